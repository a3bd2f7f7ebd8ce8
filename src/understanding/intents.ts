import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';
import type { Lexicon, PhraseSet } from '../knowledge/lexicon.ts';
import { onceFor } from '../shared/once.ts';
import { possibleAmong } from '../shared/worth-searching.ts';
import { type Passage, withoutSpans } from './passage.ts';
import {
  type CompiledPhraseSet,
  compilePhraseSet,
  compilePhrases,
  findAll,
  replaceAll,
  type Span,
  saysAny,
} from './phrases.ts';
import { ASK_KINDS, type AskKind, COMMANDS, type Command } from './understanding.ts';

export interface Intents {
  programmes: ProgrammeId[];
  asks: AskKind[];
  commands: Command[];
  otherDepartment: string | null;
  /** No document here speaks of what that department does. */
  isOutside: boolean;
  ticketQuery: { number?: string; code?: string } | null;
  isQuestion: boolean;
  /** They say that they want it, and ask nothing of it: 想办低保. */
  wishesForAid: boolean;
  /** Whether `general` is all that is known of what is asked: no phrase says more. */
  asksVaguely: boolean;
}

export type ReadIntents = (passage: Passage) => Intents;

/** What help a message is about, and what it asks of it. */
export type Wants = Pick<
  Intents,
  'programmes' | 'asks' | 'wishesForAid' | 'asksVaguely' | 'isQuestion'
>;

export type ReadWants = (passage: Passage) => Wants;

