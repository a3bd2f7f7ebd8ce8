import type { ImportPreview, PreviewedRow } from '../contracts/integration.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Replies } from '../knowledge/replies.ts';
import { DomainError } from '../shared/errors.ts';
import { applyChange, explainRefusal, type ImportNeeds, type Sent } from './import-changes.ts';
import { type ChangeRow, readChangeRows } from './read-change-rows.ts';

const MOST_AT_ONCE = 200;

/**
 * What a file of changes would do: every row is tried as it would be done, and taken back before anybody sees it. The
 * rows of a ticket build on each other; those of different tickets are tried apart, so that nobody waits long.
 *
 * @throws {DomainError} where it is no file of changes, an empty one or too long.
 */
export async function previewChanges(
  needs: ImportNeeds,
  { text, system }: { text: string; system: string },
): Promise<ImportPreview> {
  const read = readChangeRows(text, needs.replies);
  if (read.length === 0) throw new DomainError('invalid', 'changes-none');
  if (read.length > MOST_AT_ONCE)
    throw new DomainError('invalid', 'changes-too-many', { most: String(MOST_AT_ONCE) });
  const rows: PreviewedRow[] = [];
  for (const number of new Set(read.map((row) => row.number))) {
    const ofTicket = read.filter((row) => row.number === number);
    rows.push(...(await tryOut(needs, ofTicket, { read, system })));
  }
  return { rows: rows.toSorted((one, other) => one.line - other.line) };
}

async function tryOut(
  needs: ImportNeeds,
  rows: readonly ChangeRow[],
  { read, system }: { read: readonly ChangeRow[]; system: string },
): Promise<PreviewedRow[]> {
  return needs.db.transaction(async (tx) => {
    await tx.query('savepoint untouched');
    const tried: PreviewedRow[] = [];
    for (const row of rows) {
      const reason = refusalOfRow(row, read, needs.replies);
      tried.push(
        reason === undefined && row.change !== undefined
          ? await tryRow(needs, tx, { row, change: row.change, system })
          : { ...unknownRow(row), reason: reason ?? null },
      );
    }
    await tx.query('rollback to savepoint untouched');
    return tried;
  });
}

/** What is wrong with it before anybody looks at the ticket. */
function refusalOfRow(
  { change, line, number, wrong }: ChangeRow,
  read: readonly ChangeRow[],
  replies: Replies,
): string | undefined {
  if (change === undefined) {
    const keys = wrong.map((key) => `integration.import.wants.${key}`);
    const known = keys.map((key) => (replies.has(key) ? key : 'integration.import.wants.other'));
    const wants = [...new Set(known)].map((key) => replies.say(key)).join('；');
    return replies.say('integration.import.wrong', { wants });
  }
  const first = read.find((other) => other.change?.externalId === change.externalId);
  if (first === undefined || first.line === line || first.number === number) return undefined;
  return replies.say('integration.import.twice', { line: String(first.line) });
}

function unknownRow({ line, number, change }: ChangeRow): PreviewedRow {
  const unknown = { outcome: 'refused', reason: null, from: null, version: null } as const;
  return { ...unknown, line, number, to: change?.to ?? null, change: change ?? null };
}

async function tryRow(
  needs: ImportNeeds,
  tx: SqlExecutor,
  { row, ...sent }: { row: ChangeRow } & Sent,
): Promise<PreviewedRow> {
  const { status = null, version = null } =
    (await needs.tickets.findByNumber(tx, sent.change.number)) ?? {};
  await tx.query('savepoint before_row');
  const { outcome, reason } = await applyChange(needs, tx, sent).catch(async (error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    await tx.query('rollback to savepoint before_row');
    return explainRefusal(needs, tx, { ...sent, error });
  });
  return { ...unknownRow(row), outcome, reason, from: status, version };
}
