import { z } from 'zod';
import { type ProgrammeId, ProgrammeIdSchema } from '../contracts/programmes.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const FILE = inProject('knowledge-base/plain-questions.yaml');

const WordsSchema = z.array(z.string().min(1)).min(1);

const PlainQuestionsSchema = z.strictObject({
  source: z.string(),
  /** Stand in for `{name}` in the phrases below. */
  words: z.record(z.string(), WordsSchema),
  /** Say nothing of what is asked. */
  beside: WordsSchema,
  /** Say nothing at the end. */
  endings: WordsSchema,
  aids: z.partialRecord(ProgrammeIdSchema, WordsSchema),
  kinds: z.record(
    z.string().regex(/^[a-z_]+$/),
    z.strictObject({
      /** One of these at least must be said. */
      say: WordsSchema,
      /** What may stand beside it. */
      with: z.array(z.string().min(1)).default([]),
      /** What it is about, whoever asks: 低保户看病 is about medical aid. */
      aid: ProgrammeIdSchema.optional(),
      /** It is asked of these aids alone, where one is named. */
      only: z.array(ProgrammeIdSchema).optional(),
      /** What `understanding` calls it, where it has a name for it. */
      asks: z.array(z.string()).default([]),
      /** How many aids it is about: with `one`, the one that is talked of will do; with `any`, none as well; with `none`, only none. */
      of: z.enum(['any', 'none', 'one', 'two']).default('any'),
      /** It is the question, whatever they tell of themselves beside it. */
      in_story: z.boolean().default(false),
      /** Their own case can be held against the conditions next. */
      offers_assessment: z.boolean().default(false),
    }),
  ),
});
type PlainQuestions = z.infer<typeof PlainQuestionsSchema>;
type Of = PlainQuestions['kinds'][string]['of'];

/** A question that says what is wanted of which aid, and nothing else. */
export interface PlainQuestion {
  kind: string;
  /** In the order in which they are named; none where the question is about none. */
  aids: ProgrammeId[];
  /** Without an aid, named or talked of, it is no question. */
  needsAid: boolean;
  asks: readonly string[];
  offersAssessment: boolean;
  /** It is the question, whatever is told beside it. */
  inStory: boolean;
}

export type ReadPlainly = (question: string) => PlainQuestion | null;

/** Longer ones tell something. */
const MOST_CHARACTERS = 24;
const SIGNS = /[\s\p{P}]/gu;

/** How many characters of a question ask, up to a place in it, and the aids named on the way. */
interface Reading {
  asking: number;
  /** 支出型临时救助 is one aid and not two. */
  tokens: number;
  aids: ProgrammeId[];
}

/** Reads 「低保怎么申请」 and no question that says more: every character of it must be known. */
export function createPlainReader(data: PlainQuestions): ReadPlainly {
  const expand = (phrases: readonly string[]) =>
    phrases.flatMap((phrase) => fill(phrase, data.words));
  const aids = new Map(
    Object.entries(data.aids).flatMap(([id, names]) =>
      names.map((name) => [name, ProgrammeIdSchema.parse(id)] as const),
    ),
  );
  const beside = expand(data.beside);
  const endings = expand(data.endings);
  const kinds = Object.entries(data.kinds).map(([kind, { say, with: more, ...rest }]) => ({
    ...{ kind, ...rest },
    known: { say: new Set(expand(say)), beside: new Set([...beside, ...expand(more)]), aids },
  }));
  const findTokens = createTokenFinder([
    ...aids.keys(),
    ...kinds.flatMap(({ known }) => [...known.say, ...known.beside]),
  ]);

  return (question) => {
    const said = question.replace(SIGNS, '');
    if (said.length > MOST_CHARACTERS) return null;
    const words = withoutEndings(said, endings);
    const tokens = findTokens(words);
    if (tokens === null) return null;
    const read = kinds.flatMap(({ known, ...kind }) => {
      const reading = readAs(tokens, words.length, known);
      return reading === null ? [] : toRead(reading, kind);
    });
    return read.toSorted(byFit)[0]?.plain ?? null;
  };
}

type Kind = PlainQuestions['kinds'][string] & { kind: string };

