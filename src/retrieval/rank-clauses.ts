import type { Database } from '../database/executor.ts';
import type { PlaceLadder } from '../shared/place.ts';
import type { AskedWord } from './asked-words.ts';
import { sparseVector } from './sparse-vector.ts';

/** What is over still answers, behind what is in force. */
const EXPIRED_FACTOR = 0.8;
/** The frame of a document names its matters without ruling on them. */
const FRAME_FACTOR = 0.7;
const FRAME_PATHS = `('抬头', '结尾', '附件目录')`;

export interface Ranking {
  asked: readonly AskedWord[];
  ladder: PlaceLadder;
  asOf: string;
  limit: number;
  /** How to add up; by default whatever the engine does fastest. Both give the same scores. */
  by?: 'vector' | 'arrays';
}

/** Best first; ties by 文号, then in the order of the document. */
export async function rankClauses(
  db: Database,
  { asked, ladder, asOf, limit, by = db.capabilities.vector ? 'vector' : 'arrays' }: Ranking,
): Promise<unknown[]> {
  const words = asked.map(({ word }) => word);
  const scores = by === 'vector' ? [sparseVector(asked)] : [asked.map(({ weight }) => weight)];
  const { rows } = await db.query(rankingSql(by), [ladder, asOf, limit, words, ...scores]);
  return rows;
}

/** The inner product of the clause's word weights and the question's, once for each kind of engine. */
const SCORES = {
  vector: `-(entry.word_vector <#> $5::sparsevec)`,
  arrays: `(select coalesce(sum(weighed.weight * asked.weight), 0)
              from unnest(entry.words, entry.weights) as weighed(word, weight)
              join unnest($4::text[], $5::real[]) as asked(word, weight)
                on asked.word = weighed.word)`,
};

function rankingSql(by: keyof typeof SCORES): string {
  return `
    with scored as (
      select clause.id,
             clause.version_id,
             clause.ordinal,
             clause.expires_on < $2::date as expired,
             clause.path in ${FRAME_PATHS} as frame,
             (${SCORES[by]})::float8 as bm25
        from document_versions as version
        join clauses as clause on clause.version_id = version.id
        join clause_words as entry on entry.clause_id = clause.id
       where version.region = any($1::text[])
         and version.known_to is null
         and clause.known_to is null
         and clause.valid_from <= $2::date
         and (clause.valid_to is null or $2::date < clause.valid_to)
    ), best as (
      select scored.id,
             document.number,
             scored.version_id,
             scored.ordinal,
             round((scored.bm25
               * case when scored.expired then ${EXPIRED_FACTOR} else 1 end
               * case when scored.frame then ${FRAME_FACTOR} else 1 end)::numeric,
               3)::float8 as score
        from scored
        join document_versions as version on version.id = scored.version_id
        join documents as document on document.id = version.document_id
       where scored.bm25 > 0.001
       order by score desc, document.number, scored.ordinal, scored.id
       limit $3
    )
    select best.id as "clauseId",
           best.number,
           version.title,
           version.issuer,
           version.region,
           clause.path as clause,
           clause.heading,
           clause.body as text,
           clause.expires_on::text as "expiresOn",
           clause.ended_quotes as "endedQuotes",
           best.score,
           array(select word
                   from unnest(entry.words) as word
                  where word = any($4::text[])
                  order by word) as matched
      from best
      join clauses as clause on clause.id = best.id
      join clause_words as entry on entry.clause_id = best.id
      join document_versions as version on version.id = best.version_id
     order by best.score desc, best.number, best.ordinal, best.id
  `;
}
