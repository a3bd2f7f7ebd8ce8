import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import type { PlaceLadder } from '../shared/place.ts';
import type { NearClauses } from './fuse-rankings.ts';
import { FRAME_PATHS } from './published-index.ts';
import { toVectorText } from './vector-store.ts';

/** Whether the model embedded any clause of the places: where not, no question need be embedded. */
export async function hasVectors(
  executor: SqlExecutor,
  { model, ladder }: { model: string; ladder: PlaceLadder },
): Promise<boolean> {
  const { rows } = await executor.query(
    `
    select 1 as found
      from clause_vectors as vector
     where vector.model = $1::text
       and vector.region = any($2::text[])
     limit 1
    `,
    [model, ladder],
  );
  return rows.length > 0;
}

const NearSchema = z.object({ nearest: z.array(z.string()), embedded: z.array(z.string()) });

/**
 * The nearest of the clauses that bind the places on the day, by an exact look at each of their
 * vectors. The frame of a document names its matters without ruling on them: it is near everything,
 * and left out.
 */
export async function findNearest(executor: SqlExecutor, asked: Asked): Promise<NearClauses> {
  const { vector, model, ladder, asOf, limit, ids } = asked;
  const { rows } = await executor.query(FIND_NEAREST, [
    toVectorText(vector),
    model,
    ladder,
    asOf,
    limit,
    [...FRAME_PATHS],
    ids,
  ]);
  const { nearest, embedded } = NearSchema.parse(rows[0]);
  return { nearest, embedded: new Set(embedded) };
}

interface Asked {
  /** Of length 1, as those that are stored: the inner product is the cosine. */
  vector: readonly number[];
  model: string;
  ladder: PlaceLadder;
  asOf: string;
  limit: number;
  /** Clauses of which is asked whether they have a vector. */
  ids: readonly string[];
}

/** Place and day twice: of the vectors, to read only theirs, and of the clauses, which alone decide. */
const FIND_NEAREST = `
  with nearest as (
         select vector.clause_id as id,
                vector.embedding <#> $1::vector as distance
           from clause_vectors as vector
          where vector.model = $2::text
            and vector.region = any($3::text[])
            and vector.valid_from <= $4::date
            and (vector.valid_to is null or $4::date < vector.valid_to)
          order by distance, vector.clause_id
          limit $5::integer
       )
  select (select coalesce(jsonb_agg(nearest.id order by nearest.distance, nearest.id), '[]')
            from nearest
           cross join lateral (
                   select clause.version_id, clause.path, clause.known_to,
                          clause.valid_from, clause.valid_to
                     from clauses as clause
                    where clause.id = nearest.id
                   offset 0
                 ) as clause
           cross join lateral (
                   select version.region, version.known_to
                     from document_versions as version
                    where version.id = clause.version_id
                   offset 0
                 ) as version
           where version.region = any($3::text[])
             and version.known_to is null
             and clause.known_to is null
             and clause.valid_from <= $4::date
             and (clause.valid_to is null or $4::date < clause.valid_to)
             and clause.path <> all($6::text[])) as nearest,
         (select coalesce(jsonb_agg(vector.clause_id), '[]')
            from clause_vectors as vector
           where vector.clause_id = any($7::uuid[])
             and vector.model = $2::text) as embedded
`;
