import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { emergency, givenDesk, seal } from '../../tests/support/ticket-desk.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { createAuditTickets } from './audit-tickets.ts';
import type { TicketDesk } from './ticket-desk.ts';

describeOnEveryDatabase('filing a ticket', (database) => {
  let now: Date;
  let desk: TicketDesk;
  let otherProcess: TicketDesk;
  const file = (by: TicketDesk, through = (tx: SqlExecutor) => tx) =>
    database().transaction((tx) => by.openTicket(through(tx), emergency({ conversationId: null })));

  beforeEach(() => {
    now = new Date('2026-11-20T10:00:00+08:00');
    desk = givenDesk({ db: database(), clock: () => now });
    otherProcess = givenDesk({ db: database(), clock: () => now });
  });

  it('is one statement where nobody else has filed since', async () => {
    await file(desk);
    const statements: string[] = [];

    await file(desk, (tx) => ({
      query: (text, values) => {
        statements.push(text);
        return tx.query(text, values);
      },
    }));

    expect(statements).toHaveLength(1);
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

  it('takes the place it is given where its last one was rolled back', async () => {
    await file(desk);
    const failed = database().transaction(async (tx) => {
      await desk.openTicket(tx, emergency({ conversationId: null }));
      throw new Error('The turn failed.');
    });
    await expect(failed).rejects.toThrow('The turn failed.');

    expect((await file(desk)).number).toBe('WL20261120-0002');
    expect(await audited()).toMatchObject({ events: 2, findings: [] });
  });

  it('takes the place it is given on a new day', async () => {
    await file(desk);
    now = new Date('2026-11-21T10:00:00+08:00');

    const numbers = [(await file(otherProcess)).number, (await file(desk)).number];

    expect(numbers).toEqual(['WL20261121-0001', 'WL20261121-0002']);
    expect(await audited()).toMatchObject({ events: 3, findings: [] });
  });

  const audited = () => createAuditTickets({ db: database(), seal })();
});
