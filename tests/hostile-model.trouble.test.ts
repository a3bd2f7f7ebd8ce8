import { expect, it } from 'vitest';
import { openEmbeddedTestDatabase } from './support/embedded-test-database.ts';
import { runAttack } from './support/hostile-model/run-attack.ts';

const LIES = 80;
const STREAMED_LIES = 45;
const PATIENCE = { timeout: 600_000 };

/** Nothing is shown, and the service stays what it is. */
async function withstand(attack: { from: number; count: number; streaming: boolean }) {
  const db = await openEmbeddedTestDatabase();
  try {
    const report = await runAttack(db, attack);
    expect(report).toMatchObject({
      shown: [],
      unanswered: 0,
      overBudget: 0,
      troubles: [],
      readiness: true,
    });
    // While the breaker is open nothing is asked, and no lie is told.
    expect(report.lies).toBeGreaterThanOrEqual(attack.count * 0.9);
    return report;
  } finally {
    await db.close();
  }
}

it(
  'a model that lies in every way gets nothing shown, delays no answer and stops no service',
  PATIENCE,
  async () => {
    const { kinds } = await withstand({ from: 1, count: LIES, streaming: false });

    expect(kinds).toBeGreaterThan(25);
  },
);

it('a model that is seen while it lies gets nothing shown either', PATIENCE, async () => {
  const { grown } = await withstand({ from: 1000, count: STREAMED_LIES, streaming: true });

  // The truths around the lies are seen on the way.
  expect(grown).toBeGreaterThan(0);
});
