import type { ClauseHit } from '../src/retrieval/clause-hit.ts';
import type { Sufficiency } from '../src/retrieval/sufficiency.ts';
import type { LayCase } from './lay-cases.ts';

export interface LayResult {
  testCase: LayCase;
  /** Of the first gold clause, from 1. */
  rank: number;
  hits: readonly ClauseHit[];
  judged: Sufficiency;
}

/** Shares between 0 and 1. Only an outright refusal counts as one: `partly` answers. */
export function summarise(results: readonly LayResult[]): Record<string, number> {
  const answerable = results.filter(({ testCase }) => testCase.answerable);
  const unanswerable = results.filter(({ testCase }) => !testCase.answerable);
  return {
    'recall@1': share(answerable, ({ rank }) => rank <= 1),
    'recall@5': share(answerable, ({ rank }) => rank <= 5),
    'unanswerable recognised': share(unanswerable, isRefused),
    'answerable wrongly refused': share(answerable, isRefused),
    'answered partly': share(results, ({ judged }) => judged.verdict === 'partly'),
    answerable: answerable.length,
    unanswerable: unanswerable.length,
  };
}

export function isRefused({ judged }: LayResult): boolean {
  return judged.verdict !== 'answerable' && judged.verdict !== 'partly';
}

function share(results: readonly LayResult[], holds: (result: LayResult) => boolean): number {
  if (results.length === 0) return 0;
  return Math.round((results.filter(holds).length / results.length) * 1000) / 1000;
}
