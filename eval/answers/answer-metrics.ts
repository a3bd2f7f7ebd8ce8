import { percentile } from '../ranking-metrics.ts';
import type { AnswerScore } from './score-answer.ts';

/** Shares between 0 and 1, of what their names say; counts and milliseconds where they say so. */
export function summarise(scores: readonly AnswerScore[]): Record<string, number> {
  const answerable = scores.filter(({ testCase }) => testCase.answerable);
  const unanswerable = scores.filter(({ testCase }) => !testCase.answerable);
  const answered = answerable.filter(({ outcome }) => outcome === 'answered');
  const withRubric = answered.filter(({ missing }) => missing !== null);
  const times = scores.map(({ ms }) => ms);
  return {
    answered: share(answerable, ({ outcome }) => outcome === 'answered'),
    'right clause of answered': share(answered, ({ isRight }) => isRight),
    'first citation right of answered': share(answered, ({ isRightFirst }) => isRightFirst),
    'wrongly refused': share(answerable, ({ outcome }) => outcome === 'refused'),
    'put off': share(answerable, ({ outcome }) => outcome === 'put-off'),
    'marked partial of answered': share(answered, ({ isPartial }) => isPartial),
    'unanswerable refused': share(unanswerable, ({ outcome }) => outcome === 'refused'),
    'complete by rubric of answered': share(withRubric, isComplete),
    'complete by rubric in the text alone': share(withRubric, ({ isWholeInText }) => isWholeInText),
    'points of rubric told': pointsTold(withRubric),
    'foreign documents (count)': scores.filter(({ foreign }) => foreign.length > 0).length,
    'not verbatim (count)': scores.filter(({ notVerbatim }) => notVerbatim.length > 0).length,
    'p50 ms': Math.round(percentile(times, 0.5)),
    'p95 ms': Math.round(percentile(times, 0.95)),
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    'with rubric': withRubric.length,
  };
}

function isComplete({ missing }: AnswerScore): boolean {
  return missing !== null && missing.length === 0;
}

function pointsTold(scores: readonly AnswerScore[]): number {
  const all = scores.reduce((sum, { rubric }) => sum + (rubric?.points.length ?? 0), 0);
  const missing = scores.reduce((sum, each) => sum + (each.missing?.length ?? 0), 0);
  return all === 0 ? 0 : rounded(1 - missing / all);
}

export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : rounded(items.filter(holds).length / items.length);
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
