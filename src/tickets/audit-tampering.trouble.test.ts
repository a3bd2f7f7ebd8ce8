import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { emergency, givenDesk, LI, seal } from '../../tests/support/ticket-desk.ts';
import type { AuditAnchor, AuditFinding, AuditRequest } from '../contracts/audit.ts';
import type { Database } from '../database/executor.ts';
import { createAuditTickets } from './audit-tickets.ts';
import type { TicketRecord } from './ticket-row.ts';

const TICKETS = 5;
const EVENTS = 15;
const RUNS = 150;
/** Nothing has a number as high: a number is free there while two change places. */
const AWAY = 1_000_000_000;

/** Another value that the table allows, for each column of an event. */
const EDITS: Readonly<Record<string, string>> = {
  id: 'gen_random_uuid()',
  ticket_id: `(select ticket.id from tickets as ticket where ticket.id <> event.ticket_id
               order by ticket.number limit 1)`,
  version: 'event.version + 100',
  at: `event.at + interval '1 microsecond'`,
  actor: `event.actor || 'x'`,
  party: `case event.party when 'citizen' then 'system' else 'citizen' end`,
  what: `case event.what when 'paused' then 'resumed' else 'paused' end`,
  reason: `coalesce(event.reason, '') || 'x'`,
  details: `event.details || ' '`,
  previous_of_ticket: `coalesce(event.previous_of_ticket, '') || '0'`,
  previous: `coalesce(event.previous, '') || '0'`,
  hash: `repeat('0', 64)`,
  seq: 'event.seq + 1000000',
};

interface Tampering {
  what: string;
  sql: string;
  /** The places of the events it is about, as they were. */
  about: number[];
}

const place = fc.integer({ min: 1, max: EVENTS });

const edited = fc.tuple(fc.constantFrom(...Object.keys(EDITS)), place).map(([column, seq]) => ({
  what: `${column} of event ${seq} edited`,
  sql: `update ticket_events as event
             set ${column} = ${EDITS[column]}${column === 'ticket_id' ? ', version = event.version + 100' : ''}
           where event.seq = ${seq};`,
  about: [seq],
}));

const timeless = place.map((seq) => ({
  what: `event ${seq} moved to the end of time`,
  sql: `update ticket_events set at = 'infinity' where seq = ${seq};`,
  about: [seq],
}));

const deleted = fc.tuple(place, place).map(([one, other]) => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return {
    what: `events ${from} to ${to} deleted`,
    sql: `delete from ticket_events where seq between ${from} and ${to};`,
    about: Array.from({ length: to - from + 1 }, (_, at) => from + at),
  };
});

const swapped = fc
  .tuple(place, place)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({
    what: `events ${one} and ${other} swapped`,
    sql: `update ticket_events set seq = ${AWAY} + seq where seq in (${one}, ${other});
          update ticket_events set seq = ${one} + ${other} + ${AWAY} - seq where seq > ${AWAY};`,
    about: [one, other],
  }));

/** A copy of another event, under a seal that nobody made. */
const forged = fc.tuple(place, fc.constantFrom(EVENTS + 1, EVENTS + 7)).map(([copied, seq]) => ({
  what: `event ${copied} copied to ${seq}`,
  sql: `insert into ticket_events (
          seq, id, ticket_id, version, at, actor, party, what, reason, details, previous_of_ticket,
          previous, hash
        )
        select ${seq}, gen_random_uuid(), ticket_id, version + 50, at, actor, party, what, reason,
               details, previous_of_ticket, (select hash from ticket_events where seq = ${EVENTS}),
               repeat('f', 64)
          from ticket_events
         where seq = ${copied};`,
  // Tidied up it comes right after the last one.
  about: [seq, EVENTS + 1],
}));

const wholeTicket = fc.integer({ min: 1, max: TICKETS }).map((at) => ({
  what: `ticket ${at} deleted with its events`,
  sql: `delete from ticket_events
         where ticket_id = (select id from tickets where number like '%-000${at}');
        delete from tickets where number like '%-000${at}';`,
  // They opened one after the other.
  about: [at],
}));

