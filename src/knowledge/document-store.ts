import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import { newId } from '../shared/ids.ts';
import type { EndedQuote } from './validity.ts';

const StoredVersionSchema = z.object({
  number: z.string(),
  documentId: z.string(),
  versionId: z.string(),
  fingerprint: z.string(),
  sourceFingerprint: z.string().nullable(),
  origin: z.enum(['file', 'import']),
  bodyDigest: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  knownFrom: z.date(),
  isKnown: z.boolean(),
});
export type StoredVersion = z.infer<typeof StoredVersionSchema>;

/** Also those believed no more, by 文号; in the order in which they became known. */
export async function findVersions(
  executor: SqlExecutor,
  numbers: readonly string[],
): Promise<Map<string, StoredVersion[]>> {
  const { rows } = await executor.query(
    `
    select document.number,
           document.id as "documentId",
           version.id as "versionId",
           version.fingerprint,
           version.source_fingerprint as "sourceFingerprint",
           version.origin,
           md5(version.body) as "bodyDigest",
           version.valid_from::text as "validFrom",
           version.valid_to::text as "validTo",
           version.known_from as "knownFrom",
           version.known_to is null as "isKnown"
      from documents as document
      join document_versions as version on version.document_id = document.id
     where document.number = any($1::text[])
     order by version.known_from, version.valid_from, version.id
    `,
    [numbers],
  );
  const versions = new Map<string, StoredVersion[]>();
  for (const row of rows) {
    const version = StoredVersionSchema.parse(row);
    versions.set(version.number, [...(versions.get(version.number) ?? []), version]);
  }
  return versions;
}

/** What was believed until now stays on record, and is found no more. */
export async function supersedeVersions(
  executor: SqlExecutor,
  versionIds: readonly string[],
  now: Date,
): Promise<void> {
  if (versionIds.length === 0) return;
  const values = [versionIds, now.toISOString()];
  await executor.query(
    `
    update clauses
       set known_to = greatest(known_from, $2::timestamptz)
     where version_id = any($1::uuid[])
       and known_to is null
    `,
    values,
  );
  await executor.query(
    `
    update document_versions
       set known_to = greatest(known_from, $2::timestamptz)
     where id = any($1::uuid[])
       and known_to is null
    `,
    values,
  );
}

/** Versions that were just superseded, known from now on with another end. */
export async function copyVersions(
  executor: SqlExecutor,
  ends: readonly { versionId: string; validTo: string }[],
  now: Date,
): Promise<void> {
  for (const { versionId, validTo } of ends) {
    const copyId = newId();
    await executor.query(COPY_VERSION, [copyId, versionId, validTo, now.toISOString()]);
    const { rows } = await executor.query<{ id: string }>(
      'select clause.id from clauses as clause where clause.version_id = $1 order by clause.ordinal',
      [versionId],
    );
    const ids = rows.map(({ id }) => id);
    const copyIds = ids.map(() => newId());
    await executor.query(COPY_CLAUSES, [copyId, ids, copyIds, validTo, now.toISOString()]);
  }
}

const COPY_VERSION = `
  insert into document_versions (
         id, document_id, fingerprint, title, issuer, region, kind, binding_force, issued_on,
         effective_from, effective_from_precision, expires_on, leans_on, body, valid_from,
         origin, source_fingerprint, valid_to, known_from)
  select $1::uuid, version.document_id, version.fingerprint, version.title, version.issuer,
         version.region, version.kind, version.binding_force, version.issued_on,
         version.effective_from, version.effective_from_precision, version.expires_on,
         version.leans_on, version.body, version.valid_from,
         version.origin, version.source_fingerprint, $3::date, $4::timestamptz
    from document_versions as version
   where version.id = $2::uuid
`;

