import { openEmbeddedDatabase } from '../../../src/database/embedded-database.ts';
import { openEmbeddedEngine } from '../../../src/database/embedded-engine.ts';
import type { Database } from '../../../src/database/executor.ts';
import { createSeal } from '../../../src/shared/seal.ts';
import { createAuditTickets } from '../../../src/tickets/audit-tickets.ts';
import { TICKET_SEALS } from '../../../src/tickets/event-chain.ts';
import { countDefects } from '../crash/defects.ts';

/** What is there when the power is back. @throws {Error} where the engine cannot open it. */
export async function readStore(folder: string) {
  const db = await openFolder(folder);
  try {
    // Words that were received and not answered yet are no half: their key is sent again.
    const { withoutReceipt, answeredTwice, filedTwice } = await countDefects(db);
    const seal = createSeal(Buffer.alloc(32, 7), TICKET_SEALS);
    return {
      messages: await listOf(db, 'select message.id as kept from messages as message'),
      numbers: await listOf(db, 'select ticket.number as kept from tickets as ticket'),
      defects: withoutReceipt + answeredTwice + filedTwice,
      findings: (await createAuditTickets({ db, seal })()).findings.length,
    };
  } finally {
    await db.close();
  }
}

async function listOf(db: Database, text: string): Promise<Set<string>> {
  const { rows } = await db.query<{ kept: string }>(text);
  return new Set(rows.map(({ kept }) => kept));
}

/** In this thread: here its file layer can be recorded. */
export function openFolder(folder: string): Promise<Database> {
  return openEmbeddedDatabase({
    openEngine: () => openEmbeddedEngine({ folder }),
    idleLimitMs: 60_000,
    onWarning: () => undefined,
  });
}
