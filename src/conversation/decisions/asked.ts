import type { Turn } from '../turn.ts';

/** Anything asked besides whether somebody qualifies. */
export function hasQuestion(understanding: Turn['understanding']): boolean {
  return understanding.asks.length > 0;
}

/** Neither in words that are known nor by its form. */
export function asksNothing(understanding: Turn['understanding']): boolean {
  return !hasQuestion(understanding) && !understanding.isQuestion;
}
