import { describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { DANGER, givenDutyStage, shift } from '../../tests/support/duty.ts';
import { LI } from '../../tests/support/ticket-desk.ts';
import {
  ShiftExceptionStatementSchema,
  WeeklyShiftStatementSchema,
  type WrittenWeeklyShift,
} from '../contracts/duty.ts';

/** Every Friday night, from the 20th of November 2026, a Friday, on. */
const night: WrittenWeeklyShift = {
  level: 'duty',
  region: null,
  name: '甲',
  email: 'on-duty@example.invalid',
  phone: '000-0000000',
  weekdays: [5],
  begins: '20:00',
  ends: '08:00',
  validFrom: '2026-11-20',
  validUntil: '2026-12-25',
};
const SUBSTITUTE = { name: '乙', email: null, phone: '000-1111111' };

describeOnEveryDatabase('the weekly roster', (database) => {
  const stage = givenDutyStage(database);
  const { at, open, onDuty } = stage;
  const add = async (changes: Partial<WrittenWeeklyShift> = {}) =>
    stage.duty.desk.addWeeklyShift(
      WeeklyShiftStatementSchema.parse({ ...night, ...changes }),
      'admin',
    );
  const except = (id: string, on: string, instead: typeof SUBSTITUTE | null = null) => {
    const said = ShiftExceptionStatementSchema.parse({ on, instead });
    return stage.duty.desk.addShiftException(id, said, 'admin');
  };
  /** Whom a danger that is told of then reaches first. */
  async function toldAt(text: string) {
    at(text);
    const { id } = await open({ ...DANGER, conversationId: null });
    await stage.duty.sweep();
    await stage.duty.desk.acknowledge(id, LI);
    return stage.channel.told().at(-1);
  }

  describe('reaches', () => {
    it('whoever is on that night, over midnight and into the day off', async () => {
      await add();

      expect(await toldAt('2026-11-20T19:59')).toBe('1 danger -');
      expect(await toldAt('2026-11-20T20:00')).toBe('1 danger 甲');
      expect(await toldAt('2026-11-28T03:00')).toBe('1 danger 甲');
      expect(await toldAt('2026-11-28T08:00')).toBe('1 danger -');
    });

    it('nobody of it once it is removed or its last night is over', async () => {
      const { id } = await add({ validUntil: '2026-11-20' });
      expect(await toldAt('2026-11-21T07:00')).toBe('1 danger 甲');
      expect(await toldAt('2026-11-27T21:00')).toBe('1 danger -');
      at('2026-11-20T12:00');
      await stage.duty.desk.removeShift(id, 'admin');
      expect(await toldAt('2026-11-20T21:00')).toBe('1 danger -');
    });

    it('somebody else, or nobody, on a date that is excepted, the whole night', async () => {
      const { id } = await add();
      await except(id, '2026-11-27', SUBSTITUTE);
      await except(id, '2026-12-04');

      expect(await toldAt('2026-11-21T01:00')).toBe('1 danger 甲');
      expect(await toldAt('2026-11-28T01:00')).toBe('1 danger 乙');
      expect(await toldAt('2026-12-05T01:00')).toBe('1 danger -');
      expect(await toldAt('2026-12-12T01:00')).toBe('1 danger 甲');
    });

    it('one after the other beside shifts of a single time, and says to whom it went', async () => {
      await add({ region: '如皋' });
      await onDuty(shift({ name: '值班长', level: 'supervisor' }));
      at('2026-11-20T23:59');
      await open(DANGER);
      await stage.duty.sweep();
      const [notice] = await stage.duty.desk.listNotices('operator');
      stage.wait(5);
      await stage.duty.sweep();

      expect(notice).toMatchObject({ sentTo: '甲' });
      expect(stage.channel.told()).toEqual(['1 danger 甲', '2 danger 值班长']);
    });
  });

  describe('is kept', () => {
    it('with how somebody is reached encrypted, and shown with what is different', async () => {
      const { id } = await add({ region: '如皋' });
      await except(id, '2026-11-27', SUBSTITUTE);
      await except(id, '2026-12-04');
      at('2026-11-20T21:00');
      const { rows } = await database().query<{ email: string; phone: string }>(
        'select email, phone from duty_shifts where weekdays is not null',
      );

      expect(rows[0]?.email).toMatch(/^enc:/);
      expect(rows[0]?.phone).toMatch(/^enc:/);
      expect(await stage.duty.desk.listWeeklyShifts()).toMatchObject([
        {
          ...{ ...night, id, region: { code: '320682' }, isNow: true },
          exceptions: [
            { on: '2026-11-27', name: '乙' },
            { on: '2026-12-04', name: null },
          ],
        },
      ]);
      expect(await stage.duty.desk.listShifts()).toMatchObject([
        {
          ...{ name: '乙', phone: '000-1111111', region: { code: '320682' } },
          startsAt: '2026-11-27T20:00:00+08:00',
          endsAt: '2026-11-28T08:00:00+08:00',
        },
      ]);
    });

    it('without an exception that was taken back, and without who was to come', async () => {
      const { id } = await add();
      await except(id, '2026-11-27', SUBSTITUTE);
      const [weekly] = await stage.duty.desk.listWeeklyShifts();
      const exception = weekly?.exceptions[0]?.id ?? '';
      await stage.duty.desk.removeShiftException(exception, 'admin');

      expect(await stage.duty.desk.listShifts()).toEqual([]);
      expect(await toldAt('2026-11-27T21:00')).toBe('1 danger 甲');
      await expect(stage.duty.desk.removeShiftException(exception, 'admin')).rejects.toMatchObject({
        code: 'shift-not-found',
      });
    });

    it('says that nobody is there when who was to come is removed', async () => {
      const { id } = await add();
      await except(id, '2026-11-27', SUBSTITUTE);
      const [substitute] = await stage.duty.desk.listShifts();
      await stage.duty.desk.removeShift(substitute?.id ?? '', 'admin');

      expect(await stage.duty.desk.listWeeklyShifts()).toMatchObject([
        { exceptions: [{ on: '2026-11-27', name: null }] },
      ]);
      expect(await toldAt('2026-11-27T21:00')).toBe('1 danger -');
    });

    it('in the days to come, with the hours when nobody is there', async () => {
      const { id } = await add({ region: '如皋' });
      await except(id, '2026-11-20', SUBSTITUTE);

      const [today, tomorrow] = await stage.duty.desk.listComingDays();

      expect(today).toEqual({
        date: '2026-11-20',
        spans: [
          { begins: '10:00', ends: '20:00', who: null },
          {
            ...{ begins: '20:00', ends: '24:00' },
            who: { name: '乙', level: 'duty', region: expect.objectContaining({ code: '320682' }) },
          },
        ],
      });
      expect(tomorrow?.spans).toMatchObject([
        { begins: '00:00', ends: '08:00', who: { name: '乙' } },
        { begins: '08:00', ends: '24:00', who: null },
      ]);
    });

    it('until its last morning is over', async () => {
      await add({ validUntil: '2026-11-20' });
      at('2026-11-21T07:00');
      expect(await stage.duty.desk.listWeeklyShifts()).toMatchObject([{ isNow: true }]);
      at('2026-11-22T07:00');
      expect(await stage.duty.desk.listWeeklyShifts()).toEqual([]);
    });
  });

  describe('refuses', () => {
    it.each([
      ['a shift that never happens', { validUntil: '2026-11-19' }, 'weekly-never'],
      ['another weekday', { weekdays: [1], validUntil: '2026-11-22' }, 'weekly-never'],
      ['one that is over', { validFrom: '2026-11-01', validUntil: '2026-11-13' }, 'shift-over'],
    ])('%s', async (_, changes, code) => {
      await expect(add(changes)).rejects.toMatchObject({ code });
      expect(await stage.duty.desk.listWeeklyShifts()).toEqual([]);
    });

    it('an exception on another day, one that is over, a second one and one of nothing', async () => {
      const { id } = await add({ validFrom: '2026-11-01' });
      await except(id, '2026-11-27');

      for (const [on, code] of [
        ['2026-11-28', 'exception-day'],
        ['2027-01-01', 'exception-day'],
        ['2026-11-13', 'shift-over'],
        ['2026-11-27', 'exception-twice'],
      ] as const)
        await expect(except(id, on, SUBSTITUTE)).rejects.toMatchObject({ code });
      await expect(
        except('00000000-0000-4000-8000-000000000009', '2026-11-27'),
      ).rejects.toMatchObject({ code: 'shift-not-found' });
      expect(await stage.duty.desk.listShifts()).toEqual([]);
    });

    it('the second of two who speak of one date at once', async () => {
      const { id } = await add();

      const both = await Promise.allSettled([
        except(id, '2026-11-27', SUBSTITUTE),
        except(id, '2026-11-27'),
      ]);

      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });
});
