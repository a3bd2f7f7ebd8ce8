import type { Database } from './database/executor.ts';
import { migrate } from './database/migrate.ts';
import { type OpenDatabaseOptions, openDatabase } from './database/open-database.ts';
import { checkChain } from './receipts/check-chain.ts';
import { RECEIPT_SEALS } from './receipts/receipt-repository.ts';
import { createSeal } from './shared/seal.ts';
import { createAuditTickets } from './tickets/audit-tickets.ts';
import { TICKET_SEALS } from './tickets/event-chain.ts';
import type { RunAudit } from './use-cases.ts';

/** Tickets and receipts, each by the seals of its own kind. */
export function createAudit({ db, dataKey }: { db: Database; dataKey: Buffer }): RunAudit {
  const auditTickets = createAuditTickets({ db, seal: createSeal(dataKey, TICKET_SEALS) });
  const receiptSeal = createSeal(dataKey, RECEIPT_SEALS);
  return async (request) => ({
    ...(await auditTickets(request)),
    ...(await checkChain(db, receiptSeal)),
  });
}

/**
 * The audit alone, for a command while the product does not run or runs on a server.
 *
 * @throws {FolderInUseError} when another process has the embedded store open.
 */
export async function openAudit({
  dataKey,
  ...store
}: Pick<OpenDatabaseOptions, 'databaseUrl' | 'dataDir'> & { dataKey: Buffer }): Promise<{
  audit: RunAudit;
  close(): Promise<void>;
}> {
  const db = await openDatabase({ ...store, onWarning: () => undefined });
  try {
    await migrate(db);
    return { audit: createAudit({ db, dataKey }), close: () => db.close() };
  } catch (error) {
    await db.close();
    throw error;
  }
}
