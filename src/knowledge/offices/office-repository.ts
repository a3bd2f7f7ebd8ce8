import { z } from 'zod';
import { DateSchema } from '../../contracts/primitives.ts';
import type { SqlExecutor } from '../../database/executor.ts';
import type { CalendarDate } from '../../shared/calendar-date.ts';
import type { PlaceLadder } from '../../shared/place.ts';

const OfficeVersionSchema = z.object({
  id: z.string(),
  version: z.int(),
  region: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  hours: z.string().nullable(),
  phone: z.string().nullable(),
  validFrom: DateSchema,
  validUntil: DateSchema.nullable(),
  source: z.string(),
  verifiedOn: DateSchema,
  checkDueOn: DateSchema,
  enteredBy: z.string(),
  knownFrom: z.date(),
});

/** What is known of one office since `knownFrom`. */
export type OfficeVersion = z.infer<typeof OfficeVersionSchema>;

export interface NewOfficeVersion extends Omit<OfficeVersion, 'enteredBy'> {
  /** The name somebody signs in with; kept as the id of their account. */
  username: string;
}

/** By place, name and first day. `knownAt`: as it was known at that moment; without it as it is known now. */
export async function listOffices(
  db: SqlExecutor,
  { knownAt }: { knownAt?: Date | undefined } = {},
): Promise<OfficeVersion[]> {
  const { rows } = await db.query(
    `${KNOWN} order by known.region, known.name, known.valid_from, known.office_id`,
    [knownAt ?? null],
  );
  return rows.map((row) => OfficeVersionSchema.parse(row));
}

export async function findOffice(db: SqlExecutor, id: string): Promise<OfficeVersion | undefined> {
  const { rows } = await db.query(`${KNOWN} where known.office_id = $2::uuid`, [null, id]);
  return rows.map((row) => OfficeVersionSchema.parse(row))[0];
}

/** Those of the nearest division that has any on the day, by name. */
export async function listNearestOffices(
  db: SqlExecutor,
  { ladder, asOf }: { ladder: PlaceLadder; asOf: CalendarDate },
): Promise<OfficeVersion[]> {
  const { rows } = await db.query(`${KNOWN} ${NEAREST}`, [null, ladder, asOf]);
  return rows.map((row) => OfficeVersionSchema.parse(row));
}

/** Until the transaction ends nobody else adds a version; reading goes on. */
export async function lockOffices(tx: SqlExecutor): Promise<void> {
  await tx.query('lock table office_versions in share row exclusive mode');
}

export async function addOfficeVersion(tx: SqlExecutor, added: NewOfficeVersion): Promise<void> {
  await tx.query(
    `
    insert into office_versions (
           office_id, version, region, name, address, hours, phone, valid_from, valid_until, source,
           verified_on, check_due_on, known_from, entered_by)
    values ($1::uuid, $2::integer, $3::text, $4::text, $5::text, $6::text, $7::text, $8::date,
            $9::date, $10::text, $11::date, $12::date, $13::timestamptz,
            (select account.id
               from accounts as account
              where account.username = $14::text))
    `,
    [
      added.id,
      added.version,
      added.region,
      added.name,
      added.address,
      added.hours,
      added.phone,
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

/** The last version of each office that was known at `$1`; at null, now. */
const KNOWN = `
  with known as (
    select distinct on (version.office_id)
           version.*,
           account.display_name
      from office_versions as version
      join accounts as account on account.id = version.entered_by
     where $1::timestamptz is null
        or version.known_from <= $1::timestamptz
     order by version.office_id, version.version desc
  )
  select known.office_id as id,
         known.version,
         known.region,
         known.name,
         known.address,
         known.hours,
         known.phone,
         known.valid_from::text as "validFrom",
         known.valid_until::text as "validUntil",
         known.source,
         known.verified_on::text as "verifiedOn",
         known.check_due_on::text as "checkDueOn",
         known.display_name as "enteredBy",
         known.known_from as "knownFrom"
    from known
`;

const NEAREST = `
   where known.valid_from <= $3::date
     and (known.valid_until is null or $3::date <= known.valid_until)
     and array_position($2::text[], known.region) = (
         select min(array_position($2::text[], near.region))
           from known as near
          where near.valid_from <= $3::date
            and (near.valid_until is null or $3::date <= near.valid_until)
         )
   order by known.name, known.office_id
`;