const PUNCTUATION = /[,。;!?、\s~.:"“”‘’…—()-]+/g;
/** 开不开, 管没管, 符不符合: a verb and its denial. */
const EITHER_OR = /([一-龥])[不没弗](?:有)?\1/;
const TICKET_NUMBER =
  /(?:单号|工单号?|编号|号码|号)(?:码)?(?:是|为|:)?\s*([a-z]{0,4}-?\d[a-z\d-]{3,30})/;
const TICKET_CODE =
  /(?:查询码|验证码|暗码|取件码|查询密码|密码|口令|码)(?:是|为|:)?\s*([a-z\d][a-z\d-]{5,20})/;

export function createIntentReaders(lexicon: Lexicon) {
  const readWants = createWantReader(lexicon);
  return { readWants, readIntents: createIntentReader(lexicon, readWants) };
}

export function createIntentReader(
  lexicon: Lexicon,
  readWants: ReadWants = createWantReader(lexicon),
): ReadIntents {
  const commands = compile(lexicon.commands, COMMANDS, lexicon);
  const departments = compile(lexicon.departments, Object.keys(lexicon.departments), lexicon);
  const outside = new Set(lexicon.cues['outsideDepartments']);
  const departmentOf = ([name]: string[]) => ({
    otherDepartment: name ?? null,
    isOutside: name !== undefined && outside.has(name),
  });
  return (passage) => ({
    ...readWants(passage),
    // Dots alone are what people type when they hesitate.
    commands: withoutSigns(passage) === '' ? ['silence'] : (saidOf(commands, passage) as Command[]),
    ...departmentOf(saidOf(departments, passage)),
    ticketQuery: ticketQueryOf(passage),
  });
}

/** The part of it that each clause is asked for alone, and what is left when the places are taken out. */
export function createWantReader(lexicon: Lexicon): ReadWants {
  const { words, cues } = lexicon;
  const programmes = compile(lexicon.programmes, PROGRAMME_IDS, lexicon);
  const asks = compile(lexicon.asks, ASK_KINDS, lexicon);
  const asksSomething = createQuestionEar(lexicon);
  const consult = compilePhrases(cues['consult'], words);
  const aid = compilePhrases(cues['aid'], words);
  const wish = lexicon.asks['wish'] && compilePhraseSet(lexicon.asks['wish'], words);
  const unnamedAsk = (wishesForAid: boolean, isVague: boolean): AskKind[] => {
    if (wishesForAid) return ['eligibility'];
    return isVague ? ['general'] : [];
  };
  return (passage) => {
    const asked = saidOf(asks, passage) as AskKind[];
    const named = narrowed(saidOf(programmes, passage) as ProgrammeId[]);
    const asksWhat = asksSomething(passage);
    const wishesForAid =
      asked.length === 0 && wish !== undefined && isSaid(wish, passage, withoutSigns(passage));
    const isVague =
      asked.length === 0 && asksWhat && (named.length > 0 || saysAny(aid, passage.text));
    return {
      programmes: named,
      asks: asked.length > 0 ? asked : unnamedAsk(wishesForAid, isVague),
      wishesForAid,
      asksVaguely: isVague,
      isQuestion: asksWhat || saysAny(consult, passage.text),
    };
  };
}

interface NamedSets {
  sets: readonly (readonly [string, CompiledPhraseSet])[];
  maySay: ReturnType<typeof possibleAmong>;
  mayBeWhole: ReturnType<typeof possibleAmong>;
}

function compile(
  sets: Readonly<Record<string, PhraseSet>>,
  names: readonly string[],
  { words }: Lexicon,
): NamedSets {
  const compiled = names.flatMap((name) => {
    const set = sets[name];
    return set ? [[name, compilePhraseSet(set, words)] as const] : [];
  });
  return {
    sets: compiled,
    maySay: possibleAmong(compiled.map(([, { say }]) => say)),
    mayBeWhole: possibleAmong(compiled.map(([, { whole }]) => whole)),
  };
}

function saidOf({ sets, maySay, mayBeWhole }: NamedSets, passage: Passage): string[] {
  const whole = withoutSigns(passage);
  const [isPossible, isPossiblyWhole] = [maySay(passage.text), mayBeWhole(whole)];
  return sets
    .filter((_, at) => isPossible(at) || isPossiblyWhole(at))
    .flatMap(([name, set]) => (isSaid(set, passage, whole) ? [name] : []));
}

const withoutSigns = onceFor(({ text }: Passage) => text.replace(PUNCTUATION, ''));

/** Whether a message asks at all, by its endings and its question words. */
function createQuestionEar({ words, cues }: Lexicon): (passage: Passage) => boolean {
  const questionEnd = compilePhrases(cues['questionEnd'], words);
  const questionWord = compilePhrases(cues['questionWord'], words);
  const noQuestion = compilePhrases(cues['noQuestion'], words);
  return ({ text, clauses }) => {
    const rest = replaceAll(text, noQuestion, () => '·');
    return (
      rest.includes('?') ||
      EITHER_OR.test(rest) ||
      saysAny(questionWord, rest) ||
      clauses.some((it) => (findAll(questionEnd, it.text)[0]?.start ?? 0) >= 2)
    );
  };
}

/** 如皋要多久: what is asked stands beside the place, as if it stood alone. */
export function readBesidePlaces(
  { readIntents, readWants }: { readIntents: ReadIntents; readWants: ReadWants },
  passage: Passage,
  mentions: readonly Span[],
): Intents {
  const intents = readIntents(passage);
  const isOpen = intents.asks.length === 0 || intents.asksVaguely;
  if (!isOpen || mentions.length === 0) return intents;
  const { asks } = readWants(withoutSpans(passage, mentions));
  const particular = asks.filter((ask) => ask !== 'general');
  return particular.length === 0 ? intents : { ...intents, asks: particular, asksVaguely: false };
}

function isSaid(set: CompiledPhraseSet, { text, sentences }: Passage, whole: string): boolean {
  if (whole !== '' && saysAny(set.whole, whole)) return true;
  if (!saysAny(set.say, text)) return false;
  return sentences.some((it) => {
    const rest = replaceAll(it, set.apart, () => '·');
    return (
      !saysAny(set.unless, it) && findAll(set.say, rest).some((span) => isFree(set, rest, span))
    );
  });
}

/** The clauses of a sentence stand one blank apart. */
function isFree({ notWith }: CompiledPhraseSet, sentence: string, { start, end }: Span): boolean {
  const from = sentence.lastIndexOf(' ', start) + 1;
  const to = sentence.indexOf(' ', end);
  return !saysAny(notWith, sentence.slice(from, to === -1 ? sentence.length : to));
}

/** A single person's allowance is asked for instead of the family's, an expenditure aid instead of the sudden one. */
function narrowed(programmes: readonly ProgrammeId[]): ProgrammeId[] {
  const isSingle = programmes.includes('single_person_allowance');
  return programmes.filter((it) => !(isSingle && it === 'subsistence_allowance'));
}

/** Number and code as the citizen reads them out, in capital letters. */
function ticketQueryOf({ text }: Passage): Intents['ticketQuery'] {
  const number = TICKET_NUMBER.exec(text)?.[1]?.toUpperCase();
  const code = TICKET_CODE.exec(text)?.[1]?.toUpperCase();
  if (number === undefined && code === undefined) return null;
  return { ...(number ? { number } : {}), ...(code && code !== number ? { code } : {}) };
}
