import type { Random } from './random.ts';

/** A clause as the model was shown it. */
export interface ShownClause {
  number: string;
  clause: string;
  text: string;
}

export interface LyingClaim {
  text: string;
  support: { number: string; clause: string; quote: string };
}

/** What the hostile server does with a request. */
export type Deed =
  | { does: 'answer'; claims: LyingClaim[] }
  | { does: 'arguments'; name: string; text: string }
  | { does: 'loop'; name: string; text: string }
  | { does: 'message'; message: unknown }
  | { does: 'body'; text: string }
  | { does: 'cut'; text: string }
  | { does: 'status'; status: number }
  | { does: 'slow'; delayMs: number; claims: LyingClaim[] }
  | { does: 'hang' };

export interface Lie {
  kind: string;
  deed: Deed;
  /** None of this may ever be shown. */
  poison: string[];
}

/** Makes one kind of lie about a clause that the model was shown. */
export type Liar = (random: Random, shown: ShownClause) => Omit<Lie, 'kind'>;
