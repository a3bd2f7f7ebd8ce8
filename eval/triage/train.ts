import { DANGER_CATEGORIES } from '../../src/contracts/conversations.ts';
import type { LearnedWeights } from '../../src/knowledge/learned-weights.ts';
import type { TriagePhrases } from '../../src/knowledge/phrases.ts';
import { scaleOfMessage } from '../../src/likeness/meter.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createDangerCutter } from '../../src/triage/likenesses.ts';
import { createTriage } from '../../src/triage/triage.ts';
import { type HeardText, type LabelLessons, learnLabels } from '../learning/learn-labels.ts';
import type { Lesson } from './lessons.ts';

const LABELS = ['danger', 'urgent', ...DANGER_CATEGORIES];
const DECAY = 0.8;
const RARITY = 1.5;
const KEPT: Readonly<Record<string, number>> = { danger: 110_000, urgent: 90_000 };
const KEPT_OF_CATEGORY = 6_000;
/** A missed call for help weighs as much as so many false ones; which danger it is, only once. */
const MISS_WEIGHS: Readonly<Record<string, number>> = { danger: 2, urgent: 2 };
/** What the first reading found is worth so many groups of letters. */
const SIGN_WEIGHS = 1.5;
const SIGN = /^[+?-]./u;

/** Learns how much each group of letters, and each sign that the first reading found, speaks for each label. */
export function train(lessons: readonly Lesson[], phrases: TriagePhrases): LearnedWeights {
  const taught = LABELS.map((label) => lessonsAbout(label, lessons));
  const worth = (group: string) => (SIGN.test(group) ? SIGN_WEIGHS : 1);
  return learnLabels(hearLessons(lessons, phrases), taught, {
    decay: DECAY,
    rarity: RARITY,
    worth,
  });
}

export function hearLessons(lessons: readonly Lesson[], phrases: TriagePhrases): HeardText[] {
  const { hear } = createTriage(phrases);
  const cut = createDangerCutter(phrases);
  return lessons.map(({ text }) => {
    const { letters, signs } = hear(normaliseUtterance(text));
    return { groups: [...cut(letters), ...signs], scale: scaleOfMessage(letters) };
  });
}

function lessonsAbout(label: string, lessons: readonly Lesson[]): LabelLessons {
  const wanted = lessons.map((lesson) =>
    label === 'danger' || label === 'urgent' ? lesson[label] : isOf(lesson, label),
  );
  return {
    label,
    wanted,
    weights: lessons.map(({ weight }, at) => weight * (wanted[at] ? (MISS_WEIGHS[label] ?? 1) : 1)),
    kept: KEPT[label] ?? KEPT_OF_CATEGORY,
  };
}

/** Which danger it is is learned from dangers only: from no danger, rarer ones learn to be silent. */
function isOf({ danger, categories }: Lesson, label: string): boolean | null {
  return danger === true && categories.length > 0 ? categories.some((it) => it === label) : null;
}
