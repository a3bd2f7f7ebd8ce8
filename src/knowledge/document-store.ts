import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { EndedQuote } from './validity.ts';

const KnownVersionSchema = z.object({
  number: z.string(),
  documentId: z.string(),
  versionId: z.string(),
  fingerprint: z.string(),
});
export type KnownVersion = z.infer<typeof KnownVersionSchema>;

/** By 文号: the version in use of every document. */
export async function findKnownVersions(executor: SqlExecutor): Promise<Map<string, KnownVersion>> {
  const { rows } = await executor.query(
    `
    select document.number,
           document.id as "documentId",
           version.id as "versionId",
           version.fingerprint
      from documents as document
      join document_versions as version on version.document_id = document.id
     where version.known_to is null
     order by version.valid_from, version.id
    `,
  );
  return new Map(rows.map((row) => KnownVersionSchema.parse(row)).map((row) => [row.number, row]));
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
       set known_to = $2::timestamptz
     where version_id = any($1::uuid[])
       and known_to is null
    `,
    values,
  );
  await executor.query(
    `
    update document_versions
       set known_to = $2::timestamptz
     where id = any($1::uuid[])
    `,
    values,
  );
}

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
           id, document_id, fingerprint, title, issuer, region, kind, binding_force, issued_on,
           effective_from, effective_from_precision, expires_on, leans_on, body,
           valid_from, valid_to, known_from)
    select entry."versionId", entry."documentId", entry.fingerprint, entry.title, entry.issuer,
           entry.region, entry.kind, entry."bindingForce", entry."issuedOn",
           entry."effectiveFrom", entry."effectiveFromPrecision", entry."expiresOn",
           entry."leansOn", entry.text, entry."effectiveFrom", entry."validTo", entry."knownFrom"
      from jsonb_to_recordset($1::jsonb)
        as entry("versionId" uuid, "documentId" uuid, fingerprint text, title text, issuer text,
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
