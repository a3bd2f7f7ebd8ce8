import type { Draft, Turn } from '../turn.ts';

/**
 * Puts into words what was decided and found. `rules` is always there; a model may word the same
 * findings, never decide anything.
 */
export interface Answerer {
  /** @param onGrowth absent: nobody sees the reply before it is whole. */
  draft(turn: Turn, onGrowth?: OnGrowth): Promise<Draft>;
}

/** A reply that is being written has grown: what it would be if it ended here, null where that answers nothing. */
export type OnGrowth = (readSoFar: () => Promise<Draft | null>) => void;
