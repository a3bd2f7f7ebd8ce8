import type { TermsDesk, Widened } from '../knowledge/terms-desk.ts';
import type { Trust } from './asked-terms.ts';
import { correct, type HomophoneReader, type Misheard } from './homophones.ts';
import type { Segmenter } from './segmenter.ts';
import { forEachCharacter, forEachPair } from './term-key.ts';

/** What is looked for: each word once, with how much it counts. */
export interface Question {
  words: Map<string, number>;
  /** Two neighbouring characters, which find what was cut into other words, or mistyped. */
  pairs: Map<string, number>;
  /** Single characters, which find what is said with another word of the same root: 还债, 债务. */
  characters: Map<string, number>;
  widened: Widened[];
  /** Words that were read by their sound. */
  misheard: Misheard[];
}

/** How much the law's words for what was said count beside the words said… */
const CONCEPT_WEIGHT = 0.5;
/** …and less where the citizen already used one of them: then they only repeat the matter. */
const SYNONYM_WEIGHT = 0.25;
/** Words beyond this many come from a story, and the first tell what it is about. */
const MAX_WORDS = 120;
const MAX_PAIRS = 160;
const MAX_CHARACTERS = 120;
/** The law's words have room of their own: whole sentences of it must not crowd out what was said. */
const MAX_LAW_WORDS = 60;
const MAX_LAW_PAIRS = 80;

interface QuestionNeeds {
  segmenter: Pick<Segmenter, 'segment'>;
  terms: Pick<TermsDesk, 'widen'>;
  /** Absent: every translation is trusted. */
  trust?: Trust;
  homophones?: HomophoneReader;
}

/**
 * The place itself is no matter to look for: it already chose what binds. What people call a thing
 * is translated as far as the documents do not call it so themselves.
 */
export function readQuestion(
  { text, places }: { text: string; places: readonly string[] },
  { segmenter, terms, trust, homophones }: QuestionNeeds,
): Question {
  const misheard = homophones?.findMisheard(text) ?? [];
  const meant = correct(text, misheard);
  const widened = misheard.length === 0 ? terms.widen(text) : widenBoth([text, meant], terms);
  const law = translate(widened, { meant, segmenter, trust });
  const matter = withoutPlaces(meant, places);
  const words = first(onceEach(segmenter.segment(matter)), MAX_WORDS);
  const pairs = first(onceEach(pairsOf(matter)), MAX_PAIRS);
  return {
    words: new Map([...heaviest(law.words, MAX_LAW_WORDS), ...words]),
    pairs: new Map([...heaviest(law.pairs, MAX_LAW_PAIRS), ...pairs]),
    characters: first(onceEach(charactersOf(matter)), MAX_CHARACTERS),
    widened,
    misheard,
  };
}

function translate(
  widened: readonly Widened[],
  {
    meant,
    segmenter,
    trust,
  }: { meant: string; segmenter: QuestionNeeds['segmenter']; trust: Trust | undefined },
): Pick<Question, 'words' | 'pairs'> {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const { term, words: law } of widened) {
    const base = law.some((word) => meant.includes(word)) ? SYNONYM_WEIGHT : CONCEPT_WEIGHT;
    // A term may stand for a whole way of asking: what was not said in it tells nothing.
    const said = segmenter.segment(term).filter((word) => meant.includes(word));
    const weight = base * (trust ? trust.foreignness(said) * trust.fitness(law) : 1);
    for (const word of law.flatMap((one) => segmenter.segment(one))) raise(words, word, weight);
    for (const pair of law.flatMap(pairsOf)) raise(pairs, pair, weight);
  }
  return { words, pairs };
}

function raise(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, Math.max(weight, weights.get(term) ?? 0));
}

/** What the desk reads in any of the texts, each entry once. */
function widenBoth(texts: readonly string[], terms: Pick<TermsDesk, 'widen'>): Widened[] {
  const all = texts.flatMap((text) => terms.widen(text));
  return all.filter(({ words }, at) => all.findIndex((other) => other.words === words) === at);
}

function pairsOf(text: string): string[] {
  const plain = text.normalize('NFKC');
  const pairs: string[] = [];
  forEachPair(plain, (_, at) => pairs.push(plain.slice(at, at + 2)));
  return pairs;
}

function charactersOf(text: string): string[] {
  const plain = text.normalize('NFKC');
  const characters: string[] = [];
  forEachCharacter(plain, (_, at) => characters.push(plain.charAt(at)));
  return characters;
}

function onceEach(terms: readonly string[]): Map<string, number> {
  return new Map(terms.map((term) => [term, 1]));
}

function first(weights: Map<string, number>, count: number): Map<string, number> {
  return new Map([...weights].slice(0, count));
}

function heaviest(weights: Map<string, number>, count: number): Map<string, number> {
  return first(new Map([...weights].sort(([, a], [, b]) => b - a)), count);
}

/** Full names and the short ones people use: 草街街道, 草街. The longest first, or a rest would stay. */
function withoutPlaces(text: string, places: readonly string[]): string {
  const short = places.map((name) => name.replace(/(?:街道|自治[州县区]|[省市区县镇乡])$/u, ''));
  const names = [...places, ...short].filter((name) => name.length >= 2);
  return names
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, ' '), text);
}
