import type {
  CorrectParameter,
  EndParameter,
  Parameter,
  ParameterList,
  ParameterListRequest,
  ParameterStatement,
  VerifyParameter,
  WithdrawParameter,
} from '../contracts/parameters.ts';
import type { Database, SqlExecutor } from '../database/executor.ts';
import {
  checkDates,
  checkValue,
  getKind,
  refuseOverlap,
  type StatedParameter,
} from '../knowledge/parameters/check-parameter.ts';
import type { ParameterBook } from '../knowledge/parameters/parameter-kinds.ts';
import {
  addVersion,
  findParameter,
  listParameters,
  listWithdrawn,
  lockParameters,
  type ParameterVersion,
} from '../knowledge/parameters/parameter-repository.ts';
import {
  overdueFirst,
  presentParameter,
  presentWithdrawn,
} from '../knowledge/parameters/present-parameter.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import type { ResolvePlace } from './resolve-place.ts';

export interface ParameterDeskNeeds {
  db: Database;
  clock: Clock;
  book: ParameterBook;
  resolvePlace: ResolvePlace;
  describePlace(code: string): Place;
}

interface Version {
  id: string;
  version: number;
  username: string;
}

/**
 * The figures that places publish. Every change is a new version: what is known from now on.
 *
 * The results throw `DomainError`s that name what is wrong with a figure.
 */
export function createParameterDesk(needs: ParameterDeskNeeds) {
  const { db, clock, book } = needs;

  function change(
    { id, version, username }: Version,
    alter: (known: ParameterVersion) => StatedParameter,
  ): Promise<Parameter> {
    return db.transaction(async (tx) => {
      await lockParameters(tx);
      const known = await getVersion(tx, id, version);
      return keep(tx, alter(known), { needs, kept: { id, version: version + 1, username } });
    });
  }

  return {
    async listParameters({ knownAt }: ParameterListRequest): Promise<ParameterList> {
      const at = knownAt === undefined ? undefined : new Date(knownAt);
      const known = await listParameters(db, { knownAt: at });
      const withdrawn = await listWithdrawn(db, { knownAt: at });
      const today = shanghaiDateOf(clock());
      return {
        kinds: book.kinds,
        parameters: overdueFirst(known.map((each) => presentParameter(each, today, needs))),
        withdrawn: withdrawn.map((each) => presentWithdrawn(each, needs)),
      };
    },

    addParameter: (statement: ParameterStatement, username: string) =>
      db.transaction(async (tx) => {
        await lockParameters(tx);
        const kept = { id: newId(), version: 1, username };
        return keep(tx, statedBy(statement, needs), { needs, kept });
      }),

    correctParameter: (id: string, correction: CorrectParameter, username: string) => {
      const { version, ...statement } = correction;
      return change({ id, version, username }, () => statedBy(statement, needs));
    },

    endParameter: (id: string, { version, validUntil }: EndParameter, username: string) =>
      change({ id, version, username }, (known) => ({ ...known, validUntil })),

    verifyParameter: (id: string, { version, ...verified }: VerifyParameter, username: string) =>
      change({ id, version, username }, (known) => ({ ...known, ...verified })),

    withdrawParameter: (id: string, withdrawal: WithdrawParameter, username: string) =>
      db.transaction(async (tx) => {
        await lockParameters(tx);
        const known = await getVersion(tx, id, withdrawal.version);
        const reason = checkLine(withdrawal.reason, 'reason');
        const version = known.version + 1;
        await addVersion(tx, { ...known, version, username, reason, knownFrom: clock() });
      }),
  };
}

async function getVersion(tx: SqlExecutor, id: string, version: number): Promise<ParameterVersion> {
  const known = await findParameter(tx, id);
  if (known === undefined) throw new DomainError('not-found', 'parameter-not-found');
  if (known.version !== version) throw new DomainError('conflict', 'stale-version');
  return known;
}

function statedBy(
  { value, region, source, ...rest }: ParameterStatement,
  { book, resolvePlace }: ParameterDeskNeeds,
): StatedParameter {
  return {
    ...rest,
    fen: checkValue(value, getKind(book, rest.key)),
    region: resolvePlace(region).code,
    source: checkLine(source, 'source'),
  };
}

/** One line of text; PostgreSQL cannot store a NUL. */
function checkLine(typed: string, key: string): string {
  const line = typed.replaceAll('\0', ' ').replace(/\s+/gu, ' ').trim();
  if (line === '') throw new DomainError('invalid', 'invalid-request', { keys: key });
  return line;
}

async function keep(
  tx: SqlExecutor,
  stated: StatedParameter,
  { needs, kept }: { needs: ParameterDeskNeeds; kept: Version },
): Promise<Parameter> {
  const now = needs.clock();
  const today = shanghaiDateOf(now);
  checkDates(stated, today);
  const others = (await listParameters(tx)).filter(({ id }) => id !== kept.id);
  const { name } = getKind(needs.book, stated.key);
  refuseOverlap(stated, others, { kind: name, place: needs.describePlace(stated.region).path });
  await addVersion(tx, { ...stated, ...kept, knownFrom: now });
  return presentParameter(await getVersion(tx, kept.id, kept.version), today, needs);
}
