import type { TroubleFamily } from '../knowledge/phrases.ts';
import type { Match } from './matcher.ts';
import type { Cause, Reading, TroubleSign } from './signs.ts';

/** Signs that basic living is in trouble now, in the order of the message. */
export function findTrouble(matches: Match<TroubleFamily>[], reading: Reading): TroubleSign[] {
  return matches
    .map((match) => ({
      ...reading.sign(match),
      need: match.family.need,
      weight: reading.scope.isSoftened(match) ? ('weak' as const) : match.family.weight,
    }))
    .toSorted((one, other) => one.start - other.start || one.id.localeCompare(other.id));
}

/** One strong sign; or two weak ones of different needs; or a weak one after a sudden cause. */
export function isUrgent(signs: readonly TroubleSign[], cause: Cause | null): boolean {
  if (signs.some((sign) => sign.weight === 'strong')) return true;
  if (signs.length === 0) return false;
  return cause?.recent === true || new Set(signs.map((sign) => sign.need)).size > 1;
}
