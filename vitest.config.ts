import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Which tests run where: `unit` has no I/O; `database` runs PGlite and, with TEST_DATABASE_URL, PostgreSQL;
 * `trouble` kills, hangs and races databases, and measures with thousands of cases; `journey` walks through
 * the running product.
 * The first two are `npm run check`, all are `npm test`.
 */
export default defineConfig({
  test: {
    // One less than the cores is the default, and leaves half of a small machine idle.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          // No test replaces a module: what one file has loaded serves the next.
          isolate: false,
          include: ['{src,server,eval,scripts,tests,web}/**/*.test.ts'],
          exclude: ['**/*.database.test.ts', '**/*.trouble.test.ts', 'tests/journeys/**'],
        },
      },
      {
        test: {
          name: 'database',
          isolate: false,
          include: ['{src,server,eval,tests}/**/*.database.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'trouble',
          globalSetup: 'tests/support/global-setup.ts',
          include: ['{src,eval,tests}/**/*.trouble.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journey',
          globalSetup: 'tests/support/global-setup.ts',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
