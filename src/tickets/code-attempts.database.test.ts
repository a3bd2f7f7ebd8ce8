import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { ADDRESS, emergency, givenDesk, LI } from '../../tests/support/ticket-desk.ts';
import type { TicketDesk } from './ticket-desk.ts';
import type { TicketRecord } from './ticket-row.ts';

const ELSEWHERE = 'address 198.51.100.7';
const TOO_MANY = { family: 'too-many', code: 'too-many-codes' };
const NOT_FOUND = { code: 'ticket-not-found' };

describeOnEveryDatabase('tries with a wrong code', (database) => {
  let now: Date;
  let desk: TicketDesk;
  let ticket: TicketRecord;
  const start = () => givenDesk({ db: database(), clock: () => now });
  const lookUp = (code: string, from: string, number = ticket.number) =>
    desk.lookUp({ number, code, from });
  const right = (from: string) => lookUp(ticket.code, from);
  const guess = async (times: number, from: string, number = ticket.number) => {
    for (let count = 0; count < times; count += 1)
      await lookUp('AAAAAAAA', from, number).catch((error: Error) => {
        if (!('code' in error)) throw error;
      });
  };
  const wait = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1_000);
  };
  const seen = async () => (await desk.staff.read(ticket.id, LI)).wrongCodes;

  beforeEach(async () => {
    now = new Date('2026-11-20T10:00:00+08:00');
    desk = start();
    ticket = await desk.openTicket(emergency());
  });

  it('let the right code in after four slips, and begin anew then', async () => {
    await guess(4, ADDRESS);
    await right(ADDRESS);
    await guess(4, ADDRESS);

    expect(await right(ADDRESS)).toMatchObject({ number: ticket.number });
  });

  it('make whoever tries wait after the fifth, also with the right code, and say how long', async () => {
    await guess(5, ADDRESS);

    await expect(right(ADDRESS)).rejects.toMatchObject({
      ...TOO_MANY,
      values: { seconds: '30', minutes: '1' },
    });
    wait(30);
    expect(await right(ADDRESS)).toMatchObject({ number: ticket.number });
  });

  it('make them wait twice as long each time, and never longer than a quarter of an hour', async () => {
    await guess(5, ADDRESS);
    const waits: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      const refused = await right(ADDRESS).catch((error) => error);
      waits.push(Number(refused.values.seconds));
      wait(Number(refused.values.seconds));
      await guess(1, ADDRESS);
    }

    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('never keep somebody else from the ticket', async () => {
    for (let count = 0; count < 30; count += 1) await guess(1, `address 203.0.113.${count}`);

    expect(await right(ELSEWHERE)).toMatchObject({ number: ticket.number });
    await guess(1, ELSEWHERE);
    expect(await right(ELSEWHERE)).toMatchObject({ number: ticket.number });
  });

  it('leave each fewer tries at a ticket that many have tried', async () => {
    for (let count = 0; count < 10; count += 1) await guess(1, `address 203.0.113.${count}`);
    await guess(2, ELSEWHERE);

    await expect(right(ELSEWHERE)).rejects.toMatchObject(TOO_MANY);
  });

  it('count for an address over all tickets, whether they exist or not', async () => {
    for (let count = 0; count < 30; count += 1)
      await guess(1, ADDRESS, `WL20261120-9${String(count).padStart(3, '0')}`);

    await expect(right(ADDRESS)).rejects.toMatchObject(TOO_MANY);
    expect(await right(ELSEWHERE)).toMatchObject({ number: ticket.number });
    wait(60);
    expect(await right(ADDRESS)).toMatchObject({ number: ticket.number });
  });

  it('count the same number in another writing', async () => {
    const digits = ticket.number.replace(/\D/g, '');
    await guess(3, ADDRESS);
    await guess(2, ADDRESS, digits);

    await expect(right(ADDRESS)).rejects.toMatchObject(TOO_MANY);
  });

  it('sent at once do not pass each other', async () => {
    const tries = Array.from({ length: 12 }, () => lookUp('AAAAAAAA', ADDRESS));
    const outcomes = await Promise.allSettled(tries);

    const codes = outcomes.map((each) => each.status === 'rejected' && each.reason.code);
    expect(codes.filter((code) => code === NOT_FOUND.code)).toHaveLength(5);
    expect(codes.filter((code) => code === TOO_MANY.code)).toHaveLength(7);
  });

  it('survive a restart', async () => {
    await guess(5, ADDRESS);
    desk = start();

    await expect(right(ADDRESS)).rejects.toMatchObject(TOO_MANY);
  });

  it('count for moves and for arrivals as well', async () => {
    await guess(5, ADDRESS);
    const asked = { number: ticket.number, code: ticket.code, from: ADDRESS, reason: '不用了' };

    await expect(desk.moveByCitizen({ ...asked, to: 'withdrawn' })).rejects.toMatchObject(TOO_MANY);
    await expect(desk.noteArrivalByCode({ ...asked, arrived: true })).rejects.toMatchObject(
      TOO_MANY,
    );
  });

  it('are shown to staff with the ticket, and nowhere name an address or a number', async () => {
    const before = await seen();
    await guess(3, ADDRESS);
    const { rows } = await database().query('select * from code_attempts');

    expect(before).toBeNull();
    expect(await seen()).toEqual({ count: 3, lastAt: '2026-11-20T10:00:00+08:00' });
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|WL2026/);
  });

  it('are forgotten after a month', async () => {
    await guess(3, ADDRESS);
    wait(31 * 24 * 3_600);
    await guess(1, ELSEWHERE, 'WL20261120-9999');
    const { rows } = await database().query('select * from code_attempts');

    expect(await seen()).toBeNull();
    expect(rows).toHaveLength(3);
  });

  describe('in a conversation', () => {
    it('count for that conversation', async () => {
      await guess(5, 'conversation 1');

      await expect(right('conversation 1')).rejects.toMatchObject(TOO_MANY);
      expect(await right('conversation 2')).toMatchObject({ number: ticket.number });
    });
  });
});
