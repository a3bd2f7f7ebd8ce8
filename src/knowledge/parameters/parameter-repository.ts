import { z } from 'zod';
import { DateSchema } from '../../contracts/primitives.ts';
import type { SqlExecutor } from '../../database/executor.ts';
import type { CalendarDate } from '../../shared/calendar-date.ts';
import { type Fen, fenOf } from '../../shared/money.ts';
import type { PlaceLadder } from '../../shared/place.ts';

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

export interface NewParameterVersion extends Omit<ParameterVersion, 'enteredBy'> {
  /** The name somebody signs in with; kept as the id of their account. */
  username: string;
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
    `${KNOWN} order by known.region, known.key, known.valid_from, known.parameter_id`,
    [knownAt ?? null],
  );
  return rows.map((row) => ParameterVersionSchema.parse(row));
}

export async function findParameter(
  db: SqlExecutor,
  id: string,
): Promise<ParameterVersion | undefined> {
  const { rows } = await db.query(`${KNOWN} where known.parameter_id = $2::uuid`, [null, id]);
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
           check_due_on, known_from, entered_by)
    values ($1::uuid, $2::integer, $3::text, $4::text, $5::integer, $6::date, $7::date, $8::text,
            $9::date, $10::date, $11::timestamptz,
            (select account.id
               from accounts as account
              where account.username = $12::text))
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
      added.username,
    ],
  );
}

/** The last version of each figure that was known at `$1`; at null, now. */
const KNOWN = `
  with known as (
    select distinct on (version.parameter_id)
           version.*,
           account.display_name
      from parameter_versions as version
      join accounts as account on account.id = version.entered_by
     where $1::timestamptz is null
        or version.known_from <= $1::timestamptz
     order by version.parameter_id, version.version desc
  )
  select known.parameter_id as id,
         known.version,
         known.key,
         known.region,
         known.fen,
         known.valid_from::text as "validFrom",
         known.valid_until::text as "validUntil",
         known.source,
         known.verified_on::text as "verifiedOn",
         known.check_due_on::text as "checkDueOn",
         known.display_name as "enteredBy",
         known.known_from as "knownFrom"
    from known
`;

const PUBLISHED = `
   where known.key = $2::text
     and known.region = any($3::text[])
     and known.valid_from <= $4::date
     and (known.valid_until is null or $4::date <= known.valid_until)
   order by array_position($3::text[], known.region)
   limit 1
`;
