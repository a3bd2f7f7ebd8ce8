import type { CauseFamily } from '../knowledge/phrases.ts';
import type { Match } from './matcher.ts';
import type { Cause, Reading } from './signs.ts';

/** The sudden event behind the hardship: a death outranks the illness before it. */
export function findCause(matches: Match<CauseFamily>[], reading: Reading): Cause | null {
  const weighed = matches.map((match) => ({
    match,
    recent: !isLongAgo(match, reading),
  }));
  const [leading] = weighed.toSorted(
    (one, other) =>
      Number(other.recent) - Number(one.recent) ||
      other.match.family.rank - one.match.family.rank ||
      one.match.start - other.match.start,
  );
  if (leading === undefined) return null;
  return {
    event: leading.match.family.event,
    words: reading.sign(leading.match).words,
    recent: leading.recent,
  };
}

/** 「婆婆前年走了」 tells within its own words when it was, 「我爸走了十年了」 behind them. */
function isLongAgo(match: Match<CauseFamily>, { scope }: Reading): boolean {
  return ['past', 'for-years'].some((cue) => scope.isUnder(cue, match) || scope.holds(cue, match));
}
