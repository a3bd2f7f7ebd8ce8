import { beforeEach } from 'vitest';
import { addAccount } from '../../src/accounts/account-repository.ts';
import {
  type ParameterStatement,
  ParameterStatementSchema,
  type WrittenParameter,
} from '../../src/contracts/parameters.ts';
import type { Database } from '../../src/database/executor.ts';
import { describePlaceBy } from '../../src/knowledge/describe-place.ts';
import { loadParameterBook } from '../../src/knowledge/parameters/parameter-kinds.ts';
import { findPublished } from '../../src/knowledge/parameters/parameter-repository.ts';
import { loadGazetteer } from '../../src/knowledge/places.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { newId } from '../../src/shared/ids.ts';
import { STANDARD_KEY } from '../../src/tools/find-standard.ts';
import { createParameterDesk } from '../../src/tools/keep-parameters.ts';
import { createResolvePlace } from '../../src/tools/resolve-place.ts';

const gazetteer = loadGazetteer();

export const MORNING = new Date('2026-11-21T10:00:00+08:00');
export const [NANTONG, RUGAO, HAIAN, CAOJIE] = ['320600', '320682', '320685', '500117005'];
export const ACCOUNT_ID = newId();

/** An invented figure of an invented notice. */
export function written(more: Partial<WrittenParameter> = {}): ParameterStatement {
  return ParameterStatementSchema.parse({
    key: STANDARD_KEY,
    region: NANTONG,
    value: 800,
    validFrom: '2026-07-01',
    validUntil: null,
    source: '某民发〔2030〕1号',
    verifiedOn: '2026-11-20',
    checkDueOn: '2027-06-30',
    ...more,
  });
}

export const day = (text: string) => ({ validUntil: calendarDate(text) });

/** The desk on a test's own database, where 李 enters figures; it is ten in the morning until a test says otherwise. */
export function useParameterDesk(database: () => Database) {
  let now = MORNING;
  const desk = () =>
    createParameterDesk({
      db: database(),
      clock: () => now,
      book: loadParameterBook(),
      resolvePlace: createResolvePlace(gazetteer, [NANTONG]),
      describePlace: describePlaceBy(gazetteer),
    });

  beforeEach(async () => {
    now = MORNING;
    const account = { id: ACCOUNT_ID, username: 'li', displayName: '李' } as const;
    await addAccount(database(), { ...account, role: 'policy', passwordHash: 'none' }, now);
  });

  return {
    desk,
    setClock(at: Date) {
      now = at;
    },
    add: (more: Partial<WrittenParameter> = {}) => desk().addParameter(written(more), 'li'),
    list: async () => (await desk().listParameters({})).parameters,
    /** In yuan; undefined where none is published. */
    async countsIn(region: string, on: string, knownAt?: Date) {
      const wanted = { key: STANDARD_KEY, ladder: gazetteer.ladder(region), knownAt };
      const found = await findPublished(database(), { ...wanted, asOf: calendarDate(on) });
      return found === undefined ? undefined : found.fen / 100;
    },
  };
}
