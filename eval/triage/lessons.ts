import path from 'node:path';
import { type DangerCategory, DangerCategorySchema } from '../../src/contracts/conversations.ts';
import { DialogueCaseSchema, type Expectation, readCases, UtteranceCaseSchema } from '../cases.ts';
import { LayCaseSchema } from '../lay-cases.ts';
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
/** What is harmless there uses the very words of danger: that is what most talk about assistance does. */
const IN_TALK_HARMLESS_WEIGHS = 4;
/** There is much of it, and little of it sounds like anything a hotline hears. */
const COMMON_WEIGHS = 4;
/** One of so many teaches about want too: all of them together would let any want look unlikely. */
const COMMON_ABOUT_WANT = 3;
/** Most of what reaches a hotline is about something else: there an alarm must be rarer than among what sounds alike. */
const PLAIN_WEIGHS = 6;

/** All that is learned from, and never a sentence that is kept apart. */
export function readLessons(): Lesson[] {
  const own = (['dev', 'ordinary', 'harmless', 'fresh', 'test'] as const).flatMap((part) =>
    readLabelled(part).map((sentence) => toLesson(sentence, { weight: 1, isApart: false })),
  );
  const apart = readLabelled('apart-training').map((sentence) =>
    toLesson(sentence, { weight: weightOf(sentence), isApart: true }),
  );
  const everyday = (['everyday', 'spoken'] as const).flatMap((part) =>
    readLabelled(part).map((sentence) =>
      toLesson(sentence, { weight: weightOf(sentence), isApart: false }),
    ),
  );
  const common = readLabelled('common').map(ofAnything);
  const told = (['retold', 'talk', 'talked'] as const).flatMap((part) =>
    readLabelled(part).map((sentence) =>
      toLesson(sentence, { weight: APART_WEIGHS, isApart: false }),
    ),
  );
  const inTalk = readLabelled('in-talk').map((sentence) =>
    toLesson(sentence, {
      weight: sentence.danger === null ? IN_TALK_HARMLESS_WEIGHS : APART_WEIGHS,
      isApart: false,
    }),
  );
  return [
    ...own,
    ...apart,
    ...told,
    ...inTalk,
    ...everyday,
    ...common,
    ...readUtterances(),
    ...readTurns(),
    ...readQuestions(),
  ];
}

function ofAnything(sentence: LabelledSentence, at: number): Lesson {
  if (sentence.set === 'plain') return toLesson(sentence, { weight: PLAIN_WEIGHS, isApart: false });
  const urgent = at % COMMON_ABOUT_WANT === 0 ? sentence.urgent : null;
  return toLesson({ ...sentence, urgent }, { weight: COMMON_WEIGHS, isApart: false });
}

function weightOf({ set }: LabelledSentence): number {
  return set === 'plain' ? PLAIN_WEIGHS : APART_WEIGHS;
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

/** What people say in the middle of a talk, and what they ask of the documents, mostly tells of nothing sudden. */
function readTurns(): Lesson[] {
  const folder = path.join(import.meta.dirname, '../dialogues');
  return ['own', 'dev', 'test', 'follow-ups'].flatMap((name) =>
    readCases(path.join(folder, `${name}.jsonl`), DialogueCaseSchema).flatMap(({ turns }) =>
      turns.map(({ user, expect }) => ({
        ...ofDocuments,
        text: user,
        danger: mayBe('safety', expect) ? (expect?.life_safety ?? null) : false,
        urgent: mayBe('ticket', expect) ? (expect?.urgent ?? null) : false,
      })),
    ),
  );
}

function mayBe(kind: 'safety' | 'ticket', expect: Expectation | null | undefined): boolean {
  const kinds = expect?.kind_ok;
  return kinds === null || kinds === undefined || kinds.includes(kind) || expect?.urgent === true;
}

/** A few of the questions tell of want besides: then they teach nothing about it. */
const TELLS_OF_WANT =
  /吃|饭|米|锅|饿|冻|冷|烧|塌|淹|垮|掀|水|摔|撞|没处|桥|街边|流浪|要饭|走丢|不想活|死|命|病|药|瘫|臭/;

function readQuestions(): Lesson[] {
  const questions = readCases(path.join(import.meta.dirname, '../lay/dev.jsonl'), LayCaseSchema);
  return questions.map(({ text }) => {
    const told = TELLS_OF_WANT.test(text) ? null : false;
    return { ...ofDocuments, text, danger: told, urgent: told };
  });
}

const ofDocuments = { categories: [], weight: 1, isApart: false } as const;
