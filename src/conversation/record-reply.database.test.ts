import { beforeAll, beforeEach, expect, it } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  type TestAssistant,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';
import type { Database } from '../database/executor.ts';
import { checkChain } from '../receipts/check-chain.ts';
import { RECEIPT_SEALS } from '../receipts/receipt-repository.ts';
import { createSeal } from '../shared/seal.ts';

const TRANSACTION = 'begin';
const QUESTION = '办低保要带什么';

const seal = createSeal(Buffer.alloc(32, 7), RECEIPT_SEALS);

describeSharingOnEveryDatabase('recording a reply', (database) => {
  const nothing = async () => undefined;
  let before: (text: string) => Promise<void> = nothing;
  let statements: string[] = [];
  let assistant: TestAssistant;
  let otherProcess: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(watched());
    otherProcess = await givenAssistant(database());
  });

  beforeEach(() => {
    statements = [];
    before = nothing;
  });

  it('is one statement, as receiving its message is, where nobody else has recorded since', async () => {
    const { say } = await givenConversation(assistant, '南通市');
    await say('你好');
    statements = [];

    await say('你好');

    expect(statements.map(nameOf).filter((name) => name !== 'other')).toEqual([
      'receive',
      'record',
    ]);
  });

  it('takes its turn where another process records first each time', async () => {
    const other = await givenConversation(otherProcess, '南通市');
    const { say, messages } = await givenConversation(assistant, '南通市');
    statements = [];
    before = async (text) => {
      if (nameOf(text) === 'record') await other.say('你好');
    };

    const reply = await say(QUESTION);

    expect(statements.filter((text) => nameOf(text) === 'record')).toHaveLength(3);
    expect(statements.map(nameOf)).toContain('transaction');
    expect((await messages()).at(-1)).toMatchObject({ seq: 3, reply });
    expect(await broken()).toBeNull();
  });

  it('is of a turn taken anew where another process answered in the conversation meanwhile', async () => {
    const { id, say, messages } = await givenConversation(assistant, '南通市');
    let isFirst = true;
    before = async (text) => {
      if (nameOf(text) !== 'record' || !isFirst) return;
      isFirst = false;
      await otherProcess.conversations.say({ conversationId: id, text: '我妈七十二，崇川的' });
    };

    const reply = await say(QUESTION);

    expect(reply).toMatchObject({ seq: 5, region: { name: '崇川区' } });
    expect((await messages()).map(({ seq, from }) => `${seq} ${from}`)).toEqual([
      '1 assistant',
      '2 citizen',
      '3 citizen',
      '4 assistant',
      '5 assistant',
    ]);
    expect(await broken()).toBeNull();
  });

  it('takes the number behind a message that came meanwhile', async () => {
    const { id, say } = await givenConversation(assistant, '南通市');
    let isFirst = true;
    before = async (text) => {
      if (nameOf(text) !== 'record' || !isFirst) return;
      isFirst = false;
      await database().query('update conversations set last_seq = last_seq + 1 where id = $1', [
        id,
      ]);
    };

    expect(await say(QUESTION)).toMatchObject({ seq: 4 });
    expect(statements.filter((text) => nameOf(text) === 'record')).toHaveLength(2);
  });

  it('of a conversation that was erased meanwhile leaves nothing behind', async () => {
    const { id, say } = await givenConversation(assistant, '南通市');
    before = async (text) => {
      if (nameOf(text) === 'record') await otherProcess.conversations.erase(id);
    };

    await expect(say(QUESTION)).rejects.toMatchObject({ code: 'conversation-not-found' });
    const { rows } = await database().query('select from receipts where conversation_id = $1', [
      id,
    ]);
    expect(rows).toEqual([]);
  });

  it('keeps one chain, however many processes record at once', async () => {
    const talks = await Promise.all(
      [assistant, otherProcess, assistant, otherProcess].map((by) =>
        givenConversation(by, '南通市'),
      ),
    );

    await Promise.all(talks.flatMap(({ say }) => [say('你好'), say(QUESTION), say('谢谢')]));

    const told = await Promise.all(talks.map(async ({ messages }) => (await messages()).length));
    expect(told).toEqual([7, 7, 7, 7]);
    expect(await broken()).toBeNull();
  });

  const broken = async () => (await checkChain(database(), seal)).broken;

  /** The database, with what a turn asks of it written down, after something else has happened. */
  function watched(): Database {
    return {
      ...database(),
      async query(text, values) {
        statements.push(text);
        await before(text);
        return database().query(text, values);
      },
      transaction(work) {
        statements.push(TRANSACTION);
        return database().transaction(work);
      },
    };
  }
});

function nameOf(statement: string): 'receive' | 'record' | 'transaction' | 'other' {
  if (statement.includes('receive_message')) return 'receive';
  if (statement.includes('record_reply')) return 'record';
  return statement === TRANSACTION ? 'transaction' : 'other';
}
