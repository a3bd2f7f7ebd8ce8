import { beforeAll, expect, it } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  type TestAssistant,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';

describeSharingOnEveryDatabase('a ticket asked for in the conversation', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  const givenTicket = async () => {
    const { say } = await givenConversation(assistant, '如皋市');
    const { ticket } = await say('家里没米下锅了');
    if (ticket == null) throw new Error('No ticket was filed.');
    return { say, ...ticket };
  };

  it('is told by number and code in another conversation, until too many codes were wrong', async () => {
    const { number, code } = await givenTicket();
    const { say } = await givenConversation(assistant);
    const asked = `查一下工单 ${number}，查询码`;
    const first = await say(`${asked} ${code}`);
    const wrong = [];
    for (let count = 0; count < 5; count += 1) wrong.push(await say(`${asked} AAAA${count}AAA`));
    const last = await say(`${asked} ${code}`);

    expect(first.text).toContain(number);
    expect(wrong.map(({ text }) => text)).toEqual(
      wrong.map(() => expect.stringContaining('没有查到')),
    );
    expect(last.text).toMatch(/请过 1 分钟再试/);
    expect(last.text).toContain('12345');
    expect(last.unanswered).toEqual({ reason: 'needs_person' });
  });

  it('is its own without any code, whatever was tried', async () => {
    const { number, say } = await givenTicket();
    for (let count = 0; count < 6; count += 1) await say(`查一下工单 ${number}，查询码 AAAAAAAA`);

    expect((await say('我的工单办到哪一步了')).text).toContain(number);
  });
});
