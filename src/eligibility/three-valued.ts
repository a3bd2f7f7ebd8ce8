import type { FactKey } from '../contracts/facts.ts';

/**
 * Strong Kleene logic that remembers why. An undetermined verdict knows what facts could still make
 * of it: both ends false means that no fact decides, because the text is silent or its time is over.
 */
export type Verdict = Decided | Undetermined;

/** Facts that decide only together; one that nobody can tell closes the way. */
export type Way = readonly FactKey[];

interface Decided {
  outcome: 'met' | 'unmet';
  /** A 可 or 原则上 clause, and nothing firmer, brings this outcome about. */
  discretion: boolean;
}

export interface Undetermined {
  outcome: 'undetermined';
  canBeMet: boolean;
  canBeUnmet: boolean;
  /** Facts that could still decide, in no order, by what must be known together; some may stand twice. */
  ways: readonly Way[];
  /** What stands in the way has expired rather than never been written. */
  expired: boolean;
}

export const met: Verdict = { outcome: 'met', discretion: false };
export const unmet: Verdict = { outcome: 'unmet', discretion: false };

/** The text does not settle it, whatever the facts. */
export const silent: Verdict = undecidable(false);

/** The text that settled it is no longer in force. */
export const expired: Verdict = undecidable(true);

/** Each of the facts could decide by itself. */
export function missing(...keys: readonly FactKey[]): Undetermined {
  return openBy(keys.map((key) => [key]));
}

/** The facts that could still decide, each once. */
export function missingOf({ ways }: Pick<Undetermined, 'ways'>): FactKey[] {
  const keys = new Set<FactKey>();
  for (const way of ways) for (const key of way) keys.add(key);
  return [...keys];
}

/** Only all of the facts together decide. */
export function missingTogether(...keys: readonly FactKey[]): Undetermined {
  return openBy([keys]);
}

function openBy(ways: readonly Way[]): Undetermined {
  return {
    outcome: 'undetermined',
    canBeMet: true,
    canBeUnmet: true,
    ways,
    expired: false,
  };
}

/** A fact or its absence: `undefined` is not known, never false. */
export function whether(fact: boolean | undefined, key: FactKey): Verdict {
  if (fact === undefined) return missing(key);
  return fact ? met : unmet;
}

export function not(verdict: Verdict): Verdict {
  const { outcome } = verdict;
  if (outcome !== 'undetermined')
    return { outcome: outcome === 'met' ? 'unmet' : 'met', discretion: verdict.discretion };
  const { canBeMet, canBeUnmet, ways, expired: isExpired } = verdict;
  return { outcome, canBeMet: canBeUnmet, canBeUnmet: canBeMet, ways, expired: isExpired };
}

/** Marks what a 可 or 原则上 clause grants; a condition that fails stays a matter of facts. */
export function grantedByDiscretion(verdict: Verdict): Verdict {
  return verdict.outcome === 'met' ? { outcome: 'met', discretion: true } : verdict;
}

/** Marks what a 原则上 clause takes away. */
export function refusedByDiscretion(verdict: Verdict): Verdict {
  return verdict.outcome === 'unmet' ? { outcome: 'unmet', discretion: true } : verdict;
}

export function all(verdicts: readonly Verdict[]): Verdict {
  const failed = verdicts.filter((verdict) => verdict.outcome === 'unmet');
  // One firm ground is enough: discretion only where every ground is a matter of it.
  if (failed.length > 0) return { outcome: 'unmet', discretion: failed.every(isDiscretion) };

  const open = verdicts.filter((verdict) => verdict.outcome === 'undetermined');
  if (open.length === 0) return { outcome: 'met', discretion: verdicts.some(isDiscretion) };
  return openAmong(open);
}

/**
 * One of several sentences speaks, and which one is a fact that is missing. It is not asked for where every
 * one of them fails, nor where none of them could be decided.
 */
export function whichever(key: FactKey, verdicts: readonly Verdict[]): Verdict {
  if (verdicts.every(({ outcome }) => outcome === 'unmet')) return unmet;
  const canBeMet = verdicts.some((verdict) => couldBe(verdict, 'met'));
  const canBeUnmet = verdicts.some((verdict) => couldBe(verdict, 'unmet'));
  if (!canBeMet && !canBeUnmet) return silent;
  const open = verdicts.filter((verdict) => verdict.outcome === 'undetermined');
  return { ...openBy([[key], ...open.flatMap(({ ways }) => ways)]), canBeMet, canBeUnmet };
}

function couldBe(verdict: Verdict, outcome: 'met' | 'unmet'): boolean {
  if (verdict.outcome !== 'undetermined') return verdict.outcome === outcome;
  return outcome === 'met' ? verdict.canBeMet : verdict.canBeUnmet;
}

/** De Morgan keeps the two in step. */
export function any(verdicts: readonly Verdict[]): Verdict {
  return not(all(verdicts.map(not)));
}

/** Of open conditions that must all hold: one that cannot be met bars `met`, any that can fail allows `unmet`. */
function openAmong(open: readonly Undetermined[]): Verdict {
  const [only] = open;
  if (only !== undefined && open.length === 1) return only;
  const canBeMet = open.every((verdict) => verdict.canBeMet);
  const ways: Way[] = [];
  for (const verdict of open) if (canBeMet || verdict.canBeUnmet) ways.push(...verdict.ways);
  return {
    outcome: 'undetermined',
    canBeMet,
    canBeUnmet: open.some((verdict) => verdict.canBeUnmet),
    ways,
    expired: open.some((verdict) => verdict.expired),
  };
}

function isDiscretion(verdict: Verdict): boolean {
  return verdict.outcome !== 'undetermined' && verdict.discretion;
}

function undecidable(isExpired: boolean): Verdict {
  return {
    outcome: 'undetermined',
    canBeMet: false,
    canBeUnmet: false,
    ways: [],
    expired: isExpired,
  };
}
