import { beforeAll, expect, it } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  type TestAssistant,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';
import { givenStaffTicket, OPERATOR } from '../../tests/support/staff-ticket.ts';
import type { TicketStatus } from '../contracts/tickets.ts';

describeSharingOnEveryDatabase('news of a ticket', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  async function givenTicket() {
    const talk = await givenConversation(assistant, '如皋市');
    const filed = await talk.say('家里没米下锅了，电话13812345678');
    const number = filed.ticket?.number;
    const read = () => givenStaffTicket(assistant, number);
    const walk = async (...path: TicketStatus[]) => {
      for (const to of path) {
        const { id, version } = await read();
        await assistant.staff.tickets.move(id, { version, to, reason: '理由' }, OPERATOR);
      }
    };
    const news = async () => (await talk.messages()).at(-1);
    return { ...talk, filed, number, read, walk, news };
  }

  const paid = ['dispatched', 'received', 'in_progress', 'paid'] as const;

  it('is said in the conversation when it moves, with what comes next and a receipt', async () => {
    const { walk, news, number, token } = await givenTicket();

    await walk('dispatched');

    const said = await news();
    expect(said).toMatchObject({ from: 'assistant', seq: 4, reply: { kind: 'ticket' } });
    expect(said?.text).toContain(`工单 ${number} 有新进展：已派给当地`);
    expect(said?.reply?.ticket).toMatchObject({ number, status: 'dispatched' });
    const receipt = await assistant.receipts.readForCitizen(said?.reply?.receipt ?? '', token);
    expect(receipt).toMatchObject({ decision: 'ticket-moved' });
  });

  it('wakes whoever listens to the conversation', async () => {
    const { id, walk } = await givenTicket();
    const heard: string[] = [];
    const stop = await assistant.staff.watch(({ what, id: of }) => heard.push(`${what} ${of}`));

    await walk('dispatched');
    await stop();

    expect(heard).toContain(`conversation ${id}`);
  });

  it('is not taken for the answer of a message that is sent again', async () => {
    const { id, say, walk, messages } = await givenTicket();
    await assistant.conversations.say({
      conversationId: id,
      text: '办低保要带什么',
      clientId: 'key',
    });
    await walk('dispatched');
    await database().query(
      `delete from messages where sender = 'assistant' and seq = 5 and conversation_id = $1::uuid`,
      [id],
    );

    expect(await say('办低保要带什么', 'key')).toMatchObject({ kind: 'answer' });
    expect(await messages()).toHaveLength(6);
  });

  it('stays away from a conversation that was erased', async () => {
    const { id, walk, read } = await givenTicket();
    await assistant.conversations.erase(id);

    await walk('dispatched');

    expect((await read()).status).toBe('dispatched');
  });

  it('asks after the aid was paid whether it arrived, and keeps the answer', async () => {
    const { say, walk, news, read } = await givenTicket();
    await walk(...paid);

    expect((await news())?.reply?.suggestions).toEqual(['收到了', '没收到']);
    const thanked = await say('收到了，谢谢你们');

    expect(thanked).toMatchObject({ kind: 'ticket', ticket: { status: 'paid' } });
    expect((await read()).events.at(-1)).toMatchObject({ what: 'arrived', party: 'citizen' });
    expect(await assistant.staff.tickets.measure()).toMatchObject({ paid: 1, arrived: 1 });
  });

  it('opens the ticket again where nothing arrived, whatever was talked of in between', async () => {
    const { say, walk, read } = await givenTicket();
    await walk(...paid);
    await say('办低保要带什么');

    const reply = await say('钱还没收到');

    expect(reply.text).toContain('重新打开');
    const { status, events } = await read();
    expect(status).toBe('accepted');
    expect(events.at(-1)).toMatchObject({ what: 'moved', reason: '钱还没收到' });
  });

  it('opens the ticket again for who said first that it had arrived', async () => {
    const { say, walk, read } = await givenTicket();
    await walk(...paid);
    await say('收到了');

    const reply = await say('看错了 没收到');

    expect(reply.text).toContain('重新打开');
    const { status, events } = await read();
    expect(status).toBe('accepted');
    expect(events.at(-1)).toMatchObject({ what: 'moved', reason: '看错了 没收到' });
  });

  it('leaves it as it is where another aid has not arrived', async () => {
    const { say, walk, read } = await givenTicket();
    await walk(...paid);
    await say('收到了');

    await say('残疾人两项补贴一直没收到');

    expect((await read()).status).toBe('paid');
  });

  it('keeps that it arrived where that is said once more', async () => {
    const { say, walk, read } = await givenTicket();
    await walk(...paid);
    await say('收到了');

    const reply = await say('收到了');

    expect(reply.text).toContain('记下您收到了');
    const arrivals = (await read()).events.filter(({ what }) => what === 'arrived');
    expect(arrivals).toHaveLength(1);
  });

  it('keeps on the ticket opened again that it arrived after all', async () => {
    const { say, walk, read } = await givenTicket();
    await walk(...paid);
    await say('没收到');

    const reply = await say('收到了');

    expect(reply.text).toContain('记下您收到了');
    const { status, events } = await read();
    expect(status).toBe('accepted');
    expect(events.at(-1)).toMatchObject({ what: 'arrived', party: 'citizen' });
  });

  it('asks for no answer where nothing was paid', async () => {
    const { say, read } = await givenTicket();

    await say('没收到');

    expect((await read()).events.map(({ what }) => what)).not.toContain('not_arrived');
  });
});
