import { describe, expect, it } from 'vitest';
import { scoreUnderstanding } from './score-understanding.ts';

describe.each(['dev.jsonl', 'test.jsonl'])('understanding of %s', (file) => {
  const scores = scoreUnderstanding(file);

  it('states the facts and no others', () => {
    expect(scores.factsF1, scores.misses.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('tells what a message is about and asks', () => {
    expect(scores.programmes, scores.misses.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(scores.asks, scores.misses.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('tells where help is sought', () => {
    expect(scores.regions, scores.misses.join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});
