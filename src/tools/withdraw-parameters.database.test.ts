import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  CAOJIE,
  day,
  MORNING,
  NANTONG,
  RUGAO,
  useParameterDesk,
  written,
} from '../../tests/support/parameter-desk.ts';

const NEXT_DAY = new Date('2026-11-22T10:00:00+08:00');
const REASON = '把另一个市的标准录到这里了';

describeOnEveryDatabase('figures that were entered by mistake', (database) => {
  const { desk, setClock, add, list, countsIn } = useParameterDesk(database);
  const withdraw = ({ id, version }: { id: string; version: number }) =>
    desk().withdrawParameter(id, { version, reason: REASON }, 'li');

  it('do not exist from then on, for any day', async () => {
    await withdraw(await add());

    expect(await list()).toEqual([]);
    expect(await countsIn(NANTONG, '2026-07-01')).toBeUndefined();
    expect(await countsIn(RUGAO, '2027-11-21')).toBeUndefined();
  });

  it('are still known for whatever was assessed before', async () => {
    const added = await add();
    setClock(NEXT_DAY);
    await withdraw(added);

    expect(await countsIn(NANTONG, '2026-11-21', MORNING)).toBe(800);
    expect(await countsIn(NANTONG, '2026-11-21', new Date(NEXT_DAY.getTime() - 1))).toBe(800);
    expect(await countsIn(NANTONG, '2026-11-21', NEXT_DAY)).toBeUndefined();
    const before = await desk().listParameters({ knownAt: MORNING.toISOString() });
    expect(before).toMatchObject({ parameters: [{ value: 800 }], withdrawn: [] });
  });

  it('let what they had replaced in a correction stay unknown as well', async () => {
    const { id, version } = await add();
    const corrected = { version, ...written({ value: 810 }) };
    await withdraw(await desk().correctParameter(id, corrected, 'li'));

    expect(await countsIn(NANTONG, '2026-11-21')).toBeUndefined();
  });

  it('let the figure of the division above count again', async () => {
    await add();
    await withdraw(await add({ region: RUGAO, value: 750 }));

    expect(await countsIn(RUGAO, '2026-11-21')).toBe(800);
  });

  it('make room for the right one on the same days', async () => {
    await withdraw(await add());

    await add({ value: 850 });

    expect(await countsIn(NANTONG, '2026-11-21')).toBe(850);
  });

  it('are listed with who withdrew them, when and why, the last first', async () => {
    const [first, second] = [await add(), await add({ region: CAOJIE, value: 717 })];
    await withdraw(first);
    setClock(NEXT_DAY);
    await withdraw(second);

    const { withdrawn } = await desk().listParameters({});

    expect(withdrawn).toMatchObject([
      { value: 717, region: { code: CAOJIE }, withdrawnAt: '2026-11-22T10:00:00+08:00' },
      { value: 800, version: 2, reason: REASON, withdrawnBy: '李' },
    ]);
  });

  it('can be neither changed nor withdrawn again', async () => {
    const { id } = await add();
    await withdraw({ id, version: 1 });

    await expect(withdraw({ id, version: 2 })).rejects.toThrow('parameter-not-found');
    await expect(
      desk().endParameter(id, { version: 2, ...day('2026-12-31') }, 'li'),
    ).rejects.toThrow('parameter-not-found');
  });

  it('stay where somebody has changed them in the meantime', async () => {
    const added = await add();
    await desk().endParameter(added.id, { version: 1, ...day('2026-12-31') }, 'li');

    await expect(withdraw(added)).rejects.toMatchObject({ code: 'stale-version' });
    expect(await list()).toHaveLength(1);
  });

  it('stay where no reason is given', async () => {
    const { id } = await add();

    await expect(
      desk().withdrawParameter(id, { version: 1, reason: '\0' }, 'li'),
    ).rejects.toMatchObject({ code: 'invalid-request', values: { keys: 'reason' } });
    expect(await list()).toHaveLength(1);
  });
});
