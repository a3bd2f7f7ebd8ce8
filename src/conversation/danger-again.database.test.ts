import { beforeAll, expect, it } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  type TestAssistant,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';
import { givenStaffTicket, OPERATOR } from '../../tests/support/staff-ticket.ts';

describeSharingOnEveryDatabase('what is told again after somebody knows', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  async function givenAcknowledged(...said: string[]) {
    const talk = await givenConversation(assistant, '如皋市');
    for (const text of said) await talk.say(text);
    const { rows } = await database().query<{ number: string }>(
      'select ticket.number from tickets as ticket where ticket.conversation_id = $1::uuid',
      [talk.id],
    );
    const { id } = await givenStaffTicket(assistant, rows[0]?.number);
    await assistant.dutyWatch.sweep();
    await assistant.duty.acknowledge(id, OPERATOR);
    const noticesAfter = async (text: string) => {
      const reply = await talk.say(text);
      await assistant.dutyWatch.sweep();
      const open = await assistant.duty.listNotices(OPERATOR);
      return { reply, notices: open.filter(({ ticketId }) => ticketId === id) };
    };
    return { id, noticesAfter };
  }

  it('a danger is a new notice, also in the very same words, and nobody is said to know', async () => {
    const { id, noticesAfter } = await givenAcknowledged('我不想活了');

    const { reply, notices } = await noticesAfter('我不想活了');

    expect(reply).toMatchObject({ kind: 'safety', ticket: expect.anything() });
    expect(reply.text).not.toContain('确认看到');
    expect(notices).toMatchObject([{ kind: 'danger', mayAcknowledge: true }]);
    const { events } = await assistant.staff.tickets.read(id, OPERATOR);
    expect(events.map(({ what }) => what)).toEqual(['opened', 'acknowledged', 'urged']);
  });

  it('the same detail again changes nothing, and staff are said to have seen the ticket', async () => {
    const { noticesAfter } = await givenAcknowledged('家里没米下锅了');

    for (const text of ['村东头第二家', '电话13812345678 药周四吃完', '对'])
      await noticesAfter(text);
    const { reply } = await noticesAfter('药周四吃完');

    expect(reply.text).toContain('工作人员确认看到您的工单了');
  });

  it('what is told beside it is noted, and the numbers are said again', async () => {
    const { noticesAfter } = await givenAcknowledged('我爱人刚才倒下去了 喊他不应');

    const { reply } = await noticesAfter('打过120了 在等车 他还有气');

    expect(reply).toMatchObject({ kind: 'handoff', safety: { call: ['120'] } });
    expect(reply.text).toMatch(/补到单子.*120/s);
  });

  it('another emergency is a new notice', async () => {
    const { noticesAfter } = await givenAcknowledged('家里没米下锅了');

    expect((await noticesAfter('房子昨天烧了，今晚没地方住')).notices).toMatchObject([
      { kind: 'emergency' },
    ]);
  });

  it.each(['家里还是没米下锅', '电话13812345678', '办低保要带什么'])(
    'the same emergency, a detail or a question is none: %s',
    async (text) => {
      const { noticesAfter } = await givenAcknowledged('家里没米下锅了');

      expect((await noticesAfter(text)).notices).toEqual([]);
    },
  );
});
