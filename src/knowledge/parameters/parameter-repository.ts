import { z } from 'zod';
import { DateSchema } from '../../contracts/primitives.ts';
import type { SqlExecutor } from '../../database/executor.ts';
import type { CalendarDate } from '../../shared/calendar-date.ts';
import { type Fen, fenOf } from '../../shared/money.ts';
import type { PlaceLadder } from '../../shared/place.ts';

/** Told whenever a version was added, by any process. The payload says nothing. */
export const PARAMETERS_CHANGED = 'parameters_changed';

const ParameterVersionSchema = z.object({
  id: z.string(),
  version: z.int(),
  key: z.string(),
  region: z.string(),
  fen: z.int().transform((fen): Fen => fenOf(fen / 100)),
  validFrom: DateSchema,
  validUntil: DateSchema.nullable(),
  source: z.string(),
  verifiedOn: DateSchema,
  checkDueOn: DateSchema,
  enteredBy: z.string(),
  knownFrom: z.date(),
});

/** What is known of one figure of one place since `knownFrom`. */
export type ParameterVersion = z.infer<typeof ParameterVersionSchema>;

const WithdrawnVersionSchema = ParameterVersionSchema.extend({ reason: z.string() });

/** A figure that was entered by mistake; `enteredBy` and `knownFrom` tell of the withdrawal. */
export type WithdrawnVersion = z.infer<typeof WithdrawnVersionSchema>;

export interface NewParameterVersion extends Omit<ParameterVersion, 'enteredBy'> {
  /** The name somebody signs in with; kept as the id of their account. */
  username: string;
  /** Given, this version says that there is no such figure. */
  reason?: string;
}

/** `knownAt`: as it was known at that moment; without it as it is known now. */
export interface KnownAt {
  knownAt?: Date | undefined;
}

/** By place, kind and first day. */
export async function listParameters(
  db: SqlExecutor,
  { knownAt }: KnownAt = {},
): Promise<ParameterVersion[]> {
  const { rows } = await db.query(
    `${KNOWN} order by last.region, last.key, last.valid_from, last.parameter_id`,
    [knownAt ?? null],
  );
  return rows.map((row) => ParameterVersionSchema.parse(row));
}

/** The last withdrawn first. */
export async function listWithdrawn(
  db: SqlExecutor,
  { knownAt }: KnownAt = {},
): Promise<WithdrawnVersion[]> {
  const { rows } = await db.query(
    `${LAST} where last.reason is not null order by last.known_from desc, last.parameter_id`,
    [knownAt ?? null],
  );
  return rows.map((row) => WithdrawnVersionSchema.parse(row));
}

export async function findParameter(
  db: SqlExecutor,
  id: string,
): Promise<ParameterVersion | undefined> {
  const { rows } = await db.query(`${KNOWN} and last.parameter_id = $2::uuid`, [null, id]);
  return rows.map((row) => ParameterVersionSchema.parse(row))[0];
}

/** What counts for a place on a day: its own figure, else that of the nearest division above it. */
export async function findPublished(
  db: SqlExecutor,
  wanted: { key: string; ladder: PlaceLadder; asOf: CalendarDate } & KnownAt,
): Promise<ParameterVersion | undefined> {
  const { key, ladder, asOf, knownAt } = wanted;
  const { rows } = await db.query(`${KNOWN} ${PUBLISHED}`, [knownAt ?? null, key, ladder, asOf]);
  return rows.map((row) => ParameterVersionSchema.parse(row))[0];
}

/** Until the transaction ends nobody else adds a version; reading goes on. */
export async function lockParameters(tx: SqlExecutor): Promise<void> {
  await tx.query('lock table parameter_versions in share row exclusive mode');
}

export async function addVersion(tx: SqlExecutor, added: NewParameterVersion): Promise<void> {
  await tx.query(
    `
    insert into parameter_versions (
           parameter_id, version, key, region, fen, valid_from, valid_until, source, verified_on,
           check_due_on, known_from, withdrawal_reason, entered_by)
    values ($1::uuid, $2::integer, $3::text, $4::text, $5::integer, $6::date, $7::date, $8::text,
            $9::date, $10::date, $11::timestamptz, $12::text,
            (select account.id
               from accounts as account
              where account.username = $13::text))
    `,
    [
      added.id,
      added.version,
      added.key,
      added.region,
      added.fen,
      added.validFrom,
      added.validUntil,
      added.source,
      added.verifiedOn,
      added.checkDueOn,
      added.knownFrom,
      added.reason ?? null,
      added.username,
    ],
  );
  await tx.query('select pg_notify($1::text, $2::text)', [PARAMETERS_CHANGED, '']);
}

/** The last version of each figure that was known at `$1`; at null, now. */
const LAST = `
  with last as (
    select distinct on (version.parameter_id)
           version.*,
           version.withdrawal_reason as reason,
           account.display_name
      from parameter_versions as version
      join accounts as account on account.id = version.entered_by
     where $1::timestamptz is null
        or version.known_from <= $1::timestamptz
     order by version.parameter_id, version.version desc
  )
  select last.parameter_id as id,
         last.version,
         last.key,
         last.region,
         last.fen,
         last.valid_from::text as "validFrom",
         last.valid_until::text as "validUntil",
         last.source,
         last.verified_on::text as "verifiedOn",
         last.check_due_on::text as "checkDueOn",
         last.display_name as "enteredBy",
         last.known_from as "knownFrom",
         last.reason
    from last
`;

/** Without those that were withdrawn by then. */
const KNOWN = `${LAST} where last.reason is null`;

const PUBLISHED = `
     and last.key = $2::text
     and last.region = any($3::text[])
     and last.valid_from <= $4::date
     and (last.valid_until is null or $4::date <= last.valid_until)
   order by array_position($3::text[], last.region)
   limit 1
`;
