import type { Statement, StatementLine, TicketStatements } from '../contracts/ticket-statements.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { commitChange, lockTicket, type TicketWork } from './commit-change.ts';
import type { StatementRepository } from './statement-repository.ts';
import { CITIZEN, type TicketActor, type TicketEvent } from './ticket-event.ts';
import type { TicketRecord } from './ticket-row.ts';

export interface StatementWork extends TicketWork {
  statements: StatementRepository;
}

/** `stated` and `confirmed` are the citizen's side, `noted` is the operator's. */
export interface NewStatement {
  id: string;
  what: 'stated' | 'confirmed' | 'noted';
  lines: readonly StatementLine[];
  by: TicketActor;
  reason?: string | undefined;
  version?: number | undefined;
}

/** Keeps a new version of what one side says; the same once more changes nothing. */
export async function stateTicket(
  work: StatementWork,
  tx: SqlExecutor,
  { id, what, lines, by, reason, version }: NewStatement,
): Promise<TicketRecord> {
  const before = await lockTicket(work, tx, { id, version });
  const { citizen, operator } = await readStatements(work, tx, id);
  const last = what === 'noted' ? operator : citizen;
  const isSame = last !== null && JSON.stringify(last.lines) === JSON.stringify(lines);
  if (isSame && (what !== 'confirmed' || last.isConfirmed)) return before;
  const after = await commitChange(work, tx, { before, change: { what, by, reason, values: {} } });
  await work.statements.insert(tx, after, lines);
  return after;
}

/** The citizen says that what was read back is right. Undefined where nothing was. */
export async function confirmStatement(
  work: StatementWork,
  tx: SqlExecutor,
  id: string,
): Promise<TicketRecord | undefined> {
  const { citizen } = await readStatements(work, tx, id);
  if (citizen === null) return undefined;
  return stateTicket(work, tx, { id, what: 'confirmed', lines: citizen.lines, by: CITIZEN });
}

/** The last version of each side, and where they differ. */
export async function readStatements(
  { chain, statements }: StatementWork,
  db: SqlExecutor,
  id: string,
): Promise<TicketStatements> {
  const lines = await statements.listByTicket(db, id);
  if (lines.size === 0) return { citizen: null, operator: null, differences: [] };
  const events = await chain.listByTicket(db, id);
  const last = (...names: TicketEvent['what'][]) => {
    const event = events.findLast(({ what }) => names.includes(what));
    return event === undefined ? null : statementOf(event, lines.get(event.version) ?? []);
  };
  const [citizen, operator] = [last('stated', 'confirmed'), last('noted')];
  return { citizen, operator, differences: differencesOf(citizen, operator) };
}

function statementOf({ at, actor, what }: TicketEvent, lines: StatementLine[]): Statement {
  return { lines, at: toShanghaiIso(at), actor: actor.name, isConfirmed: what === 'confirmed' };
}

function differencesOf(
  citizen: Statement | null,
  operator: Statement | null,
): TicketStatements['differences'] {
  if (citizen === null || operator === null) return [];
  const textIn = ({ lines }: Statement, key: string) =>
    lines.find((line) => line.key === key)?.text ?? null;
  const keys = new Set([...citizen.lines, ...operator.lines].map(({ key }) => key));
  return [...keys]
    .map((key) => ({ key, citizen: textIn(citizen, key), operator: textIn(operator, key) }))
    .filter((line) => line.citizen !== line.operator);
}
