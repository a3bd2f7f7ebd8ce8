import type { DangerCategory } from '../contracts/conversations.ts';
import type { HARDSHIP_EVENTS } from '../contracts/facts.ts';
import type { EmergencyNumber, Need, PhraseFamily } from '../knowledge/phrases.ts';
import type { Likeness } from '../likeness/meter.ts';
import type { Match } from './matcher.ts';
import type { Scope } from './scope.ts';

export type HardshipEvent = (typeof HARDSHIP_EVENTS)[number];

/** Words of the message as given, and where they stand in it. `id` is the phrase family. */
export interface Sign {
  words: string;
  start: number;
  end: number;
  id: string;
}

export interface Danger {
  category: DangerCategory;
  /** `ask`: the reply stays what it is and adds one caring question; `clear`: safety first. */
  certainty: 'clear' | 'ask';
  /** In the order in which to call. */
  call: EmergencyNumber[];
  words: string;
  subject: 'speaker' | 'other' | 'unknown';
}

export interface TroubleSign extends Sign {
  /** `unclear`: the message resembles emergencies, but no known phrase says what is lacking. */
  need: Need | 'unclear';
  weight: 'strong' | 'weak';
}

/** The message as a whole resembles emergencies, and no known phrase says what is lacking. */
export function isUnclear({ need }: TroubleSign): boolean {
  return need === 'unclear';
}

/** Heard by a model alone, with no known phrase: it is asked about and never acted on. */
export function isHint(sign: TroubleSign): boolean {
  return isUnclear(sign) && sign.weight === 'weak';
}

export interface Cause {
  event: HardshipEvent;
  words: string;
  recent: boolean;
}

/** A sign that the words around it took back: `why` is the cue, e.g. `past` or `idiom`. */
export interface SetAside extends Sign {
  why: string;
}

export interface Triage {
  danger: Danger | null;
  /** The speaker says outright that they will not harm themselves. */
  denied: boolean;
  troubleNow: TroubleSign[];
  cause: Cause | null;
  /** Basic living is in trouble now: an emergency ticket at once. */
  urgent: boolean;
  /** To the labelled sentences, see `likenesses.ts`; absent where nobody measured it. */
  likeness?: Likeness;
}

/** A triage with what led to it, for operators and tests. */
export interface TriageReport extends Triage {
  /** Every sign that stands, in the order of the data; `troubleNow` leaves out what others cover. */
  dangers: Sign[];
  troubles: Sign[];
  causes: Sign[];
  /** Some sign was about the past, or about an if. */
  past: boolean;
  hypothetical: boolean;
  setAside: SetAside[];
  likeness: Likeness;
}

/** What the finders of danger, trouble and cause work on. */
export interface Reading {
  scope: Scope;
  sign(match: Match<PhraseFamily>): Sign;
}
