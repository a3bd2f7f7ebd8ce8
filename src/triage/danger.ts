import type { DangerCategory } from '../contracts/conversations.ts';
import type { DangerFamily } from '../knowledge/phrases.ts';
import type { Match } from './matcher.ts';
import type { Danger, Reading } from './signs.ts';

/** After the leading danger, those that need the most particular reply are called for first. */
const ORDER: readonly DangerCategory[] = [
  'fire',
  'suicide',
  'child',
  'violence',
  'medical',
  'other',
];

/** Which of several dangers told at once leads, as the message as a whole sounds. */
export type ChooseCategory = (categories: readonly DangerCategory[]) => DangerCategory;

export function findDanger(
  matches: Match<DangerFamily>[],
  reading: Reading,
  choose: ChooseCategory,
): Danger | null {
  const weighed = matches.map((match) => ({
    match,
    certainty: reading.scope.isSoftened(match) ? ('ask' as const) : match.family.certainty,
  }));
  const certainty = weighed.some((danger) => danger.certainty === 'clear') ? 'clear' : 'ask';
  const told = weighed
    .filter((danger) => danger.certainty === certainty)
    .map((danger) => danger.match);
  const leads = leadOf(told, choose);
  const [leading, ...others] = told.toSorted(
    (one, other) => rank(one, leads) - rank(other, leads) || one.start - other.start,
  );
  if (leading === undefined) return null;

  return {
    category: leading.family.category,
    certainty,
    call: [...new Set([leading, ...others].flatMap((match) => match.family.call))],
    words: reading.sign(leading).words,
    subject: subjectOf(leading, reading),
  };
}

function leadOf(told: readonly Match<DangerFamily>[], choose: ChooseCategory) {
  const categories = [...new Set(told.map((match) => match.family.category))];
  return categories.length > 1 ? choose(categories) : categories[0];
}

function rank({ family }: Match<DangerFamily>, leads: DangerCategory | undefined): number {
  return family.category === leads ? -1 : ORDER.indexOf(family.category);
}

/** Who is in danger: the person named last before the sign. */
function subjectOf(match: Match<DangerFamily>, { scope }: Reading): Danger['subject'] {
  if (scope.isUnder('other-person', match)) return 'other';
  if (scope.isUnder('speaker', match)) return 'speaker';
  return match.family.category === 'suicide' ? 'speaker' : 'unknown';
}
