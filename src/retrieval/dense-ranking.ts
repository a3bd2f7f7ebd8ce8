import type { SqlExecutor } from '../database/executor.ts';
import type { Embedder } from '../model/embedder.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { PlaceLadder } from '../shared/place.ts';
import type { RankedClause } from './best-clauses.ts';
import { type FusedClause, fuseRankings, type NearClauses, NOTHING_NEAR } from './fuse-rankings.ts';
import { findNearest, hasVectors } from './nearest-clauses.ts';

export interface DenseQuestion {
  text: string;
  ladder: PlaceLadder;
  asOf: CalendarDate;
  limit: number;
}

export interface DenseRanking {
  /** How many clauses of the ranking by words are worth fusing. */
  readonly depth: number;
  /**
   * Begins to embed the question. What it returns fuses a ranking by words with the one by vectors,
   * or hands it back as it is where there are no vectors, in time or at all. It never throws.
   */
  begin(question: DenseQuestion): (lexical: readonly RankedClause[]) => Promise<FusedClause[]>;
  /** In English, for administrators: whether the last question was searched by words alone. */
  troubles(): string[];
}

const DEPTH = 100;

/** Ranks by what a question means, beside the ranking by its words. */
export function createDenseRanking({
  db,
  embedder,
  onTrouble,
}: {
  db: SqlExecutor;
  /** Masks personal data before where it sends questions elsewhere. */
  embedder: Pick<Embedder, 'model' | 'embedQuestion'>;
  onTrouble: (error: unknown) => void;
}): DenseRanking {
  const { model } = embedder;
  let isTroubled = false;

  const embed = async ({ text, ladder }: DenseQuestion): Promise<number[] | undefined> => {
    if (!(await hasVectors(db, { model, ladder }))) return undefined;
    const vector = await embedder.embedQuestion(text);
    isTroubled = false;
    return vector;
  };
  const give = (error: unknown): undefined => {
    if (!isTroubled) onTrouble(error);
    isTroubled = true;
  };

  return {
    depth: DEPTH,
    begin(question) {
      const embedding = embed(question).catch(give);
      const findNear = async (lexical: readonly RankedClause[]): Promise<NearClauses> => {
        const vector = await embedding;
        if (vector === undefined) return NOTHING_NEAR;
        const ids = lexical.map(({ id }) => id);
        return findNearest(db, { ...question, model, vector, ids, limit: DEPTH });
      };
      return async (lexical) => {
        const near = await findNear(lexical).catch(give);
        return fuseRankings(lexical, question.limit, near);
      };
    },
    troubles: () =>
      isTroubled
        ? [`dense vectors: the last question was searched by words alone, for ${model} failed`]
        : [],
  };
}