const COPY_CLAUSES = `
  insert into clauses (
         id, version_id, path, ordinal, heading, body, start_offset, end_offset, expires_on,
         ended_quotes, valid_from, valid_to, known_from)
  select copy.id, $1::uuid, clause.path, clause.ordinal, clause.heading, clause.body,
         clause.start_offset, clause.end_offset, clause.expires_on, clause.ended_quotes,
         clause.valid_from, $4::date, $5::timestamptz
    from unnest($2::uuid[], $3::uuid[]) as copy (of, id)
    join clauses as clause on clause.id = copy.of
`;

export async function insertDocuments(
  executor: SqlExecutor,
  rows: readonly { documentId: string; number: string; knownFrom: string }[],
): Promise<void> {
  await executor.query(
    `
    insert into documents (id, number, created_at)
    select entry."documentId", entry.number, entry."knownFrom"
      from jsonb_to_recordset($1::jsonb)
        as entry("documentId" uuid, number text, "knownFrom" timestamptz)
    `,
    [JSON.stringify(rows)],
  );
}

export interface VersionRow {
  versionId: string;
  documentId: string;
  fingerprint: string;
  sourceFingerprint: string;
  origin: 'file' | 'import';
  title: string;
  issuer: string;
  region: string;
  kind: string;
  bindingForce: string;
  issuedOn: string | null;
  effectiveFrom: string;
  effectiveFromPrecision: string;
  expiresOn: string | null;
  leansOn: readonly string[];
  text: string;
  validTo: string | null;
  knownFrom: string;
}

export async function insertVersions(
  executor: SqlExecutor,
  rows: readonly VersionRow[],
): Promise<void> {
  await executor.query(
    `
    insert into document_versions (
           id, document_id, fingerprint, source_fingerprint, origin, title, issuer, region, kind,
           binding_force, issued_on, effective_from, effective_from_precision, expires_on,
           leans_on, body, valid_from, valid_to, known_from)
    select entry."versionId", entry."documentId", entry.fingerprint,
           entry."sourceFingerprint", entry.origin, entry.title, entry.issuer, entry.region,
           entry.kind, entry."bindingForce", entry."issuedOn",
           entry."effectiveFrom", entry."effectiveFromPrecision", entry."expiresOn",
           entry."leansOn", entry.text, entry."effectiveFrom", entry."validTo", entry."knownFrom"
      from jsonb_to_recordset($1::jsonb)
        as entry("versionId" uuid, "documentId" uuid, fingerprint text,
                 "sourceFingerprint" text, origin text, title text, issuer text,
                 region text, kind text, "bindingForce" text, "issuedOn" date,
                 "effectiveFrom" date, "effectiveFromPrecision" text, "expiresOn" date,
                 "leansOn" jsonb, text text, "validTo" date, "knownFrom" timestamptz)
    `,
    [JSON.stringify(rows)],
  );
}

export interface ClauseRow {
  id: string;
  versionId: string;
  path: string;
  ordinal: number;
  heading: string;
  text: string;
  start: number;
  end: number;
  expiresOn: string | null;
  endedQuotes: readonly EndedQuote[];
  validFrom: string;
  validTo: string | null;
  knownFrom: string;
}

export async function insertClauses(
  executor: SqlExecutor,
  rows: readonly ClauseRow[],
): Promise<void> {
  await executor.query(
    `
    insert into clauses (
           id, version_id, path, ordinal, heading, body, start_offset, end_offset,
           expires_on, ended_quotes, valid_from, valid_to, known_from)
    select entry.id, entry."versionId", entry.path, entry.ordinal, entry.heading, entry.text,
           entry.start, entry."end", entry."expiresOn", entry."endedQuotes",
           entry."validFrom", entry."validTo", entry."knownFrom"
      from jsonb_to_recordset($1::jsonb)
        as entry(id uuid, "versionId" uuid, path text, ordinal integer, heading text, text text,
                 start integer, "end" integer, "expiresOn" date, "endedQuotes" jsonb,
                 "validFrom" date, "validTo" date, "knownFrom" timestamptz)
    `,
    [JSON.stringify(rows)],
  );
}
