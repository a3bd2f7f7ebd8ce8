import path from 'node:path';
import { type DangerCategory, DangerCategorySchema } from '../../src/contracts/conversations.ts';
import { readCases, UtteranceCaseSchema } from '../cases.ts';
import { type LabelledSentence, readLabelled } from './labelled.ts';

/** A sentence to learn from. Null: it teaches nothing about this. */
export interface Lesson {
  text: string;
  danger: boolean | null;
  urgent: boolean | null;
  /** None when unknown; several when any of them is right. */
  categories: readonly DangerCategory[];
  weight: number;
  /** A stranger's sentences: those on which thresholds are chosen. */
  isApart: boolean;
}

/** Who never saw the phrases teaches what they miss; the other sentences were written along with them. */
const APART_WEIGHS = 2;

/** All that is learned from, and never a sentence of `apart-held-out`. */
export function readLessons(): Lesson[] {
  const own = (['dev', 'ordinary', 'harmless', 'fresh', 'test'] as const).flatMap((part) =>
    readLabelled(part).map((sentence) => toLesson(sentence, { weight: 1, isApart: false })),
  );
  const apart = readLabelled('apart-training').map((sentence) =>
    toLesson(sentence, { weight: APART_WEIGHS, isApart: true }),
  );
  const told = (['retold', 'talk'] as const).flatMap((part) =>
    readLabelled(part).map((sentence) =>
      toLesson(sentence, { weight: APART_WEIGHS, isApart: false }),
    ),
  );
  return [...own, ...apart, ...told, ...readUtterances()];
}

/**
 * What is only to be asked about is no danger where phrases already ask; where a stranger wrote a hint so
 * thin that it may be read otherwise, it teaches nothing.
 */
function toLesson(
  { text, danger, certainty, urgent, open, anyKind }: LabelledSentence,
  source: Pick<Lesson, 'weight' | 'isApart'>,
): Lesson {
  const isClear = danger !== null && certainty !== 'ask';
  return {
    ...source,
    text,
    danger: open || (certainty === 'ask' && source.isApart) ? null : isClear,
    urgent,
    categories: danger === null || anyKind ? [] : [danger],
  };
}

function readUtterances(): Lesson[] {
  const folder = path.join(import.meta.dirname, '../utterances');
  return ['own', 'dev', 'test'].flatMap((name) =>
    readCases(path.join(folder, `${name}.jsonl`), UtteranceCaseSchema).map((testCase) => ({
      text: testCase.utterance,
      danger: testCase.life_safety ?? null,
      urgent: testCase.urgent ?? null,
      categories: DangerCategorySchema.array().parse(testCase.safety_category ?? []),
      weight: 1,
      isApart: false,
    })),
  );
}
