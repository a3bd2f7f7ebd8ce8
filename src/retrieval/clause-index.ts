import { createBestClauses, type RankedClause } from './best-clauses.ts';
import { lengthNorms, rarity } from './bm25.ts';
import { byKind } from './clause-terms.ts';
import {
  findPostings,
  hasPosting,
  hasTogether,
  type PostingBlock,
  type Range,
} from './posting-block.ts';
import {
  createScores,
  type Norms,
  orderTerms,
  scoreBlock,
  type WeighedTerm,
} from './score-block.ts';
import { pairKeysOf } from './term-key.ts';

/** What is over still answers, behind what is in force. */
const EXPIRED_FACTOR = 0.8;
/** The frame of a document names its matters without ruling on them. */
const FRAME_FACTOR = 0.7;
/** Below this a score is rounding. */
const LEAST_SCORE = 0.001;
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
  const scores = createScores();
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
      phrases.forget();
    },

    /** How rare a term is among all clauses; 0 where none has it. */
    rarityOf(key: number): number {
      const found = countClauses(blocks, key);
      return found === 0 ? 0 : rarity(size, found);
    },

    /** In how many clauses a term stands. */
    countOf: (key: number) => countClauses(blocks, key),

    /** Whether some clause has the phrase, as far as its pairs of characters tell. */
    holds: phrases.holds,

    binds: (region: string) => blocks.some(({ regions }) => regions.has(region)),

    rank: (ranking: Ranking): RankedClause[] => rankBlocks(blocks, { ...ranking, norms, scores }),

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

function rankBlocks(
  blocks: readonly PostingBlock[],
  { terms, regions, day, limit, norms, scores }: Ranking & { norms: Norms; scores: Float64Array },
): RankedClause[] {
  const best = createBestClauses(limit);
  const ordered = orderTerms(terms);
  for (const block of blocks) {
    const ranges = regions.flatMap((region) => block.regions.get(region) ?? []);
    if (ranges.length === 0) continue;
    scoreBlock(scores, block, { terms: ordered, norms, ranges, floor: best.settle() });
    for (const range of ranges) offerRange(best, { block, range, scores, day });
  }
  return best.best();
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

function countClauses(blocks: readonly PostingBlock[], key: number): number {
  return blocks.reduce((sum, block) => {
    const { from, to } = findPostings(block, key);
    return sum + to - from;
  }, 0);
}

interface Offering {
  block: PostingBlock;
  range: Range;
  scores: Float64Array;
  day: number;
}

function offerRange(
  best: ReturnType<typeof createBestClauses>,
  { block, range, scores, day }: Offering,
): void {
  const { clauses } = block;
  for (let at = range.from; at < range.to; at += 1) {
    const sum = scores[at] ?? 0;
    if (sum < Math.max(best.floor(), LEAST_SCORE) || !isFound(block, at, day)) continue;
    const score = roundScore(sum * factorOf(clauses, at, day));
    if (score < Math.max(best.floor(), LEAST_SCORE)) continue;
    best.offer({ ...toRanked(block, at), score });
  }
}

function toRanked(block: PostingBlock, at: number): RankedClause {
  const { clauses } = block;
  return {
    id: clauses.ids[at] ?? '',
    score: 0,
    number: clauses.versions[at]?.number ?? '',
    path: clauses.paths[at] ?? '',
    ordinal: clauses.ordinals[at] ?? 0,
    block,
    at,
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

function isFound({ alive, clauses }: PostingBlock, at: number, day: number): boolean {
  const from = clauses.validFrom[at] ?? Number.POSITIVE_INFINITY;
  const to = clauses.validTo[at] ?? 0;
  return alive[at] === 1 && from <= day && day < to;
}

function factorOf(clauses: PostingBlock['clauses'], at: number, day: number): number {
  const isExpired = (clauses.expiresOn[at] ?? 0) < day;
  return (isExpired ? EXPIRED_FACTOR : 1) * (clauses.isFrame[at] === 1 ? FRAME_FACTOR : 1);
}

/** Downwards, so that a sum below the floor never rises above it. */
function roundScore(score: number): number {
  return Math.floor(score * 1000) / 1000;
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