function toRead(
  { asking, aids }: Reading,
  { kind, aid, only, asks, of, ...rest }: Omit<Kind, 'say' | 'with'>,
): Read[] {
  if (!isOfSoMany(aids, of)) return [];
  const { offers_assessment: offersAssessment, in_story: inStory } = rest;
  const about = aid === undefined ? aids : [aid];
  if (only !== undefined && about.some((id) => !only.includes(id))) return [];
  const plain = { kind, aids: about, needsAid: of === 'one', asks, offersAssessment, inStory };
  return [{ asking, plain }];
}

function isOfSoMany({ length }: readonly ProgrammeId[], of: Of): boolean {
  if (of === 'two') return length > 1;
  return of === 'none' ? length === 0 : length < 2;
}

interface Read {
  asking: number;
  plain: PlainQuestion;
}

/** What asks with more of its words; of two the one that lacks no aid. */
function byFit(one: Read, other: Read): number {
  const lacksAid = ({ plain }: Read) => Number(plain.needsAid && plain.aids.length === 0);
  return other.asking - one.asking || lacksAid(one) - lacksAid(other);
}

export function loadPlainQuestions(file: string = FILE): PlainQuestions {
  return readYaml(PlainQuestionsSchema, file);
}

interface Known {
  say: ReadonlySet<string>;
  beside: ReadonlySet<string>;
  aids: ReadonlyMap<string, ProgrammeId>;
}

interface Token {
  token: string;
  start: number;
  end: number;
}

/**
 * What any kind of question knows in some words, from left to right; null where no kind knows all of them. Most
 * messages are no plain question, and show it before each kind has tried to read them.
 */
function createTokenFinder(tokens: readonly string[]): (words: string) => Token[] | null {
  const known = new Set(tokens);
  const longest = Math.max(...tokens.map(({ length }) => length));
  const tokensAt = (words: string, start: number) => {
    const found: Token[] = [];
    for (let end = start + 1; end <= Math.min(words.length, start + longest); end += 1) {
      const token = words.slice(start, end);
      if (known.has(token)) found.push({ token, start, end });
    }
    return found;
  };
  return (words) => {
    const found: Token[] = [];
    const isReached = [true];
    for (let start = 0; start < words.length; start += 1)
      for (const token of isReached[start] ? tokensAt(words, start) : []) {
        found.push(token);
        isReached[token.end] = true;
      }
    return isReached[words.length] ? found : null;
  };
}

/** The reading of all of it that asks most; none where something in it is not known. */
function readAs(tokens: readonly Token[], length: number, known: Known): Reading | null {
  const readings: (Reading | undefined)[] = [{ asking: 0, tokens: 0, aids: [] }];
  for (const { token, start, end } of tokens) {
    const before = readings[start];
    const next = before === undefined ? null : afterToken(token, before, known);
    if (next !== null && isBetter(next, readings[end])) readings[end] = next;
  }
  const whole = readings[length];
  return whole !== undefined && whole.asking > 0 ? whole : null;
}

function afterToken(token: string, before: Reading, { say, beside, aids }: Known): Reading | null {
  const tokens = before.tokens + 1;
  if (say.has(token)) return { ...before, tokens, asking: before.asking + token.length };
  const aid = aids.get(token);
  if (aid !== undefined) return { ...before, tokens, aids: [...new Set([...before.aids, aid])] };
  return beside.has(token) ? { ...before, tokens } : null;
}

function isBetter(next: Reading, known: Reading | undefined): boolean {
  if (known === undefined || next.asking !== known.asking)
    return known === undefined || next.asking > known.asking;
  return next.tokens < known.tokens;
}

function withoutEndings(words: string, endings: readonly string[]): string {
  const ending = endings.find((each) => words.endsWith(each));
  return ending === undefined ? words : withoutEndings(words.slice(0, -ending.length), endings);
}

/** 怎么申请, 咋申请, 咋办 of {how}{apply}. */
function fill(phrase: string, words: PlainQuestions['words']): string[] {
  const slot = phrase.match(/\{(\w+)\}/);
  if (slot === null) return [phrase];
  const values = words[slot[1] ?? ''];
  if (values === undefined) throw new Error(`plain-questions.yaml has no words "${slot[0]}".`);
  return values.flatMap((value) => fill(phrase.replace(slot[0], value), words));
}
