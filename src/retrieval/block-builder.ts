import { COUNT_UNIT } from './bm25.ts';
import { type ClauseText, forEachTerm, rememberFields } from './clause-terms.ts';
import { createKeyTable } from './key-table.ts';
import {
  type ClauseColumns,
  type IndexedClause,
  MAX_BLOCK_SIZE,
  type PostingBlock,
  type Range,
} from './posting-block.ts';
import { createPostingEntries, invertEntries } from './posting-entries.ts';
import type { Segmenter } from './segmenter.ts';

const MAX_LENGTH = 65_535;

/** Collects clauses, those of a region one after the other, and turns them into a block. */
export function createBlockBuilder(segmenter: Pick<Segmenter, 'segment'>) {
  const segmenters = { body: segmenter, frame: rememberFields(segmenter) };
  const table = createKeyTable();
  const clauses: (IndexedClause & { wordLength: number; pairLength: number })[] = [];
  const entries = createPostingEntries();

  return {
    size: () => clauses.length,

    /** @throws {RangeError} when the block is full. */
    add(clause: IndexedClause, text: ClauseText): void {
      if (clauses.length === MAX_BLOCK_SIZE)
        throw new RangeError(`A block holds ${MAX_BLOCK_SIZE} clauses.`);
      const lengths = { word: 0, pair: 0 };
      forEachTerm(text, segmenters, (key, kind, count) => {
        lengths[kind] += count;
        entries.count(table.numberOf(key), count);
      });
      entries.endClause(clauses.length);
      clauses.push({
        ...clause,
        wordLength: Math.min(Math.round(lengths.word / COUNT_UNIT), MAX_LENGTH),
        pairLength: Math.min(Math.round(lengths.pair / COUNT_UNIT), MAX_LENGTH),
      });
    },

    build(): PostingBlock {
      const keys = table.keys();
      return {
        size: clauses.length,
        ...invertEntries(entries.all(), keys),
        clauses: toColumns(clauses),
        regions: findRegions(clauses),
        alive: new Uint8Array(clauses.length).fill(1),
      };
    },
  };
}

function toColumns(
  clauses: readonly (IndexedClause & { wordLength: number; pairLength: number })[],
): ClauseColumns {
  const numbers = (read: (clause: IndexedClause) => number) => Uint32Array.from(clauses, read);
  return {
    ids: clauses.map(({ id }) => id),
    versions: clauses.map(({ version }) => version),
    ordinals: numbers(({ ordinal }) => ordinal),
    validFrom: numbers(({ validFrom }) => validFrom),
    validTo: numbers(({ validTo }) => validTo),
    expiresOn: numbers(({ expiresOn }) => expiresOn),
    isFrame: Uint8Array.from(clauses, ({ isFrame }) => Number(isFrame)),
    wordLengths: Uint16Array.from(clauses, ({ wordLength }) => wordLength),
    pairLengths: Uint16Array.from(clauses, ({ pairLength }) => pairLength),
  };
}

/** @throws {Error} when the clauses of a region are not side by side. */
function findRegions(clauses: readonly IndexedClause[]): Map<string, Range> {
  const regions = new Map<string, Range>();
  for (const [number, { version }] of clauses.entries()) {
    const range = regions.get(version.region);
    if (range && range.to !== number)
      throw new Error(`The clauses of ${version.region} are not side by side.`);
    if (range) range.to = number + 1;
    else regions.set(version.region, { from: number, to: number + 1 });
  }
  return regions;
}
