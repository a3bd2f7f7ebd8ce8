import { COUNT_UNIT } from './bm25.ts';
import { byKind, type ClauseText, fieldsOf, forEachTermOf, type TermKind } from './clause-terms.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';
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
  const table = createKeyTable();
  const clauses: MeasuredClause[] = [];
  const entries = createPostingEntries();
  const frameTerms = rememberTerms(segmenter, table);

  return {
    size: () => clauses.length,

    /** @throws {RangeError} when the block is full. */
    add(clause: IndexedClause, text: ClauseText): void {
      if (clauses.length === MAX_BLOCK_SIZE)
        throw new RangeError(`A block holds ${MAX_BLOCK_SIZE} clauses.`);
      const tenths = byKind(() => 0);
      const { body, frame } = fieldsOf(text);
      forEachTermOf(body.words, segmenter, (key, kind) => {
        tenths[kind] += body.count;
        entries.count(table.numberOf(key), body.count);
      });
      for (const { words, count } of frame)
        for (const { term, kind } of frameTerms(words)) {
          tenths[kind] += count;
          entries.count(term, count);
        }
      entries.endClause(clauses.length);
      const lengths = byKind((kind) => Math.min(Math.round(tenths[kind] / COUNT_UNIT), MAX_LENGTH));
      clauses.push({ ...clause, lengths });
    },

    build(): PostingBlock {
      return {
        size: clauses.length,
        ...invertEntries(entries.all(), table),
        clauses: toColumns(clauses),
        regions: findRegions(clauses),
        documents: findDocuments(clauses),
        alive: new Uint8Array(clauses.length).fill(1),
      };
    },
  };
}

interface NumberedTerm {
  term: number;
  kind: TermKind;
}

/** Titles and headings come again with each clause of a document: the last of them stay cut and numbered. */
const REMEMBERED = 256;

function rememberTerms(segmenter: Pick<Segmenter, 'segment'>, table: KeyTable) {
  const known = new Map<string, NumberedTerm[]>();
  return (words: string): NumberedTerm[] => {
    const before = known.get(words);
    if (before) return before;
    const terms: NumberedTerm[] = [];
    forEachTermOf(words, segmenter, (key, kind) => {
      terms.push({ term: table.numberOf(key), kind });
    });
    if (known.size === REMEMBERED) known.clear();
    known.set(words, terms);
    return terms;
  };
}

type MeasuredClause = IndexedClause & { lengths: Record<TermKind, number> };

function toColumns(clauses: readonly MeasuredClause[]): ClauseColumns {
  const numbers = (read: (clause: IndexedClause) => number) => Uint32Array.from(clauses, read);
  return {
    ids: clauses.map(({ id }) => id),
    paths: clauses.map(({ path }) => path),
    versions: clauses.map(({ version }) => version),
    ordinals: numbers(({ ordinal }) => ordinal),
    validFrom: numbers(({ validFrom }) => validFrom),
    validTo: numbers(({ validTo }) => validTo),
    expiresOn: numbers(({ expiresOn }) => expiresOn),
    isFrame: Uint8Array.from(clauses, ({ isFrame }) => Number(isFrame)),
    lengths: byKind((kind) => Uint16Array.from(clauses, ({ lengths }) => lengths[kind])),
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

function findDocuments(clauses: readonly IndexedClause[]): Map<string, Range[]> {
  const documents = new Map<string, Range[]>();
  for (const [at, { version }] of clauses.entries()) {
    const ranges = documents.get(version.number) ?? [];
    const last = ranges.at(-1);
    if (last?.to === at) last.to = at + 1;
    else documents.set(version.number, [...ranges, { from: at, to: at + 1 }]);
  }
  return documents;
}
