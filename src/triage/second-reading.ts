import { DANGER_CATEGORIES } from '../contracts/conversations.ts';
import type { TriagePhrases } from '../knowledge/phrases.ts';
import { type Likeness, measureLikeness } from './learned.ts';
import type { Scope } from './scope.ts';
import type { Danger, Triage, TroubleSign } from './signs.ts';

type FirstReading = Omit<Triage, 'urgent'>;

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
  phrases: TriagePhrases,
): Pick<Triage, 'danger' | 'troubleNow'> {
  if (message.letters === '') return first;
  const likeDanger = measureLikeness(message.letters, phrases.learned);
  const danger = findLikeDanger(likeDanger, first, phrases.likeness.danger);
  const mayAdd = !phrases.likeness.danger.unless.some((cue) => message.scope.has(cue));
  const likeTrouble = measureLikeness(message.unjudged, phrases.learned);
  return {
    danger: mayAdd && danger !== null ? { ...danger, words: message.text } : first.danger,
    troubleNow: findLikeTrouble(likeTrouble, first, { message, rules: phrases.likeness.urgent }),
  };
}

function findLikeDanger(
  likeness: Likeness,
  first: FirstReading,
  rules: TriagePhrases['likeness']['danger'],
): Omit<Danger, 'words'> | null {
  const degree = likeness['danger'] ?? 0;
  if (first.danger?.certainty === 'clear') return null;
  const needed = first.danger === null ? rules.clear : rules.overrules;
  const isClear = degree >= needed && !first.denied;
  if (!isClear && (first.danger !== null || degree < rules.ask)) return null;

  const category = mostLikeCategory(likeness);
  return {
    category,
    certainty: isClear ? 'clear' : 'ask',
    call: rules.calls[category],
    subject: 'unknown',
  };
}

function mostLikeCategory(likeness: Likeness): Danger['category'] {
  return [...DANGER_CATEGORIES].reduce((best, category) =>
    (likeness[category] ?? 0) > (likeness[best] ?? 0) ? category : best,
  );
}

function findLikeTrouble(
  likeness: Likeness,
  { troubleNow, cause }: FirstReading,
  {
    message: { text, scope },
    rules,
  }: { message: Message; rules: TriagePhrases['likeness']['urgent'] },
): TroubleSign[] {
  const isKnown = troubleNow.some((sign) => sign.weight === 'strong');
  // A sudden cause alone is one question, however much it sounds like an emergency.
  const isLike = cause === null && (likeness['urgent'] ?? 0) >= rules.from;
  if (isKnown || !isLike || rules.unless.some((cue) => scope.has(cue))) return troubleNow;
  return [
    ...troubleNow,
    { words: text, start: 0, end: text.length, id: LIKENESS, need: 'unclear', weight: 'strong' },
  ];
}

const LIKENESS = 'learned/likeness';