/** Whoever is careful closes the gaps, and lets the end of the chain and the rows remember the new last events. */
const TIDIED = `
  update ticket_events set seq = ${AWAY} + seq;
  update ticket_events as event
     set seq = counted.place
    from (select before.id, row_number() over (order by before.seq) as place
            from ticket_events as before) as counted
   where counted.id = event.id;
  update ticket_chain
     set last_seq = coalesce((select max(seq) from ticket_events), 0),
         last_hash = (select hash from ticket_events order by seq desc limit 1);
  update tickets as ticket
     set last_event_hash = (select event.hash from ticket_events as event
                             where event.ticket_id = ticket.id order by event.version desc limit 1);`;

const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  edited,
  edited,
  timeless,
  deleted,
  swapped,
  forged,
  wholeTicket,
);

describeOnEveryDatabase('the audit of tickets', (database) => {
  const audit = (request: AuditRequest = {}) =>
    createAuditTickets({ db: database(), seal })(request);
  /** By hand, with everything out of the way that the owner of the tables can lift. */
  const byHand = (statements: string) =>
    database().query(`
      begin;
      alter table ticket_events disable trigger all;
      alter table tickets disable trigger all;
      ${statements}
      alter table ticket_events enable trigger all;
      alter table tickets enable trigger all;
      commit;`);

  it.each([
    { how: 'at once', after: '', expects: () => ({}) },
    {
      how: 'tidied up afterwards, by a seal noted outside',
      after: TIDIED,
      expects: (noted: AuditAnchor) => ({ expected: noted }),
    },
  ])(
    'names whatever was edited, deleted, made up or moved: $how',
    async ({ after, expects }) => {
      const numbers = await givenEvents(database());
      const { end } = await audit();
      if (end === null) throw new Error('There are no events.');
      await fc.assert(
        fc.asyncProperty(tampering, async ({ sql, about, what }) => {
          await byHand(`${sql} ${after}`);
          // What was moved to the end from there stands where it stood, once it is tidied up.
          const isTampered = await differsFromSaved(database());
          const { findings } = await audit(expects(end));
          await byHand(RESTORED);
          fc.pre(isTampered);
          expect(isNamed(findings, { about, numbers }), what + JSON.stringify(findings)).toBe(true);
        }),
        { numRuns: RUNS },
      );
      expect((await audit({ expected: end })).findings).toEqual([]);
      await database().query('drop table saved_events; drop table saved_tickets;');
    },
    60_000,
  );
});

/** Five tickets of three events each, kept aside. Returns the ticket's number for each place. */
async function givenEvents(db: Database): Promise<Map<number, string>> {
  const desk = givenDesk({ db, clock: () => new Date('2026-11-20T10:00:00+08:00') });
  const opened: TicketRecord[] = [];
  for (let at = 0; at < TICKETS; at += 1)
    opened.push(await desk.openTicket(emergency({ conversationId: null })));
  for (const { id } of opened) await desk.staff.move(id, { version: 1, to: 'dispatched' }, LI);
  for (const { id } of opened)
    await desk.staff.move(id, { version: 2, to: 'transferred', reason: '转给区里' }, LI);
  await db.query(`
    drop table if exists saved_events;
    drop table if exists saved_tickets;
    create table saved_events as select * from ticket_events;
    create table saved_tickets as select * from tickets;`);
  const { rows } = await db.query<{ seq: number; number: string }>(
    `select event.seq, ticket.number
       from ticket_events as event
       join tickets as ticket on ticket.id = event.ticket_id`,
  );
  return new Map(rows.map(({ seq, number }) => [seq, number]));
}

async function differsFromSaved(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ differs: boolean }>(
    `select exists ((table ticket_events except table saved_events)
                    union all
                    (table saved_events except table ticket_events)) as differs`,
  );
  return rows[0]?.differs === true;
}

const RESTORED = `
  delete from ticket_events;
  delete from tickets;
  insert into tickets select * from saved_tickets;
  insert into ticket_events select * from saved_events;
  update ticket_chain
     set last_seq = ${EVENTS},
         last_hash = (select hash from saved_events where seq = ${EVENTS});`;

/** By its place, by its ticket, or by the note that nothing fits any more. */
function isNamed(
  findings: readonly AuditFinding[],
  { about, numbers }: { about: readonly number[]; numbers: ReadonlyMap<number, string> },
): boolean {
  return findings.some(
    ({ kind, seq, ticket }) =>
      kind === 'anchor' ||
      (seq !== null && about.includes(seq)) ||
      about.some((each) => ticket !== null && numbers.get(each) === ticket),
  );
}
