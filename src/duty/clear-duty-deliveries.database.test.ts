import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { DANGER, givenDutyStage } from '../../tests/support/duty.ts';
import { clearDutyDeliveries } from './clear-duty-deliveries.ts';

describeOnEveryDatabase('the tries to tell those on duty', (database) => {
  const stage = givenDutyStage(database);
  const { at, wait, open } = stage;

  const clear = (days: number) =>
    clearDutyDeliveries(database(), new Date(stage.now.getTime() - days * 86_400_000), 500);
  const kept = async () =>
    (await database().query('select round from duty_deliveries order by round')).rows;

  it('are forgotten once they are old, and the notice stays', async () => {
    const { id } = await open(DANGER);
    await stage.duty.sweep();
    wait(5);
    await stage.duty.sweep();

    at('2026-11-21T10:00');
    expect(await clear(1)).toBe(0);
    wait(5);
    expect(await clear(1)).toBe(1);

    expect(await kept()).toEqual([{ round: 2 }]);
    expect(await stage.duty.desk.listNotices('operator')).toMatchObject([
      { ticketId: id, rounds: 2 },
    ]);
  });

  it('are never changed', async () => {
    await open(DANGER);
    await stage.duty.sweep();

    const changed = database().query(`update duty_deliveries set trouble = 'x'`);

    await expect(changed).rejects.toThrow();
  });
});
