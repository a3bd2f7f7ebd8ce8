import { describe, expect, it } from 'vitest';
import type { RankedClause } from './best-clauses.ts';
import { createBlockBuilder } from './block-builder.ts';
import { fuseRankings } from './fuse-rankings.ts';

const block = createBlockBuilder({ segment: () => [] }).build();

/** Clauses named by single letters, as the words rank them. */
function byWords(ids: string): RankedClause[] {
  return [...ids].map((id, at) => ({
    id,
    score: 10 - at,
    number: '',
    path: '一',
    ordinal: at,
    block,
    at,
  }));
}

function fuse(words: string, nearest: string, { limit = 10, embedded = words + nearest } = {}) {
  const near = { nearest: [...nearest], embedded: new Set(embedded) };
  return fuseRankings(byWords(words), limit, near);
}

const idsOf = (fused: { id: string }[]) => fused.map(({ id }) => id).join('');

describe('fusing two rankings', () => {
  it('leaves the words alone where no vector is near', () => {
    expect(idsOf(fuseRankings(byWords('abc'), 2))).toBe('ab');
  });

  it('puts first what both rank high', () => {
    expect(idsOf(fuse('abc', 'bxa'))).toBe('baxc');
  });

  it('takes in what only the vectors found, and says so', () => {
    const found = fuse('ab', 'xb').find(({ id }) => id === 'x');

    expect(found).toMatchObject({ isNear: true });
    expect(found?.lexical).toBeUndefined();
  });

  it('takes nothing from a clause that has no vector yet', () => {
    expect(idsOf(fuse('nab', 'ab', { embedded: 'ab' }))).toBe('nab');
    expect(idsOf(fuse('nab', 'ab', { embedded: 'nab' }))).toBe('abn');
  });

  it('hands the scores of the words out in the new order', () => {
    const fused = fuse('ab', 'xab');

    expect(fused.map(({ score }) => score)).toEqual([10, 9, 9]);
  });

  it('gives scores above zero where the words found nothing', () => {
    expect(fuse('', 'xy').map(({ score }) => score)).toEqual([1, 1]);
  });

  it('calls near only as many as are asked for', () => {
    const fused = fuse('abc', 'cba', { limit: 2 });

    expect(fused.map(({ id, isNear }) => [id, isNear])).toEqual([
      ['a', false],
      ['c', true],
    ]);
  });
});
