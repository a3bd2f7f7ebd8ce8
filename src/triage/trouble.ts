import type { TroubleFamily } from '../knowledge/phrases.ts';
import type { Match } from './matcher.ts';
import type { Reading, TroubleSign } from './signs.ts';

/** Signs that basic living is in trouble now, in the order of the message. */
export function findTrouble(matches: Match<TroubleFamily>[], reading: Reading): TroubleSign[] {
  const signs = matches
    .map((match) => ({
      ...reading.sign(match),
      need: match.family.need,
      weight: reading.scope.isSoftened(match) ? ('weak' as const) : match.family.weight,
    }))
    .toSorted((one, other) => one.start - other.start || other.end - one.end);
  return signs.filter((sign, at) => !signs.some((other, index) => covers(other, sign, index < at)));
}

/** Whether `other` already says what `sign` says; of two equal ones the first stays. */
function covers(other: TroubleSign, sign: TroubleSign, isEarlier: boolean): boolean {
  if (other === sign || other.need !== sign.need) return false;
  if (other.weight === 'weak' && sign.weight === 'strong') return false;
  const isSame = other.start === sign.start && other.end === sign.end;
  if (isSame && other.weight === sign.weight) return isEarlier;
  return other.start <= sign.start && sign.end <= other.end;
}

/** One strong sign; or two weak ones of different needs; or a weak one after something sudden. */
export function isUrgent(signs: readonly TroubleSign[], isSudden: boolean): boolean {
  if (signs.some((sign) => sign.weight === 'strong')) return true;
  if (signs.length === 0) return false;
  return isSudden || new Set(signs.map((sign) => sign.need)).size > 1;
}
