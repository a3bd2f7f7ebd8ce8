import type { Turn } from '../turn.ts';

/** Anything asked besides whether somebody qualifies. */
export function hasQuestion(understanding: Turn['understanding']): boolean {
  return understanding.asks.length > 0;
}
