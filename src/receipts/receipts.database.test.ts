import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { createCipher } from '../shared/cipher.ts';
import { newId } from '../shared/ids.ts';
import { createSeal } from '../shared/seal.ts';
import { checkChain } from './check-chain.ts';
import { createReceiptRepository, type Receipt } from './receipt-repository.ts';

const CONVERSATION = '00000000-0000-4000-8000-000000000001';
const seal = createSeal(Buffer.alloc(32, 7), 'test');
const receipts = createReceiptRepository({ cipher: createCipher(Buffer.alloc(32, 7)), seal });

const receiptWith = (code: string): Receipt => ({
  code,
  conversationId: CONVERSATION,
  messageId: newId(),
  questionMasked: '多久查一回',
  facts: { familySize: 3 },
  decision: 'policy',
  programmes: ['subsistence_allowance'],
  regionCode: '320682',
  asOf: calendarDate('2026-11-21'),
  clauseIds: [newId()],
  rulesVersion: '1',
  generatedBy: 'model',
  wording: { model: 'qwen', prompt: 'answer-policy@1' },
  claims: [
    {
      text: '您好。',
      opens: 'paragraph',
      wordedBy: 'rules',
      support: [{ by: 'phrase', key: 'a.hello', values: {} }],
    },
  ],
  wordings: new Map([['phrase:a.hello', '您好。']]),
  text: '您好。',
  createdAt: new Date('2026-11-21T10:00:00.123+08:00'),
});

describeOnEveryDatabase('receipts', (database) => {
  beforeEach(async () => {
    for (const code of ['A', 'B', 'C'])
      await database().transaction((tx) => receipts.insert(tx, receiptWith(code)));
  });

  it('are found with all that they were written with', async () => {
    const { isText, ...found } = (await receipts.find(database(), 'B')) ?? {};

    expect(found).toMatchObject({
      conversationId: CONVERSATION,
      questionMasked: '多久查一回',
      facts: { familySize: 3 },
      programmes: ['subsistence_allowance'],
      asOf: '2026-11-21',
      prompt: 'answer-policy@1',
      model: 'qwen',
      claims: receiptWith('B').claims,
      wordings: new Map([['phrase:a.hello', '您好。']]),
      seal: { position: 2 },
    });
    expect([isText?.('您好。'), isText?.('您好')]).toEqual([true, false]);
  });

  it('are a chain that holds, also when the words of a conversation are erased', async () => {
    expect(await checkChain(database(), seal)).toEqual({ receipts: 3, broken: null });

    await receipts.forgetConversation(database(), CONVERSATION);

    expect(await checkChain(database(), seal)).toEqual({ receipts: 3, broken: null });
    expect(await receipts.find(database(), 'B')).toMatchObject({
      conversationId: null,
      questionMasked: null,
      facts: null,
      claims: null,
    });
  });

  it.each([
    { rule: 'a decision is edited', edit: `set decision = 'assess'`, why: 'changed' },
    { rule: 'a question is edited', edit: `set question_masked = '别的'`, why: 'words-changed' },
    { rule: 'only a question is erased', edit: 'set question_masked = null', why: 'words-changed' },
    { rule: 'the claims are swapped', edit: 'set claims = facts', why: 'words-changed' },
    { rule: 'the place is edited', edit: `set region_code = '340321'`, why: 'changed' },
    { rule: 'the day is edited', edit: `set as_of = '2026-11-20'`, why: 'changed' },
    { rule: 'a clause is taken out', edit: `set clause_ids = '{}'`, why: 'changed' },
    { rule: 'the model is denied', edit: `set generated_by = 'rules'`, why: 'changed' },
    { rule: 'the text is exchanged', edit: `set text_digest = 'a'`, why: 'changed' },
    { rule: 'a hash is made up', edit: `set hash = 'a'`, why: 'changed' },
    { rule: 'a row is moved', edit: 'set position = 9', why: 'missing' },
  ])('are no whole chain where $rule', async ({ edit, why }) => {
    await database().query(`update receipts ${edit} where position = 2`);

    expect((await checkChain(database(), seal)).broken?.why).toBe(why);
  });

  it('are no whole chain where a row is deleted', async () => {
    await database().query('delete from receipts where position = 2');

    expect((await checkChain(database(), seal)).broken).toEqual({
      position: 3,
      code: 'C',
      why: 'missing',
    });
  });

  it('are no whole chain where the newest are deleted', async () => {
    await database().query('delete from receipts where position >= 2');

    expect((await checkChain(database(), seal)).broken).toEqual({
      position: 2,
      code: null,
      why: 'missing',
    });
  });

  it('are no whole chain where their end is written anew without the key', async () => {
    await database().query('delete from receipts where position = 3');
    await database().query(`update receipt_chain set position = 2, hash = 'a'`);

    expect((await checkChain(database(), seal)).broken?.why).toBe('missing');
  });

  it('are no whole chain where a kept wording is edited', async () => {
    await database().query(`update wordings set words = words || '一定给您办'`);

    expect((await checkChain(database(), seal)).broken?.why).toBe('wording-changed');
  });

  it('from before claims were recorded stay readable and stand outside the chain', async () => {
    await database().query(
      `
      insert into receipts
             (code, message_id, decision, as_of, clause_ids, rules_version, generated_by, created_at)
      values ('OLD', gen_random_uuid(), 'policy', '2026-11-01', '{}', '1', 'rules', now())
      `,
    );

    expect(await receipts.find(database(), 'OLD')).toMatchObject({ claims: null, seal: null });
    expect(await checkChain(database(), seal)).toEqual({ receipts: 3, broken: null });
  });
});
