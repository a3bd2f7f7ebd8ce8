import type { SqlExecutor } from '../../../src/database/executor.ts';

export interface Defects {
  unanswered: number;
  withoutReceipt: number;
  answeredTwice: number;
  filedTwice: number;
}

/** What no death may leave behind, whatever was acknowledged. */
export async function countDefects(db: SqlExecutor): Promise<Defects> {
  return {
    unanswered: await count(db, UNANSWERED),
    withoutReceipt: await count(db, WITHOUT_RECEIPT),
    answeredTwice: await count(db, ANSWERED_TWICE),
    filedTwice: await count(db, FILED_TWICE),
  };
}

/** Words that nobody answered, though their key was sent until somebody did. */
const UNANSWERED = `
  select message.id
    from messages as message
   where message.sender = 'citizen'
     and not exists (select from messages as answer
                      where answer.conversation_id = message.conversation_id
                        and answer.seq = message.seq + 1
                        and answer.sender = 'assistant')`;

const ANSWERED_TWICE = `
  select message.id
    from messages as message
    join messages as before
      on before.conversation_id = message.conversation_id
     and before.seq = message.seq - 1
   where message.sender = 'assistant'
     and before.sender = 'assistant'`;

const WITHOUT_RECEIPT = `
  select message.id
    from messages as message
   where message.sender = 'assistant'
     and not exists (select from receipts as receipt
                      where receipt.message_id = message.id)`;

const FILED_TWICE = `
  select ticket.conversation_id
    from tickets as ticket
   group by ticket.conversation_id, ticket.kind
  having count(*) > 1`;

async function count(db: SqlExecutor, found: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from (${found}) as found`,
  );
  return rows[0]?.count ?? Number.NaN;
}
