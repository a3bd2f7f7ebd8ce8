import { createHash } from 'node:crypto';
import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';
import { onceLately } from '../shared/once.ts';
import { normaliseUtterance } from '../shared/text.ts';
import type { Term, TermsData } from './terms.ts';
import { createTermsReader } from './terms-reader.ts';

/** What somebody said, in the documents' words. */
export interface Widened {
  /** The expression as the data writes it, or as a pattern found it: 五保. */
  term: string;
  /** 特困人员救助供养. */
  words: string[];
  /** More phrases that show a clause to treat this. */
  covers: string[];
  /** A document with none of `words` and `covers` does not answer. */
  decisive: boolean;
  programmes: ProgrammeId[];
  /** For operators: “五保”即特困人员救助供养（旧称）. */
  why: string;
}

export interface TermsDesk {
  /** Each entry once, in the order of the text; of expressions that overlap the longest counts. */
  widen(text: string): Widened[];
  /** The first of the law's words for each expression that is said as it is listed; no patterns, so at once. */
  conceptsIn(text: string): string[];
  /** In the order in which an assessment lists them. */
  programmesIn(text: string): ProgrammeId[];
  /** Traditional characters in their simplified form. */
  simplify(text: string): string;
  /** What a segmenter must not cut: the documents' words, not people's. */
  readonly dictionary: readonly string[];
  readonly stopWords: readonly string[];
  /** Of all that it knows: another one where it may say something else. Absent where that can change. */
  readonly fingerprint?: string;
}

/** Messages, the ways in which others asked, and the sentences of clauses. */
const REMEMBERED = 4_096;

/** Translates people's words into the law's words; knows nothing of grammar. */
export function createTermsDesk(data: TermsData): TermsDesk {
  const { read, readLiterally } = createTermsReader(data);
  const simplified = new Map(data.characters.map((pair) => [pair.charAt(0), pair.charAt(1)]));
  const simplify = (text: string) =>
    [...text].map((character) => simplified.get(character) ?? character).join('');

  const messageOf = (text: string) => simplify(normaliseUtterance(text).toLowerCase());

  const widenAnew = (text: string): Widened[] => {
    const message = messageOf(text);
    const found = new Map<Term, Widened>();
    const met = new Set<Term>();
    for (const { expression, term } of read(message)) {
      // A term is meant in the whole message or not at all: once is enough to look.
      if (met.has(term)) continue;
      met.add(term);
      if (isMeant(term, message)) found.set(term, toWidened(expression, term));
    }
    return giveWay(found);
  };

  /** In one turn search, judgement, cards and passages ask for the same few texts. */
  const widen = onceLately(REMEMBERED, widenAnew);

  return {
    widen,
    conceptsIn(text) {
      const message = messageOf(text);
      const met = new Set(readLiterally(message).map(({ term }) => term));
      const meant = [...met].filter((term) => isMeant(term, message));
      return [...new Set(meant.flatMap(({ law }) => law.slice(0, 1)))];
    },
    programmesIn(text) {
      const named = new Set(widen(text).flatMap((widened) => widened.programmes));
      return PROGRAMME_IDS.filter((programme) => named.has(programme));
    },
    simplify,
    dictionary: [...new Set([...data.words, ...data.terms.flatMap((term) => term.law)])].filter(
      (word) => /^\p{L}{2,8}$/u.test(word),
    ),
    stopWords: data.stopWords,
    fingerprint: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
  };
}

function toWidened(expression: string, term: Term): Widened {
  const { law, covers, decisive, programmes, note, speech } = term;
  const kind = note ?? speech;
  const why = `“${expression}”即${law[0]}${kind === undefined ? '' : `（${kind}）`}`;
  return { term: expression, words: law, covers, decisive, programmes, why };
}

/** What is general says less beside something particular. */
function giveWay(found: ReadonlyMap<Term, Widened>): Widened[] {
  const particular = [...found.keys()].some(({ decisive }) => decisive);
  return [...found].map(([{ general }, widened]) => {
    if (!particular || !general) return widened;
    const [concept = '', ...rest] = widened.words;
    return { ...widened, words: [concept], covers: [...widened.covers, ...rest] };
  });
}

function isMeant(term: Term, message: string): boolean {
  const holds = (words: readonly string[]) =>
    words.some((word) => message.includes(word.toLowerCase()));
  return (term.when === undefined || holds(term.when)) && !holds(term.unless ?? []);
}
