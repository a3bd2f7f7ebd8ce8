import { DANGER_CATEGORIES, type DangerCategory } from '../contracts/conversations.ts';
import type { LikenessRules } from '../knowledge/phrases.ts';
import type { Likeness } from '../likeness/meter.ts';
import type { Likenesses } from './likenesses.ts';
import type { Danger, Triage, TroubleSign } from './signs.ts';

type FirstReading = Omit<Triage, 'urgent'>;

interface Message {
  text: string;
  likeness: Likenesses;
  /** Whether it speaks of anything that belongs to a danger. */
  namesDanger: boolean;
  /** Of the sentence in which these words stand; undefined where it is all that was said. */
  near?: (words: string) => Likenesses | undefined;
}

/**
 * What known phrases do not say, likeness to the labelled set may. It adds dangers and emergencies; what
 * a phrase said and likeness firmly doubts it leaves as a caring question or as a weak sign; what all other
 * words of a short message speak against is nothing.
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

/** In a longer message a danger may be buried among words that speak against it. */
const SHORT = 60;

function weighDanger(
  first: FirstReading,
  message: Message,
  rules: LikenessRules['danger'],
): Danger | null {
  const { danger, denied } = first;
  const { whole, alone } = degreesOf('danger', message, danger ? [danger.words] : []);
  if (alone < rules.against && !denied && message.text.length <= SHORT) return null;
  if (danger?.certainty !== 'clear') return hearDanger(first, message, rules);
  const isDoubted = whole < rules.doubt || (alone < rules.wordsAlone && whole < rules.sure);
  return isDoubted ? { ...danger, certainty: 'ask' } : danger;
}

function hearDanger(
  { danger, denied }: FirstReading,
  { text, likeness: { whole }, namesDanger }: Message,
  rules: LikenessRules['danger'],
): Danger | null {
  const degree = whole['danger'] ?? 0;
  const from = namesDanger ? rules : rules.unnamed;
  const clearFrom = Math.max(
    (whole['urgent'] ?? 0) > degree ? rules.besideWant : from.clear,
    text.length < LONG ? 0 : rules.clearInLong,
  );
  const isClear = degree >= clearFrom && !denied;
  if (!isClear && (danger !== null || degree < from.ask)) return danger;

  const category = mostLike(whole, DANGER_CATEGORIES);
  return {
    category,
    certainty: isClear ? 'clear' : 'ask',
    call: rules.calls[category],
    words: text,
    subject: 'unknown',
  };
}

/** As long as a family takes to tell of itself: some of that resembles anything. */
const LONG = 80;

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
  message: Message,
  rules: LikenessRules['urgent'],
): TroubleSign[] {
  const { text, likeness } = message;
  const known = troubleNow.filter((sign) => sign.weight === 'strong');
  if (known.length > 0) {
    const words = known.map((sign) => sign.words);
    const { whole, alone } = degreesOf('urgent', message, words);
    const isDoubted = whole < rules.doubt || (alone < rules.wordsAlone && whole < rules.sure);
    return isDoubted ? troubleNow.map((sign) => ({ ...sign, weight: 'weak' })) : troubleNow;
  }
  const from = text.length < LONG ? rules.from : rules.fromInLong;
  if ((likeness.whole['urgent'] ?? 0) < from) return troubleNow;
  return [
    ...troubleNow,
    { words: text, start: 0, end: text.length, id: LIKENESS, need: 'unclear', weight: 'strong' },
  ];
}

/**
 * Of the message or of a sentence in which known words stand, whichever says more: what is said in other
 * sentences takes nothing from 「家里没米下锅了。」
 */
function degreesOf(
  label: 'danger' | 'urgent',
  { likeness, near }: Message,
  known: readonly string[],
): { whole: number; alone: number } {
  const read = [likeness, ...known.flatMap((words) => near?.(words) ?? [])];
  const most = (of: keyof Likenesses) => Math.max(...read.map((each) => each[of][label] ?? 0));
  return { whole: most('whole'), alone: most('wordsAlone') };
}

const LIKENESS = 'learned/likeness';
