import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { emergency, givenDesk, LI, seal } from '../../tests/support/ticket-desk.ts';
import { createAuditTickets } from './audit-tickets.ts';
import type { TicketDesk } from './ticket-desk.ts';

const FIRST = 'WL20261120-0001';
const SECOND = 'WL20261120-0002';
const FORGED = 'f'.repeat(64);

describeOnEveryDatabase('the audit of tickets', (database) => {
  let desk: TicketDesk;
  const audit = (expected?: { seq: number; hash: string }) =>
    createAuditTickets({ db: database(), seal })(expected === undefined ? {} : { expected });
  const open = () => desk.openTicket(emergency({ conversationId: null }));
  /** By hand, with everything out of the way that the owner of the tables can lift. */
  const tamper = (statements: string) =>
    database().transaction(async (tx) => {
      const switchAll = (how: 'disable' | 'enable') =>
        tx.query(
          `alter table ticket_events ${how} trigger all;
           alter table tickets ${how} trigger all;`,
        );
      await switchAll('disable');
      await tx.query(statements);
      await switchAll('enable');
    });

  /** Events 1, 3 and 5 of the first ticket, 2 and 4 of the second. */
  beforeEach(async () => {
    desk = givenDesk({ db: database(), clock: () => new Date('2026-11-20T10:00:00+08:00') });
    const [first, second] = [await open(), await open()];
    await desk.staff.move(first.id, { version: 1, to: 'dispatched' }, LI);
    await desk.staff.move(second.id, { version: 1, to: 'dispatched' }, LI);
    await desk.staff.move(first.id, { version: 2, to: 'received' }, LI);
  });

  it('finds nothing where nobody was, and says where the sequence ends', async () => {
    expect(await audit()).toMatchObject({
      events: 5,
      tickets: 2,
      end: { seq: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      findings: [],
    });
  });

  describe('by any statement that did not lift the guard', () => {
    it.each([
      `update ticket_events set actor = 'zhao' where seq = 3`,
      'delete from ticket_events where seq = 5',
      `delete from tickets where number = '${SECOND}'`,
    ])('has nothing to find: %s', async (statement) => {
      await expect(database().query(statement)).rejects.toThrow(/only ever added to/);

      expect((await audit()).findings).toEqual([]);
    });
  });

  it.each([
    {
      what: 'an event whose actor was changed',
      by: `update ticket_events set actor = 'zhao' where seq = 3`,
      found: [{ kind: 'edited', seq: 3, ticket: FIRST }],
    },
    {
      what: 'an event whose time was changed by a microsecond',
      by: `update ticket_events set at = at + interval '1 microsecond' where seq = 3`,
      found: [{ kind: 'edited', seq: 3, ticket: FIRST }],
    },
    {
      what: 'an event whose details and row were changed alike',
      by: `update ticket_events
              set details = replace(details, '"received"', '"paid"')
            where seq = 5;
           update tickets set status = 'paid' where number = '${FIRST}';`,
      found: [{ kind: 'edited', seq: 5, ticket: FIRST }],
    },
    {
      what: 'an event that was taken out of the middle',
      by: 'delete from ticket_events where seq = 3',
      found: [
        { kind: 'deleted', seq: 3 },
        { kind: 'reordered', seq: 5, ticket: FIRST },
      ],
    },
    {
      what: 'an event that was taken out, with the numbers closed up',
      by: `delete from ticket_events where seq = 3;
           update ticket_events set seq = seq - 1 where seq = 4;
           update ticket_events set seq = seq - 1 where seq = 5;
           update ticket_chain set last_seq = 4;`,
      found: [
        { kind: 'deleted', seq: 3, ticket: SECOND },
        { kind: 'reordered', seq: 4, ticket: FIRST },
      ],
    },
    {
      what: 'the last event that was taken away',
      by: 'delete from ticket_events where seq = 5',
      found: [
        { kind: 'deleted', seq: 5 },
        { kind: 'state', ticket: FIRST, names: ['version', 'status', 'assignee'] },
      ],
    },
    {
      what: 'a whole ticket that was taken away with its events',
      by: `delete from ticket_events
            where ticket_id = (select id from tickets where number = '${SECOND}');
           delete from tickets where number = '${SECOND}';`,
      found: [
        { kind: 'deleted', seq: 2 },
        { kind: 'deleted', seq: 4 },
      ],
    },
    {
      what: 'a ticket whose row alone was taken away',
      by: `delete from tickets where number = '${SECOND}'`,
      found: [{ kind: 'orphan', seq: 4 }],
    },
    {
      what: 'two events that changed places',
      by: `update ticket_events set seq = 99 where seq = 3;
           update ticket_events set seq = 3 where seq = 4;
           update ticket_events set seq = 4 where seq = 99;`,
      found: [
        { kind: 'reordered', seq: 3, ticket: SECOND },
        { kind: 'reordered', seq: 4, ticket: FIRST },
        { kind: 'reordered', seq: 5, ticket: FIRST },
      ],
    },
    {
      what: 'an event that was made up and put at the end',
      by: `insert into ticket_events (
             seq, id, ticket_id, version, at, actor, party, what, details, previous_of_ticket,
             previous, hash
           )
           select 6, gen_random_uuid(), ticket_id, 4, at, 'li', 'operator', 'moved',
                  '{"set":{"status":"in_progress"},"changed":["status"]}', hash, hash, '${FORGED}'
             from ticket_events
            where seq = 5;
           update tickets set status = 'in_progress', version = 4 where number = '${FIRST}';`,
      found: [
        { kind: 'inserted', seq: 6, ticket: FIRST },
        { kind: 'end', seq: 6 },
      ],
    },
    {
      what: 'a row that says something else than its events',
      by: `update tickets set green_channel = true where number = '${FIRST}'`,
      found: [{ kind: 'state', ticket: FIRST, names: ['greenChannel'] }],
    },
    {
      what: 'a row whose days were changed',
      by: `update tickets
              set deadline = jsonb_set(deadline, '{dueAt}', '"2026-12-24T18:00:00+08:00"')
            where number = '${FIRST}'`,
      found: [{ kind: 'state', ticket: FIRST, names: ['deadline'] }],
    },
    {
      what: 'an end that was forgotten',
      by: 'delete from ticket_chain',
      found: [{ kind: 'end', seq: 5 }],
    },
  ])('names $what', async ({ by, found }) => {
    await tamper(by);

    const { findings } = await audit();
    expect(findings).toEqual(found.map((each) => expect.objectContaining(each)));
  });

  it('finds a cut with all that remembers it by what was noted outside', async () => {
    const { end } = await audit();
    await tamper(`
      delete from ticket_events where seq = 5;
      update ticket_chain
         set last_seq = 4,
             last_hash = (select hash from ticket_events where seq = 4);
      update tickets
         set status = 'dispatched', version = 2, assignee = null,
             last_event_hash = (select hash from ticket_events where seq = 3)
       where number = '${FIRST}';
    `);

    expect((await audit()).findings).toEqual([]);
    expect((await audit(end ?? undefined)).findings).toMatchObject([{ kind: 'anchor', seq: 5 }]);
  });

  it('takes a ticket from before the seals as it stood', async () => {
    await tamper(`
      delete from ticket_events;
      delete from ticket_chain;
      update tickets set last_event_hash = null;
    `);

    const adopted = [await desk.adopt(), await desk.adopt()];

    expect(adopted).toEqual([2, 0]);
    expect(await audit()).toMatchObject({ events: 2, findings: [] });
  });
});
