import type { AuditFinding, AuditRequest, TicketAudit } from '../contracts/audit.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import type { Seal } from '../shared/seal.ts';
import { auditSequence } from './audit-sequence.ts';
import { EVENT_COLUMNS } from './event-chain.ts';
import { detailsOf, type StoredEvent, StoredEventSchema } from './ticket-event.ts';
import { createTicketRepository, type TicketRepository } from './ticket-repository.ts';
import { rememberedState, type TicketRecord } from './ticket-row.ts';
import { differencesBetween, type StateChange, stateOf } from './ticket-state.ts';

const PAGE = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** An audit reads no words: they stay as they are stored. */
const unread = {
  cipher: { encrypt: (text: string) => text, decrypt: (text: string) => text },
  findPlace: () => undefined,
};

/**
 * Finds and names what was changed in the tickets and their events by other ways than the service's own.
 * An end that was cut off together with every memory of it is found only with `expected`, noted outside.
 */
export function createAuditTickets({ db, seal }: { db: Database; seal: Seal }) {
  const tickets = createTicketRepository(unread);
  return ({ expected }: AuditRequest = {}): Promise<TicketAudit> =>
    db.transaction(async (tx) => {
      // One picture of all of it, also while the service works on.
      await tx.query('set transaction isolation level repeatable read, read only');
      const { count, end, findings } = await auditSequence(tx, seal);
      const rows = await auditRows(tx, tickets);
      const all = [...findings, ...rows.findings, ...(await orphans(tx))];
      if (expected !== undefined && !(await holds(tx, expected)))
        all.push({ kind: 'anchor', seq: expected.seq, ticket: null, names: [] });
      return { events: count, tickets: rows.count, end, findings: await withNumbers(tx, all) };
    });
}

/** Each row against what its own events come to. */
async function auditRows(tx: SqlExecutor, tickets: TicketRepository) {
  const findings: AuditFinding[] = [];
  let count = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const page = await tickets.list(
      tx,
      'where ticket.id > $1::uuid order by ticket.id limit $2::integer',
      [after, PAGE],
    );
    const last = page.at(-1);
    if (last === undefined) return { count, findings };
    const events = await eventsOf(tx, page);
    findings.push(...page.flatMap((record) => auditRow(record, events.get(record.id) ?? [])));
    count += page.length;
    after = last.id;
  }
}

function auditRow(record: TicketRecord, events: readonly StoredEvent[]): AuditFinding[] {
  if (events.length === 0) return [{ kind: 'orphan', seq: null, ticket: record.id, names: [] }];
  const changes = events.map(changeOf);
  const remembered = { ...rememberedState(record), version: record.version };
  const names = differencesBetween(stateOf(changes), remembered);
  const said = record.deadline && new Date(record.deadline.dueAt).getTime();
  if ((said ?? null) !== (record.dueAt?.getTime() ?? null)) names.push('deadline');
  const broken = events.filter(
    ({ previousOfTicket }, at) => previousOfTicket !== (events[at - 1]?.hash ?? null),
  );
  return [
    ...(names.length === 0 ? [] : [finding('state', record, names)]),
    ...broken.map(({ seq }) => ({ ...finding('reordered', record, ['version']), seq })),
  ];
}

/** Details that cannot be read set nothing: the walk through the sequence names the event. */
function changeOf(event: StoredEvent): StateChange {
  try {
    return { version: event.version, details: detailsOf(event) };
  } catch {
    return { version: event.version, details: { set: {} } };
  }
}

function finding(kind: AuditFinding['kind'], { id }: TicketRecord, names: string[]): AuditFinding {
  return { kind, seq: null, ticket: id, names };
}

async function eventsOf(
  tx: SqlExecutor,
  page: readonly TicketRecord[],
): Promise<Map<string, StoredEvent[]>> {
  const { rows } = await tx.query(
    `select ${EVENT_COLUMNS}
       from ticket_events as event
      where event.ticket_id = any ($1::uuid[])
      order by event.ticket_id, event.version`,
    [page.map(({ id }) => id)],
  );
  const found = new Map<string, StoredEvent[]>();
  for (const row of rows) {
    const event = StoredEventSchema.parse(row);
    found.set(event.ticketId, [...(found.get(event.ticketId) ?? []), event]);
  }
  return found;
}

/** Events whose ticket is gone. */
async function orphans(tx: SqlExecutor): Promise<AuditFinding[]> {
  const { rows } = await tx.query<{ ticketId: string; seq: number }>(
    `
    select event.ticket_id as "ticketId",
           max(event.seq) as seq
      from ticket_events as event
      left join tickets as ticket on ticket.id = event.ticket_id
     where ticket.id is null
     group by event.ticket_id
     order by event.ticket_id
    `,
  );
  return rows.map(({ ticketId, seq }) => ({ kind: 'orphan', seq, ticket: ticketId, names: [] }));
}

async function holds(
  tx: SqlExecutor,
  { seq, hash }: { seq: number; hash: string },
): Promise<boolean> {
  const { rows } = await tx.query(
    `select event.seq from ticket_events as event where event.seq = $1::bigint and event.hash = $2::text`,
    [seq, hash],
  );
  return rows.length > 0;
}

/** People know tickets by their numbers. */
async function withNumbers(
  tx: SqlExecutor,
  findings: readonly AuditFinding[],
): Promise<AuditFinding[]> {
  const { rows } = await tx.query<{ id: string; number: string }>(
    'select ticket.id, ticket.number from tickets as ticket where ticket.id = any ($1::uuid[])',
    [[...new Set(findings.flatMap(({ ticket }) => ticket ?? []))]],
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return findings.map((each) => ({
    ...each,
    ticket: each.ticket && (numbers.get(each.ticket) ?? each.ticket),
  }));
}
