import { DANGER_CATEGORIES, type DangerCategory } from '../contracts/conversations.ts';
import type { LikenessRules } from '../knowledge/phrases.ts';
import type { Likeness } from './learned.ts';
import type { Danger, Triage, TroubleSign } from './signs.ts';

type FirstReading = Omit<Triage, 'urgent'>;

interface Message {
  text: string;
  likeness: Likeness;
}

/**
 * What known phrases do not say, likeness to the labelled set may. It adds dangers and emergencies; what
 * a phrase said and likeness firmly doubts it leaves as a caring question or as a weak sign.
 */
export function readAgain(
  first: FirstReading,
  message: Message,
  rules: LikenessRules,
): Pick<Triage, 'danger' | 'troubleNow'> {
  return {
    danger: weighDanger(first, message, rules.danger),
    troubleNow: weighTrouble(first, message, rules.urgent),
  };
}

function weighDanger(
  { danger, denied }: FirstReading,
  { text, likeness }: Message,
  rules: LikenessRules['danger'],
): Danger | null {
  const degree = likeness['danger'] ?? 0;
  if (danger?.certainty === 'clear')
    return degree < rules.doubt ? { ...danger, certainty: 'ask' } : danger;
  const isClear = degree >= rules.clear && !denied;
  if (!isClear && (danger !== null || degree < rules.ask)) return danger;

  const category = mostLike(likeness, DANGER_CATEGORIES);
  return {
    category,
    certainty: isClear ? 'clear' : 'ask',
    call: rules.calls[category],
    words: text,
    subject: 'unknown',
  };
}

/** The first of the categories when none is more like than another. */
export function mostLike(
  likeness: Likeness,
  categories: readonly DangerCategory[],
): DangerCategory {
  return categories.reduce((best, category) =>
    (likeness[category] ?? 0) > (likeness[best] ?? 0) ? category : best,
  );
}

function weighTrouble(
  { troubleNow }: FirstReading,
  { text, likeness }: Message,
  rules: LikenessRules['urgent'],
): TroubleSign[] {
  const degree = likeness['urgent'] ?? 0;
  const isKnown = troubleNow.some((sign) => sign.weight === 'strong');
  if (isKnown && degree < rules.doubt)
    return troubleNow.map((sign) => ({ ...sign, weight: 'weak' }));
  if (isKnown || degree < rules.from) return troubleNow;
  return [
    ...troubleNow,
    { words: text, start: 0, end: text.length, id: LIKENESS, need: 'unclear', weight: 'strong' },
  ];
}

const LIKENESS = 'learned/likeness';
