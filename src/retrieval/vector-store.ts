import { toSql } from 'pgvector';
import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';

const MissingSchema = z.object({
  id: z.string(),
  title: z.string(),
  heading: z.string(),
  text: z.string(),
});
export type MissingClause = z.infer<typeof MissingSchema>;

/** Published clauses of the versions that the model has not embedded yet, in the order of the versions. */
export async function listMissingClauses(
  executor: SqlExecutor,
  { versionIds, model }: { versionIds: readonly string[]; model: string },
): Promise<MissingClause[]> {
  const { rows } = await executor.query(
    `
    select clause.id,
           version.title,
           clause.heading,
           clause.body as text
      from unnest($1::uuid[]) with ordinality as wanted(id, place)
     -- One look-up by key each, also where the planner has no statistics yet and would read it all.
     cross join lateral (
             select version.title
               from document_versions as version
              where version.id = wanted.id
                and version.known_to is null
             offset 0
           ) as version
     cross join lateral (
             select clause.id, clause.ordinal, clause.heading, clause.body
               from clauses as clause
              where clause.version_id = wanted.id
                and clause.known_to is null
             offset 0
           ) as clause
     where not exists (
             select
               from clause_vectors as vector
              where vector.clause_id = clause.id
                and vector.model = $2::text
             offset 0
           )
     order by wanted.place, clause.ordinal, clause.id
    `,
    [versionIds, model],
  );
  return rows.map((row) => MissingSchema.parse(row));
}

export interface FingerprintedClause {
  id: string;
  /** Of the text to embed, 32 bytes. */
  fingerprint: Buffer;
}

/** Gives the clauses the vectors of the same text, where the model embedded it before. Returns their ids. */
export async function copyVectors(
  executor: SqlExecutor,
  clauses: readonly FingerprintedClause[],
  model: string,
): Promise<Set<string>> {
  const { rows } = await executor.query<{ id: string }>(
    `
    insert into clause_vectors (
           clause_id, model, fingerprint, region, valid_from, valid_to, embedding)
    select clause.id, $3::text, wanted.fingerprint, version.region,
           clause.valid_from, clause.valid_to, same.embedding
      from unnest($1::uuid[], $2::bytea[]) as wanted(id, fingerprint)
      join clauses as clause on clause.id = wanted.id
      join document_versions as version on version.id = clause.version_id
     cross join lateral (
             select vector.embedding
               from clause_vectors as vector
              where vector.model = $3::text
                and vector.fingerprint = wanted.fingerprint
              limit 1
           ) as same
    on conflict (clause_id, model) do nothing
    returning clause_id as id
    `,
    [clauses.map(({ id }) => id), clauses.map(({ fingerprint }) => fingerprint), model],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface EmbeddedClause extends FingerprintedClause {
  vector: readonly number[];
}

/** A clause that was deleted meanwhile is left out, one that another process was quicker with stays. */
export async function insertVectors(
  executor: SqlExecutor,
  clauses: readonly EmbeddedClause[],
  model: string,
): Promise<void> {
  await executor.query(
    `
    insert into clause_vectors (
           clause_id, model, fingerprint, region, valid_from, valid_to, embedding)
    select clause.id, $4::text, embedded.fingerprint, version.region,
           clause.valid_from, clause.valid_to, embedded.embedding::vector
      from unnest($1::uuid[], $2::bytea[], $3::text[]) as embedded(id, fingerprint, embedding)
      join clauses as clause on clause.id = embedded.id
      join document_versions as version on version.id = clause.version_id
    on conflict (clause_id, model) do nothing
    `,
    [
      clauses.map(({ id }) => id),
      clauses.map(({ fingerprint }) => fingerprint),
      clauses.map(({ vector }) => toVectorText(vector)),
      model,
    ],
  );
}

/** Single precision is all that the column keeps. */
export function toVectorText(vector: readonly number[]): string {
  return toSql(vector.map((value) => Number(value.toPrecision(8))));
}

/** How many numbers the stored vectors of the model have; undefined without any. */
export async function findDimensions(
  executor: SqlExecutor,
  model: string,
): Promise<number | undefined> {
  const { rows } = await executor.query<{ dimensions: number }>(
    `
    select vector_dims(vector.embedding) as dimensions
      from clause_vectors as vector
     where vector.model = $1::text
     limit 1
    `,
    [model],
  );
  return rows[0]?.dimensions;
}

const CountsSchema = z.object({ clauses: z.int(), embedded: z.int() });

/** Published clauses, and how many the model has embedded; superseded ones that still stand count as well. */
export async function countEmbedded(
  executor: SqlExecutor,
  model: string,
): Promise<{ clauses: number; embedded: number }> {
  const { rows } = await executor.query(
    `
    select (select count(*)::integer
              from clauses as clause
             where clause.known_to is null) as clauses,
           (select count(*)::integer
              from clause_vectors as vector
             where vector.model = $1::text) as embedded
    `,
    [model],
  );
  const { clauses, embedded } = CountsSchema.parse(rows[0]);
  return { clauses, embedded: Math.min(clauses, embedded) };
}

export async function deleteVectors(executor: SqlExecutor, model: string): Promise<void> {
  await executor.query('delete from clause_vectors where model = $1::text', [model]);
}

/** What nothing finds any more: vectors of other models and of superseded clauses. */
export async function deleteOutdatedVectors(executor: SqlExecutor, model: string): Promise<void> {
  await executor.query('delete from clause_vectors where model <> $1::text', [model]);
  await executor.query(
    `
    delete from clause_vectors as vector
     using clauses as clause
     where clause.id = vector.clause_id
       and clause.known_to is not null
    `,
  );
}
