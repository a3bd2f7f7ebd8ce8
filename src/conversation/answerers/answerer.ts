import type { Draft, Turn } from '../turn.ts';

/**
 * Puts into words what was decided and found. `rules` is always there; a model may word the same
 * findings, never decide anything.
 */
export interface Answerer {
  draft(turn: Turn): Promise<Draft>;
}
