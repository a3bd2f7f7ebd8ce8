import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { CONVERSATION, emergency, givenDesk, seal } from '../../tests/support/ticket-desk.ts';
import type { Database } from '../database/executor.ts';
import { SqlError } from '../database/sql-error.ts';
import { createAuditTickets } from './audit-tickets.ts';
import type { TicketDesk } from './ticket-desk.ts';

describeOnEveryDatabase('filing a ticket', (database) => {
  let now: Date;
  let desk: TicketDesk;
  let otherProcess: TicketDesk;
  const file = (by: TicketDesk) => by.openTicket(emergency({ conversationId: null }));

  beforeEach(() => {
    now = new Date('2026-11-20T10:00:00+08:00');
    desk = givenDesk({ db: database(), clock: () => now });
    otherProcess = givenDesk({ db: database(), clock: () => now });
  });

  it('is one statement and no transaction where nobody else has filed since', async () => {
    const statements: string[] = [];
    const alone = deskWhere({
      before: async (text) => void statements.push(text),
      transaction: () => Promise.reject(new Error('No transaction is expected.')),
    });

    await file(alone);
    await file(alone);

    expect(statements).toHaveLength(2);
  });

  it('waits for its turn where somebody else comes first each time', async () => {
    const hurried = deskWhere({ before: async () => void (await file(otherProcess)) });

    const { number } = await file(hurried);

    expect(number).toBe('WL20261120-0004');
    expect(await audited()).toMatchObject({ events: 4, findings: [] });
  });

  it('tries again where two were in the way of each other', async () => {
    let isFirst = true;
    const blocked = deskWhere({
      async before() {
        const refused = isFirst;
        isFirst = false;
        if (refused) throw new SqlError({ code: '40P01', message: 'deadlock detected' });
      },
    });

    expect((await file(blocked)).number).toBe('WL20261120-0001');
    expect(await audited()).toMatchObject({ events: 1, findings: [] });
  });

  it('gives each number and each place once, however many processes file at once', async () => {
    const processes = Array.from({ length: 6 }, () => deskWhere({}));

    const filed = await Promise.all(
      processes.flatMap((each) => [file(each), file(each), file(each)]),
    );

    expect(new Set(filed.map(({ number }) => number)).size).toBe(18);
    expect(await audited()).toMatchObject({ events: 18, findings: [] });
  });

  it('takes no number where the conversation has a ticket open already', async () => {
    const conversationId = CONVERSATION;
    await desk.openTicket(emergency({ conversationId }));
    await otherProcess.openTicket(emergency({ conversationId }));

    expect((await file(desk)).number).toBe('WL20261120-0002');
    expect(await audited()).toMatchObject({ events: 2, findings: [] });
  });

  it('takes the place it is given where another process has filed since', async () => {
    const filed = [await file(desk), await file(otherProcess), await file(desk)];

    expect(filed.map(({ number }) => number)).toEqual([
      'WL20261120-0001',
      'WL20261120-0002',
      'WL20261120-0003',
    ]);
    expect(await audited()).toMatchObject({ events: 3, findings: [] });
  });

  it('takes the place it is given on a new day', async () => {
    await file(desk);
    now = new Date('2026-11-21T10:00:00+08:00');

    const numbers = [(await file(otherProcess)).number, (await file(desk)).number];

    expect(numbers).toEqual(['WL20261121-0001', 'WL20261121-0002']);
    expect(await audited()).toMatchObject({ events: 3, findings: [] });
  });

  /** A process of its own, of which each statement that stands alone is told first. */
  function deskWhere({
    before,
    ...rest
  }: Partial<Database> & { before?: (text: string) => Promise<void> }) {
    const db: Database = {
      ...database(),
      async query(text, values) {
        await before?.(text);
        return database().query(text, values);
      },
      ...rest,
    };
    return givenDesk({ db, clock: () => now });
  }

  const audited = () => createAuditTickets({ db: database(), seal })();
});
