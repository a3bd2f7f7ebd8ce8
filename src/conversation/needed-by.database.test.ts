import { beforeAll, describe, expect, it } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  type TestAssistant,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';
import { givenStaffTicket, OPERATOR } from '../../tests/support/staff-ticket.ts';

describeSharingOnEveryDatabase('the day by which help is needed', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  const ticketOf = (number: string | undefined) => givenStaffTicket(assistant, number);

  it('comes to the ticket with the words of need, and presses first', async () => {
    const { say } = await givenConversation(assistant, '如皋市');

    const reply = await say('家里断米了，我妈的药周一就吃完');

    const ticket = await ticketOf(reply.ticket?.number);
    expect(ticket.neededBy).toEqual({ on: '2026-11-23', words: '我妈的药周一就吃完' });
    expect(ticket.clocks[0]).toMatchObject({ kind: 'needed', isFirst: true });
    expect(reply.text).toContain('11月23日（星期一）');
  });

  it('told before there was a ticket is not lost', async () => {
    const { say } = await givenConversation(assistant, '如皋市');
    await say('房东让我月底前搬');

    const reply = await say('家里没米下锅了');

    expect((await ticketOf(reply.ticket?.number)).neededBy?.on).toBe('2026-11-30');
  });

  it('told later comes to the ticket that is open', async () => {
    const { say } = await givenConversation(assistant, '如皋市');
    const filed = await say('家里没米下锅了');
    await say('搬经镇群岸村，家门口有棵槐树');

    const reply = await say('还有氧气瓶撑不到后天');

    expect(reply).toMatchObject({ kind: 'ticket', ticket: { number: filed.ticket?.number } });
    expect((await ticketOf(filed.ticket?.number)).neededBy?.on).toBe('2026-11-22');
  });

  it('stays the earliest of several', async () => {
    const { say } = await givenConversation(assistant, '如皋市');
    const filed = await say('家里没米下锅了，药周二吃完');

    await say('房东让我月底前搬');

    expect((await ticketOf(filed.ticket?.number)).neededBy?.on).toBe('2026-11-24');
  });

  it('is put off only by the citizen who puts it right, in their name and words', async () => {
    const { say } = await givenConversation(assistant, '如皋市');
    const filed = await say('家里没米下锅了，药周二吃完');

    await say('说错了，药周四才吃完');

    const { neededBy, events } = await ticketOf(filed.ticket?.number);
    expect(neededBy?.on).toBe('2026-11-26');
    expect(events.at(-1)).toMatchObject({ party: 'citizen', reason: '说错了,药周四才吃完' });
  });

  it('is no later for staff who give no reason', async () => {
    const { say } = await givenConversation(assistant, '如皋市');
    const filed = await say('家里没米下锅了，药周二吃完');
    const { id, version } = await ticketOf(filed.ticket?.number);
    const later = { version, neededBy: { on: '2026-11-30' as never, words: '月底' } };

    await expect(assistant.staff.tickets.change(id, later, OPERATOR)).rejects.toMatchObject({
      code: 'reason-required',
    });
  });

  describe('beside the kind of aid', () => {
    it('has the limit that the document gives for it, where one does', async () => {
      const { say } = await givenConversation(assistant, '怀远县');
      await say('办低保要多少天');

      const reply = await say('申请交了没人理，找人工');

      const { programme, clocks } = await ticketOf(reply.ticket?.number);
      expect(programme).toBe('subsistence_allowance');
      expect(clocks[0]).toMatchObject({
        kind: 'statutory',
        citation: { document: '怀民〔2021〕184号' },
      });
    });

    it('has none where no kind of aid was named', async () => {
      const { say } = await givenConversation(assistant, '怀远县');

      const reply = await say('找人工');

      expect(await ticketOf(reply.ticket?.number)).toMatchObject({ programme: null, clocks: [] });
    });
  });
});
