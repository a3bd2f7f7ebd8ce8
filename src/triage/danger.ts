import type { DangerCategory } from '../contracts/conversations.ts';
import type { DangerFamily } from '../knowledge/phrases.ts';
import type { Match } from './matcher.ts';
import type { Danger, Reading } from './signs.ts';

/** When several dangers are told at once, the one that needs the most particular reply leads. */
const ORDER: readonly DangerCategory[] = [
  'fire',
  'suicide',
  'child',
  'violence',
  'medical',
  'other',
];

export function findDanger(matches: Match<DangerFamily>[], reading: Reading): Danger | null {
  const weighed = matches.map((match) => ({
    match,
    certainty: reading.scope.isSoftened(match) ? ('ask' as const) : match.family.certainty,
  }));
  const certainty = weighed.some((danger) => danger.certainty === 'clear') ? 'clear' : 'ask';
  const [leading, ...others] = weighed
    .filter((danger) => danger.certainty === certainty)
    .map((danger) => danger.match)
    .toSorted((one, other) => rank(one) - rank(other) || one.start - other.start);
  if (leading === undefined) return null;

  return {
    category: leading.family.category,
    certainty,
    call: [...new Set([leading, ...others].flatMap((match) => match.family.call))],
    words: reading.sign(leading).words,
    subject: subjectOf(leading, reading),
  };
}

function rank(match: Match<DangerFamily>): number {
  return ORDER.indexOf(match.family.category);
}

/** Who is in danger: the person named last before the sign. */
function subjectOf(match: Match<DangerFamily>, { scope }: Reading): Danger['subject'] {
  if (scope.isUnder('other-person', match)) return 'other';
  if (scope.isUnder('speaker', match)) return 'speaker';
  return match.family.category === 'suicide' ? 'speaker' : 'unknown';
}
