import { z } from 'zod';
import type { SqlExecutor } from '../database/executor.ts';
import { wordRarity } from './bm25.ts';
import type { Question } from './question.ts';

/** A word of the question that stands in at least one clause. */
export interface AskedWord {
  word: string;
  id: number;
  /** Rarity times what it counts in the question. */
  weight: number;
}

/** In the order of their ids. */
export async function findAskedWords(db: SqlExecutor, { words }: Question): Promise<AskedWord[]> {
  const { rows } = await db.query(
    `
    select known.word,
           known.id,
           known.clause_count as "clausesWithWord",
           index.clause_count as "clauseCount"
      from search_words as known
     cross join search_index as index
     where known.word = any($1::text[])
       and known.clause_count > 0
     order by known.id
    `,
    [[...words.keys()]],
  );
  return rows.map((row) => {
    const { word, id, clauseCount, clausesWithWord } = RowSchema.parse(row);
    return { word, id, weight: (words.get(word) ?? 0) * wordRarity(clauseCount, clausesWithWord) };
  });
}

const RowSchema = z.object({
  word: z.string(),
  id: z.int(),
  clauseCount: z.int(),
  clausesWithWord: z.int(),
});
