import type { RankedClause } from './best-clauses.ts';
import { lengthNorms, rarity } from './bm25.ts';
import { byKind } from './clause-terms.ts';
import { isFound, toRanked } from './found-clause.ts';
import { hasPosting, hasTogether, type PostingBlock } from './posting-block.ts';
import { rankBlocks } from './rank-blocks.ts';
import { createScorer, type Norms } from './score-block.ts';
import { pairKeysOf } from './term-key.ts';
import { createTermPlaces, type WeighedTerm } from './term-places.ts';

/** Blocks smaller than this are worth joining once there are many of them. */
const SMALL_BLOCK = 256;
const MANY_SMALL_BLOCKS = 32;

/** What binds a place on a day. */
export interface Binding {
  /** Only clauses of these regions… */
  regions: readonly string[];
  /** …that are found on this day: 20240131. */
  day: number;
}

export interface Ranking extends Binding {
  terms: readonly WeighedTerm[];
  limit: number;
}

export type ClauseIndex = ReturnType<typeof createClauseIndex>;

/**
 * An inverted index in memory over the published clauses: exact BM25, and a question costs what the
 * regions it is asked for hold. About 0.4 KB a clause.
 */
export function createClauseIndex() {
  let blocks: PostingBlock[] = [];
  let norms: Norms = byKind(() => new Float32Array());
  let size = 0;
  const scorer = createScorer();
  const places = createTermPlaces(() => blocks);
  const phrases = createPhraseMemory(() => blocks);

  const measure = () => {
    blocks = blocks.filter((block) => block.alive.includes(1));
    size = blocks.reduce((sum, block) => sum + block.size, 0);
    norms = byKind((kind) => normsOf(blocks.map(({ clauses }) => clauses.lengths[kind])));
  };

  return {
    /** In one step: the clauses of these versions leave, the new blocks come. */
    replace(versionIds: ReadonlySet<string>, built: readonly PostingBlock[]): void {
      if (versionIds.size > 0) for (const block of blocks) withdraw(block, versionIds);
      blocks.push(...built);
      measure();
      places.forget();
      phrases.forget();
    },

    /** How rare a term is among all clauses; 0 where none has it. */
    rarityOf(key: number): number {
      const { count } = places.find(key);
      return count === 0 ? 0 : rarity(size, count);
    },

    /** In how many clauses a term stands. */
    countOf: (key: number) => places.find(key).count,

    /** Whether some clause has the phrase, as far as its pairs of characters tell. */
    holds: phrases.holds,

    binds: (region: string) => blocks.some(({ regions }) => regions.has(region)),

    rank({ terms, ...asked }: Ranking): RankedClause[] {
      const placed = terms.map((term) => ({ ...term, ...places.find(term.key) }));
      return rankBlocks(blocks, { ...asked, terms: placed, norms, scorer });
    },

    /** Those of the documents that have a clause which binds. */
    documentsAmong: (numbers: readonly string[], binding: Binding): string[] =>
      numbers.filter((number) => findBound(blocks, { number }, binding) !== undefined),

    /** With a score of 0. */
    find: (name: { number: string; path: string }, binding: Binding): RankedClause | undefined =>
      findBound(blocks, name, binding),

    /** The living versions whose blocks are too many or too empty: to be given again as one. */
    versionsToJoin(): Set<string> {
      const small = blocks.filter((block) => block.size < SMALL_BLOCK);
      const thin = blocks.filter(isThin);
      return new Set(
        [...(small.length > MANY_SMALL_BLOCKS ? small : []), ...thin].flatMap(livingVersions),
      );
    },

    /** Those of the terms that stand in the clause; their order is kept. */
    termsIn<Term extends WeighedTerm>({ block, at }: RankedClause, terms: readonly Term[]): Term[] {
      return terms.filter(({ key }) => hasPosting(block, { key, clause: at }));
    },

    size: () => size,
  };
}

/** Which phrases the blocks hold, looked for once until they change. */
function createPhraseMemory(blocks: () => readonly PostingBlock[]) {
  const known = new Map<string, boolean>();
  return {
    holds(phrase: string): boolean {
      const keys = pairKeysOf(phrase);
      const held = known.get(phrase) ?? blocks().some((block) => hasTogether(block, keys));
      known.set(phrase, held);
      return held;
    },
    forget: () => known.clear(),
  };
}

/** The clause of this name, or the first of the document. */
function findBound(
  blocks: readonly PostingBlock[],
  { number, path }: { number: string; path?: string },
  { regions, day }: Binding,
): RankedClause | undefined {
  for (const block of blocks) {
    const at = clausesOf(block, number).find(
      (clause) =>
        (path === undefined || block.clauses.paths[clause] === path) &&
        regions.includes(block.clauses.versions[clause]?.region ?? '') &&
        isFound(block, clause, day),
    );
    if (at !== undefined) return toRanked(block, at);
  }
  return undefined;
}

function clausesOf({ documents }: PostingBlock, number: string): number[] {
  const ranges = documents.get(number) ?? [];
  return ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
}

function withdraw({ clauses, alive }: PostingBlock, versionIds: ReadonlySet<string>): void {
  for (const [at, { id }] of clauses.versions.entries()) if (versionIds.has(id)) alive[at] = 0;
}

function isThin({ alive, size }: PostingBlock): boolean {
  return alive.reduce((sum, one) => sum + one, 0) * 2 < size;
}

function livingVersions({ clauses, alive }: PostingBlock): string[] {
  return clauses.versions.filter((_, at) => alive[at]).map(({ id }) => id);
}

function normsOf(lengths: readonly Uint16Array[]): Float32Array {
  let sum = 0;
  let count = 0;
  let longest = 0;
  for (const column of lengths) {
    count += column.length;
    for (const length of column) {
      sum += length;
      longest = Math.max(longest, length);
    }
  }
  return lengthNorms(longest, sum / Math.max(count, 1));
}
