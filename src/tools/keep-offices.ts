import type {
  CorrectOffice,
  EndOffice,
  Office,
  OfficeListRequest,
  OfficeStatement,
  VerifyOffice,
} from '../contracts/offices.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import {
  refuseSameOffice,
  type StatedOffice,
  tidyOffice,
} from '../knowledge/offices/check-office.ts';
import {
  addOfficeVersion,
  findOffice,
  listOffices,
  lockOffices,
  type OfficeVersion,
} from '../knowledge/offices/office-repository.ts';
import { overdueOfficesFirst, presentOffice } from '../knowledge/offices/present-office.ts';
import { checkDates } from '../knowledge/parameters/check-parameter.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import type { ResolvePlace } from './resolve-place.ts';

export interface OfficeDeskNeeds {
  db: Database;
  clock: Clock;
  resolvePlace: ResolvePlace;
  describePlace(code: string): Place;
}

interface Version {
  id: string;
  version: number;
  username: string;
}

/**
 * The windows where people apply and ask. Every change is a new version: what is known from now on.
 *
 * The results throw `DomainError`s that name what is wrong with an office.
 */
export function createOfficeDesk(needs: OfficeDeskNeeds) {
  const { db, clock, describePlace } = needs;

  function change(
    { id, version, username }: Version,
    alter: (known: OfficeVersion) => StatedOffice,
  ): Promise<Office> {
    return db.transaction(async (tx) => {
      await lockOffices(tx);
      const known = await getVersion(tx, id, version);
      return keep(tx, alter(known), { needs, kept: { id, version: version + 1, username } });
    });
  }

  return {
    async listOffices({ knownAt }: OfficeListRequest): Promise<Office[]> {
      const at = knownAt === undefined ? undefined : new Date(knownAt);
      const known = await listOffices(db, { knownAt: at });
      const today = shanghaiDateOf(clock());
      return overdueOfficesFirst(known.map((each) => presentOffice(each, today, describePlace)));
    },

    addOffice: (statement: OfficeStatement, username: string) =>
      db.transaction(async (tx) => {
        await lockOffices(tx);
        const kept = { id: newId(), version: 1, username };
        return keep(tx, statedBy(statement, needs), { needs, kept });
      }),

    correctOffice: (id: string, correction: CorrectOffice, username: string) => {
      const { version, ...statement } = correction;
      return change({ id, version, username }, () => statedBy(statement, needs));
    },

    endOffice: (id: string, { version, validUntil }: EndOffice, username: string) =>
      change({ id, version, username }, (known) => ({ ...known, validUntil })),

    verifyOffice: (id: string, { version, ...verified }: VerifyOffice, username: string) =>
      change({ id, version, username }, (known) => ({ ...known, ...verified })),
  };
}

async function getVersion(tx: SqlExecutor, id: string, version: number): Promise<OfficeVersion> {
  const known = await findOffice(tx, id);
  if (known === undefined) throw new DomainError('not-found', 'office-not-found');
  if (known.version !== version) throw new DomainError('conflict', 'stale-version');
  return known;
}

function statedBy(statement: OfficeStatement, { resolvePlace }: OfficeDeskNeeds): StatedOffice {
  return tidyOffice({ ...statement, region: resolvePlace(statement.region).code });
}

async function keep(
  tx: SqlExecutor,
  stated: StatedOffice,
  { needs, kept }: { needs: OfficeDeskNeeds; kept: Version },
): Promise<Office> {
  const now = needs.clock();
  const today = shanghaiDateOf(now);
  checkDates(stated, today);
  const others = (await listOffices(tx)).filter(({ id }) => id !== kept.id);
  refuseSameOffice(stated, others, needs.describePlace(stated.region).path);
  await addOfficeVersion(tx, { ...stated, ...kept, knownFrom: now });
  const known = await getVersion(tx, kept.id, kept.version);
  return presentOffice(known, today, needs.describePlace);
}
