import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';

/** Where the index stands: every change of a clause or a version raises the revision. */
export interface IndexRevision {
  /** Another one where the database was emptied and filled anew; null before the first change. */
  epoch: string | null;
  revision: number;
}

const RevisionSchema = z.object({ epoch: z.string(), revision: z.int() });

export async function findRevision(executor: SqlExecutor): Promise<IndexRevision> {
  const { rows } = await executor.query(
    `
    select state.epoch, state.revision
      from search_revision as state
    `,
  );
  return rows[0] ? RevisionSchema.parse(rows[0]) : { epoch: null, revision: 0 };
}

const PublishedVersionSchema = z.object({
  id: z.string(),
  number: z.string(),
  region: z.string(),
  title: z.string(),
  clauses: z.int(),
});
export type PublishedVersion = z.infer<typeof PublishedVersionSchema>;

/** Versions known today, those of a region side by side. */
export async function listPublishedVersions(executor: SqlExecutor): Promise<PublishedVersion[]> {
  const { rows } = await executor.query(
    `
    select version.id,
           document.number,
           version.region,
           version.title,
           counted.clauses
      from document_versions as version
      join documents as document on document.id = version.document_id
      join (
             select clause.version_id, count(*)::integer as clauses
               from clauses as clause
              where clause.known_to is null
              group by clause.version_id
           ) as counted on counted.version_id = version.id
     where version.known_to is null
     order by version.region, version.id
    `,
  );
  return rows.map((row) => PublishedVersionSchema.parse(row));
}

/** Those of the versions that are known today. */
export async function findPublishedVersions(
  executor: SqlExecutor,
  ids: readonly string[],
): Promise<PublishedVersion[]> {
  const { rows } = await executor.query(
    `
    select version.id,
           document.number,
           version.region,
           version.title,
           counted.clauses
      from unnest($1::uuid[]) as wanted(id)
     -- One look-up by key each, also where the planner has no statistics yet and would read it all.
     cross join lateral (
             select version.id, version.document_id, version.region, version.title
               from document_versions as version
              where version.id = wanted.id
                and version.known_to is null
             offset 0
           ) as version
     cross join lateral (
             select document.number
               from documents as document
              where document.id = version.document_id
             offset 0
           ) as document
     cross join lateral (
             select count(*)::integer as clauses
               from clauses as clause
              where clause.version_id = version.id
                and clause.known_to is null
           ) as counted
     where counted.clauses > 0
     order by version.region, version.id
    `,
    [ids],
  );
  return rows.map((row) => PublishedVersionSchema.parse(row));
}

/** Whatever was written of them since: published, changed, withdrawn, deleted. */
export async function listChangedVersions(executor: SqlExecutor, since: number): Promise<string[]> {
  const { rows } = await executor.query<{ id: string }>(
    `
    select change.version_id as id
      from search_changes as change
     where change.revision > $1
     order by change.version_id
    `,
    [since],
  );
  return rows.map(({ id }) => id);
}

const PublishedClauseSchema = z.object({
  id: z.string(),
  versionId: z.string(),
  path: z.string(),
  ordinal: z.int(),
  heading: z.string(),
  text: z.string(),
  validFrom: z.int(),
  validTo: z.int().nullable(),
  expiresOn: z.int().nullable(),
});
export type PublishedClause = z.infer<typeof PublishedClauseSchema>;

/** Clauses known today, in the order of the versions; days are numbers: 20240131. */
export async function listPublishedClauses(
  executor: SqlExecutor,
  versionIds: readonly string[],
): Promise<PublishedClause[]> {
  const { rows } = await executor.query(
    `
    select clause.id,
           clause.version_id as "versionId",
           clause.path,
           clause.ordinal,
           clause.heading,
           clause.body as text,
           to_char(clause.valid_from, 'YYYYMMDD')::integer as "validFrom",
           to_char(clause.valid_to, 'YYYYMMDD')::integer as "validTo",
           to_char(clause.expires_on, 'YYYYMMDD')::integer as "expiresOn"
      from unnest($1::uuid[]) with ordinality as wanted(id, place)
     cross join lateral (
             select clause.id, clause.version_id, clause.path, clause.ordinal, clause.heading,
                    clause.body, clause.valid_from, clause.valid_to, clause.expires_on
               from clauses as clause
              where clause.version_id = wanted.id
                and clause.known_to is null
             offset 0
           ) as clause
     order by wanted.place, clause.ordinal, clause.id
    `,
    [versionIds],
  );
  return rows.map((row) => PublishedClauseSchema.parse(row));
}
