import { expect, it } from 'vitest';
import { openEmbeddedTestDatabase } from './support/embedded-test-database.ts';
import { runAttack } from './support/hostile-model/run-attack.ts';

const LIES = 150;
const STREAMED_LIES = 100;

it('a model that lies in every way gets nothing shown, delays no answer and stops no service', {
  timeout: 600_000,
}, async () => {
  const db = await openEmbeddedTestDatabase();
  try {
    const report = await runAttack(db, { from: 1, count: LIES, streaming: false });

    expect(report).toMatchObject({
      shown: [],
      unanswered: 0,
      overBudget: 0,
      troubles: [],
      readiness: true,
    });
    // While the breaker is open nothing is asked, and no lie is told.
    expect(report.lies).toBeGreaterThanOrEqual(LIES * 0.9);
    expect(report.kinds).toBeGreaterThan(25);
  } finally {
    await db.close();
  }
});

it('a model that is seen while it lies gets nothing shown either', {
  timeout: 600_000,
}, async () => {
  const db = await openEmbeddedTestDatabase();
  try {
    const report = await runAttack(db, { from: 1000, count: STREAMED_LIES, streaming: true });

    expect(report).toMatchObject({
      shown: [],
      unanswered: 0,
      overBudget: 0,
      troubles: [],
      readiness: true,
    });
    expect(report.lies).toBeGreaterThanOrEqual(STREAMED_LIES * 0.9);
    // The truths around the lies are seen on the way.
    expect(report.grown).toBeGreaterThan(0);
  } finally {
    await db.close();
  }
});
