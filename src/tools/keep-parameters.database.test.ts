import { describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  ACCOUNT_ID,
  CAOJIE,
  day,
  HAIAN,
  MORNING,
  NANTONG,
  RUGAO,
  useParameterDesk,
  written,
} from '../../tests/support/parameter-desk.ts';
import { calendarDate } from '../shared/calendar-date.ts';

describeOnEveryDatabase('published figures', (database) => {
  const { desk, setClock, add, list, countsIn } = useParameterDesk(database);

  it('are none until somebody enters one', async () => {
    expect(await list()).toEqual([]);
    expect(await countsIn(NANTONG, '2026-11-21')).toBeUndefined();
  });

  it.each([
    { on: '2026-06-30', is: undefined },
    { on: '2026-07-01', is: 800 },
    { on: '2027-06-30', is: 800 },
    { on: '2027-07-01', is: undefined },
  ])('count from their first day to their last: $on', async ({ on, is }) => {
    await add({ validUntil: '2027-06-30' });

    expect(await countsIn(NANTONG, on)).toBe(is);
  });

  it('reach down to 如皋 where it has none of its own, and never sideways or up', async () => {
    await add();
    await add({ region: HAIAN, value: 900 });

    expect(await countsIn(RUGAO, '2026-11-21')).toBe(800);
    expect(await countsIn(HAIAN, '2026-11-21')).toBe(900);
    expect(await countsIn(CAOJIE, '2026-11-21')).toBeUndefined();
    expect(await countsIn('320000', '2026-11-21')).toBeUndefined();
  });

  it('give way to the nearest division’s own, on the days that it has one', async () => {
    await add();
    await add({ region: RUGAO, value: 750, validFrom: '2026-11-01' });

    expect(await countsIn(RUGAO, '2026-10-31')).toBe(800);
    expect(await countsIn(RUGAO, '2026-11-01')).toBe(750);
  });

  it('keep what was known before a correction', async () => {
    const { id, version } = await add();
    setClock(new Date('2026-11-22T10:00:00+08:00'));

    const corrected = await desk().correctParameter(
      id,
      { version, ...written({ value: 810 }) },
      'li',
    );

    expect(corrected).toMatchObject({ id, version: 2, value: 810 });
    expect(await countsIn(NANTONG, '2026-11-21')).toBe(810);
    expect(await countsIn(NANTONG, '2026-11-21', MORNING)).toBe(800);
    expect(await countsIn(NANTONG, '2026-11-21', new Date(MORNING.getTime() - 1))).toBeUndefined();
    const before = await desk().listParameters({ knownAt: MORNING.toISOString() });
    expect(before.parameters.map(({ value }) => value)).toEqual([800]);
  });

  it('are followed by the next from the day after their end', async () => {
    const { id, version } = await add();

    await desk().endParameter(id, { version, ...day('2026-12-31') }, 'li');
    await add({ value: 850, validFrom: '2027-01-01' });

    expect(await countsIn(NANTONG, '2026-12-31')).toBe(800);
    expect(await countsIn(NANTONG, '2027-01-01')).toBe(850);
  });

  it.each([
    { rule: 'a second one beside one without end', first: {}, second: { validFrom: '2030-01-01' } },
    {
      rule: 'one that begins on the last day of another',
      first: { validUntil: '2026-12-31' },
      second: { validFrom: '2026-12-31' },
    },
    { rule: 'one without end before another', first: {}, second: { validFrom: '2020-01-01' } },
  ])('refuse $rule', async ({ first, second }) => {
    await add(first);

    await expect(add(second)).rejects.toMatchObject({
      family: 'conflict',
      code: 'parameter-overlap',
      values: { place: '江苏省南通市', from: '2026-07-01', value: '800' },
    });
  });

  it('refuse an end that runs into the next one', async () => {
    const { id } = await add({ validUntil: '2026-12-31' });
    await add({ value: 850, validFrom: '2027-01-01' });

    await expect(
      desk().endParameter(id, { version: 1, ...day('2027-01-01') }, 'li'),
    ).rejects.toThrow('parameter-overlap');
  });

  it('let one of two that are entered at once through', async () => {
    const both = await Promise.allSettled([add(), add({ value: 801 })]);

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await list()).toHaveLength(1);
  });

  it('refuse a change of what somebody else has changed', async () => {
    const { id } = await add();
    await desk().endParameter(id, { version: 1, ...day('2026-12-31') }, 'li');

    await expect(
      desk().endParameter(id, { version: 1, ...day('2027-12-31') }, 'li'),
    ).rejects.toMatchObject({ family: 'conflict', code: 'stale-version' });
  });

  it.each([
    { what: 'nothing', wrong: { value: 0 }, code: 'parameter-value' },
    { what: 'less than nothing', wrong: { value: -1 }, code: 'parameter-value' },
    { what: 'more than 10 000 yuan', wrong: { value: 10_000.01 }, code: 'parameter-value' },
    { what: 'parts of a fen', wrong: { value: 800.001 }, code: 'parameter-value' },
    {
      what: 'an end before the beginning',
      wrong: { validUntil: '2026-06-30' },
      code: 'parameter-over-before-begin',
    },
    {
      what: 'a check that is still to come',
      wrong: { verifiedOn: '2026-11-22' },
      code: 'parameter-verified-later',
    },
    {
      what: 'a next check on the day of the last',
      wrong: { checkDueOn: '2026-11-20' },
      code: 'parameter-check-too-early',
    },
    { what: 'another kind', wrong: { key: 'pension' }, code: 'parameter-kind-unknown' },
    { what: 'a place that is none', wrong: { region: '无名市' }, code: 'unknown-place' },
    { what: 'a source without words', wrong: { source: '\0' }, code: 'invalid-request' },
  ])('refuse $what', async ({ wrong, code }) => {
    await expect(add(wrong)).rejects.toMatchObject({ family: 'invalid', code });
    expect(await list()).toEqual([]);
  });

  it.each([0.01, 825.55, 10_000])('take %d yuan to the fen', async (value) => {
    expect(await add({ value })).toMatchObject({ value });
  });

  it('keep who entered each version', async () => {
    expect(await add()).toMatchObject({ enteredBy: '李', region: { path: '江苏省南通市' } });

    const { rows } = await database().query('select entered_by from parameter_versions');
    expect(rows).toEqual([{ entered_by: ACCOUNT_ID }]);
  });

  it('cannot be rewritten, not even by hand', async () => {
    await add();

    await expect(database().query('update parameter_versions set fen = 1')).rejects.toThrow(
      'only ever added to',
    );
    await expect(database().query('delete from parameter_versions')).rejects.toThrow(
      'only ever added to',
    );
  });

  describe('whose check is overdue', () => {
    it('come first, from the day after it was due', async () => {
      await add({ region: CAOJIE, checkDueOn: '2026-12-31' });
      await add({ region: NANTONG, checkDueOn: '2027-06-30' });
      const overdue = async () =>
        (await list()).map(({ region, isOverdue }) => [region.code, isOverdue]);

      setClock(new Date('2026-12-31T23:00:00+08:00'));
      expect(await overdue()).toEqual([
        [NANTONG, false],
        [CAOJIE, false],
      ]);
      setClock(new Date('2027-01-01T00:00:00+08:00'));
      expect(await overdue()).toEqual([
        [CAOJIE, true],
        [NANTONG, false],
      ]);
    });

    it('are in order again once somebody has looked', async () => {
      const { id, version } = await add({ checkDueOn: '2026-12-31' });
      setClock(new Date('2027-01-05T10:00:00+08:00'));

      const verified = await desk().verifyParameter(
        id,
        { version, verifiedOn: calendarDate('2027-01-05'), checkDueOn: calendarDate('2027-07-31') },
        'li',
      );

      expect(verified).toMatchObject({ version: 2, value: 800, isOverdue: false });
    });

    it('are not those that are over', async () => {
      await add({ validUntil: '2026-12-31', checkDueOn: '2026-12-31' });
      setClock(new Date('2027-01-05T10:00:00+08:00'));

      expect(await list()).toMatchObject([{ status: 'expired', isOverdue: false }]);
    });
  });
});
