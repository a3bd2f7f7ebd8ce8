import { describe, expect, it } from 'vitest';
import { percentile, rankingMetrics } from './ranking-metrics.ts';

const relevance = new Map([
  ['a', 1],
  ['b', 1],
]);

describe('rankingMetrics', () => {
  it('gives full marks to the ideal order', () => {
    expect(rankingMetrics([{ ranked: ['a', 'b', 'c'], relevance }])).toMatchObject({
      'ndcg@10': 1,
      'mrr@10': 1,
      'recall@1': 0.5,
      'recall@5': 1,
    });
  });

  it('discounts by the rank', () => {
    const metrics = rankingMetrics([{ ranked: ['x', 'a'], relevance: new Map([['a', 1]]) }]);

    expect(metrics).toMatchObject({ 'ndcg@10': 0.6309, 'mrr@10': 0.5, 'recall@1': 0 });
  });

  it('counts nothing beyond the depth', () => {
    const ranked = [...Array.from({ length: 10 }, (_, index) => `x${index}`), 'a'];

    expect(rankingMetrics([{ ranked, relevance }])).toMatchObject({
      'ndcg@10': 0,
      'mrr@10': 0,
      'recall@10': 0,
      'recall@50': 0.5,
    });
  });

  it('is the mean over the queries', () => {
    const rankings = [
      { ranked: ['a', 'b'], relevance },
      { ranked: [], relevance },
    ];

    expect(rankingMetrics(rankings)['ndcg@10']).toBe(0.5);
  });
});

describe('percentile', () => {
  it('takes the value at the share', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([], 0.95)).toBe(0);
  });
});
