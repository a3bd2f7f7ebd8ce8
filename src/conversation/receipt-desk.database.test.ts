import { expect, it } from 'vitest';
import { givenAssistant, givenConversation } from '../../tests/support/assistant.ts';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';

describeOnEveryDatabase('the receipt of an answer', (database) => {
  it('makes the answer again for its citizen and for staff, until it is erased', async () => {
    const assistant = await givenAssistant(database());
    const { receipts } = assistant;
    const citizen = await givenConversation(assistant, '如皋市');
    const stranger = await givenConversation(assistant);
    const question = '办低保要带什么材料';
    const reply = await citizen.say(question);
    const filed = await citizen.say('家里没米下锅了，两天没吃东西');

    const own = await receipts.readForCitizen(reply.receipt, citizen.token);
    expect(own).toMatchObject({ question, answer: reply.text, answerMatches: true });
    expect(own.claims?.flatMap(({ support }) => support.map(({ by }) => by))).toContain('clause');
    expect([own.quotesStand, own.clauses.length > 0]).toEqual([true, true]);
    expect(await receipts.readForStaff(reply.receipt.toLowerCase())).toEqual(own);
    await expect(receipts.readForCitizen(reply.receipt, stranger.token)).rejects.toMatchObject({
      code: 'receipt-not-found',
    });

    const code = filed.ticket?.code ?? 'no ticket';
    const forStaff = await receipts.readForStaff(filed.receipt);
    expect(JSON.stringify(forStaff)).not.toContain(code);
    expect(forStaff.answerMatches).toBe(true);
    const forCitizen = await receipts.readForCitizen(filed.receipt, citizen.token);
    expect(forCitizen.answer).toBe(filed.text);

    const [greeting] = await citizen.messages();
    expect(await receipts.readForStaff(greeting?.reply?.receipt ?? '')).toMatchObject({
      answer: greeting?.text,
      answerMatches: true,
    });
    await assistant.conversations.erase(citizen.id);
    expect(await receipts.readForStaff(reply.receipt)).toMatchObject({
      question: null,
      claims: null,
      answer: null,
    });
    expect(await assistant.audit()).toMatchObject({ receipts: 4, broken: null, findings: [] });
  });
});
