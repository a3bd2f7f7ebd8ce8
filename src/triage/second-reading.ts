import { DANGER_CATEGORIES, type DangerCategory } from '../contracts/conversations.ts';
import type { TriagePhrases } from '../knowledge/phrases.ts';
import type { Likeness, LikenessMeter } from './learned.ts';
import type { Scope } from './scope.ts';
import type { Danger, Triage, TroubleSign } from './signs.ts';

type FirstReading = Omit<Triage, 'urgent'>;

/** The thresholds and the scale: what all messages have in common. */
export interface SecondReader {
  rules: TriagePhrases['likeness'];
  measure: LikenessMeter;
}

interface Message {
  text: string;
  scope: Scope;
  /** Folded, idioms hidden. */
  letters: string;
  /** Also without what the first reading judged, so that it is not judged twice. */
  unjudged: string;
}

/**
 * What known phrases do not say, likeness to the labelled set may. It only adds: nothing that the
 * first reading found is taken back, and words about the past, an if or a story forbid it.
 */
export function readAgain(
  first: FirstReading,
  message: Message,
  reader: SecondReader,
): Pick<Triage, 'danger' | 'troubleNow'> {
  if (message.letters === '') return first;
  return {
    danger: addLikeDanger(first, message, reader),
    troubleNow: addLikeTrouble(first, message, reader),
  };
}

function addLikeDanger(
  first: FirstReading,
  { text, scope, letters }: Message,
  { rules, measure }: SecondReader,
): Danger | null {
  const isSettled = first.danger?.certainty === 'clear';
  if (isSettled || rules.danger.unless.some((cue) => scope.has(cue))) return first.danger;
  const danger = findLikeDanger(measure(letters), first, rules);
  return danger === null ? first.danger : { ...danger, words: text };
}

function findLikeDanger(
  likeness: Likeness,
  first: FirstReading,
  { danger: rules, urgent }: TriagePhrases['likeness'],
): Omit<Danger, 'words'> | null {
  const degree = likeness['danger'] ?? 0;
  // What is told as an emergency sounds like danger too.
  const isExplained =
    first.troubleNow.some((sign) => sign.weight === 'strong') ||
    (likeness['urgent'] ?? 0) >= urgent.from;
  const needed = first.danger === null && !isExplained ? rules.clear : rules.overrules;
  const isClear = degree >= needed && !first.denied;
  if (!isClear && (first.danger !== null || degree < (isExplained ? rules.clear : rules.ask))) {
    return null;
  }

  const category = mostLike(likeness, DANGER_CATEGORIES);
  return {
    category,
    certainty: isClear ? 'clear' : 'ask',
    call: rules.calls[category],
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

function addLikeTrouble(
  { troubleNow, cause }: FirstReading,
  { text, scope, unjudged }: Message,
  { rules: { urgent: rules }, measure }: SecondReader,
): TroubleSign[] {
  const isKnown = troubleNow.some((sign) => sign.weight === 'strong');
  if (isKnown || rules.unless.some((cue) => scope.has(cue))) return troubleNow;
  // A sudden cause alone is one question, and it sounds like an emergency by itself.
  const needed = cause === null ? rules.from : rules['beside-cause'];
  if ((measure(unjudged)['urgent'] ?? 0) < needed) return troubleNow;
  return [
    ...troubleNow,
    { words: text, start: 0, end: text.length, id: LIKENESS, need: 'unclear', weight: 'strong' },
  ];
}

const LIKENESS = 'learned/likeness';
