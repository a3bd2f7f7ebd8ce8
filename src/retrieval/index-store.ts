import { z } from 'zod';
import type { EngineCapabilities, SqlExecutor } from '../database/executor.ts';
import { sparseVector } from './sparse-vector.ts';

const IndexStateSchema = z.object({
  dictionary: z.string(),
  clauseCount: z.int(),
  /** In characters, headings counted in. */
  averageLength: z.number(),
});
export type IndexState = z.infer<typeof IndexStateSchema>;

export async function findIndexState(executor: SqlExecutor): Promise<IndexState | undefined> {
  const { rows } = await executor.query(
    `
    select index.dictionary,
           index.clause_count as "clauseCount",
           index.average_length as "averageLength"
      from search_index as index
    `,
  );
  return rows[0] && IndexStateSchema.parse(rows[0]);
}

export async function saveIndexState(executor: SqlExecutor, state: IndexState): Promise<void> {
  await executor.query(
    `
    insert into search_index (dictionary, clause_count, average_length)
    values ($1, $2, $3)
    on conflict (singleton) do update
       set dictionary = excluded.dictionary,
           clause_count = excluded.clause_count,
           average_length = excluded.average_length
    `,
    [state.dictionary, state.clauseCount, state.averageLength],
  );
}

const MeasuredSchema = z.object({
  clauseCount: z.int(),
  averageLength: z.number(),
  missing: z.int(),
  stale: z.int(),
  withoutVector: z.int(),
});

/** What is published beside what is indexed. */
export async function measureClauses(
  executor: SqlExecutor,
  { vector }: EngineCapabilities,
): Promise<z.infer<typeof MeasuredSchema>> {
  const { rows } = await executor.query(
    `
    select count(*) filter (where clause.known_to is null)::integer as "clauseCount",
           coalesce(avg(char_length(clause.heading) + char_length(clause.body))
             filter (where clause.known_to is null), 0)::float8 as "averageLength",
           count(*) filter (where clause.known_to is null
                              and entry.clause_id is null)::integer as missing,
           count(*) filter (where clause.known_to is not null
                              and entry.clause_id is not null)::integer as stale,
           count(*) filter (where entry.clause_id is not null
                              and ${vector ? 'entry.word_vector is null' : 'false'})::integer
             as "withoutVector"
      from clauses as clause
      left join clause_words as entry on entry.clause_id = clause.id
    `,
  );
  return MeasuredSchema.parse(rows[0]);
}

export async function clearIndex(executor: SqlExecutor): Promise<void> {
  await executor.query('delete from clause_words');
}

export async function removeUnknownClauses(executor: SqlExecutor): Promise<void> {
  await executor.query(
    `
    delete from clause_words as entry
     using clauses as clause
     where clause.id = entry.clause_id
       and clause.known_to is not null
    `,
  );
}

const ClauseToIndexSchema = z.object({
  id: z.string(),
  title: z.string(),
  heading: z.string(),
  text: z.string(),
  length: z.int(),
});
export type ClauseToIndex = z.infer<typeof ClauseToIndexSchema>;

/** By id, from the one after `after` on. */
export async function listClausesToIndex(
  executor: SqlExecutor,
  after: string | null,
  limit: number,
): Promise<ClauseToIndex[]> {
  const { rows } = await executor.query(
    `
    select clause.id,
           version.title,
           clause.heading,
           clause.body as text,
           char_length(clause.heading) + char_length(clause.body) as length
      from clauses as clause
      join document_versions as version on version.id = clause.version_id
      left join clause_words as entry on entry.clause_id = clause.id
     where clause.known_to is null
       and entry.clause_id is null
       and ($1::uuid is null or clause.id > $1::uuid)
     order by clause.id
     limit $2
    `,
    [after, limit],
  );
  return rows.map((row) => ClauseToIndexSchema.parse(row));
}

const WordIdSchema = z.object({ word: z.string(), id: z.int() });

/** Adds to `ids` what it lacks of `words`, and to the table what it has never met. */
export async function findWordIds(
  executor: SqlExecutor,
  words: ReadonlySet<string>,
  ids: Map<string, number>,
): Promise<void> {
  const unknown = [...words].filter((word) => !ids.has(word));
  if (unknown.length === 0) return;
  await executor.query(
    `
    insert into search_words (word)
    select asked.word
      from unnest($1::text[]) as asked(word)
     where not exists (select from search_words as known where known.word = asked.word)
    on conflict (word) do nothing
    `,
    [unknown],
  );
  const { rows } = await executor.query(
    `
    select known.word, known.id
      from search_words as known
     where known.word = any($1::text[])
     order by known.id
    `,
    [unknown],
  );
  for (const row of rows) {
    const { word, id } = WordIdSchema.parse(row);
    ids.set(word, id);
  }
}

export interface ClauseWords {
  clauseId: string;
  length: number;
  entries: readonly { word: string; id: number; count: number; weight: number }[];
}

export async function insertClauseWords(
  executor: SqlExecutor,
  { vector }: EngineCapabilities,
  rows: readonly ClauseWords[],
): Promise<void> {
  const records = rows.map(({ clauseId, length, entries }) => ({
    clauseId,
    length,
    words: entries.map(({ word }) => word),
    counts: entries.map(({ count }) => count),
    weights: entries.map(({ weight }) => Number(weight.toPrecision(7))),
    vector: vector ? sparseVector(entries) : null,
  }));
  await executor.query(
    `
    insert into clause_words (
           clause_id, length, words, counts, weights${vector ? ', word_vector' : ''})
    select entry."clauseId", entry.length, entry.words, entry.counts, entry.weights
           ${vector ? ', entry.vector::sparsevec' : ''}
      from jsonb_to_recordset($1::jsonb)
        as entry("clauseId" uuid, length real, words text[], counts real[], weights real[],
                 vector text)
    `,
    [JSON.stringify(records)],
  );
}

/** In how many clauses known today each word stands. */
export async function recountWords(executor: SqlExecutor): Promise<void> {
  await executor.query(
    `
    update search_words as known
       set clause_count = coalesce(counted.clauses, 0)
      from search_words as target
      left join (
             select word, count(*)::integer as clauses
               from clause_words as entry, unnest(entry.words) as word
              group by word
           ) as counted on counted.word = target.word
     where known.id = target.id
       and known.clause_count <> coalesce(counted.clauses, 0)
    `,
  );
}
