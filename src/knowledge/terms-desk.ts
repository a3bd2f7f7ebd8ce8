import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';
import { normaliseUtterance } from '../shared/text.ts';
import type { Term, TermsData } from './terms.ts';

/** What somebody said, in the documents' words. */
export interface Widened {
  /** The expression as the data writes it: 五保. */
  term: string;
  /** 特困人员救助供养. */
  words: string[];
  programmes: ProgrammeId[];
  /** For operators: “五保”即特困人员救助供养. */
  why: string;
}

export type TermsDesk = ReturnType<typeof createTermsDesk>;

/** Translates people's words into the law's words; knows nothing of grammar. */
export function createTermsDesk(data: TermsData) {
  const expressions = indexExpressions(data);

  /** Each entry once, in the order of the text; of expressions that overlap the longest counts. */
  const widen = (text: string): Widened[] => {
    const message = normaliseUtterance(text).toLowerCase();
    const found = new Map<Term, Widened>();
    for (const { expression, term } of readExpressions(message, expressions)) {
      if (found.has(term) || !isMeant(term, message)) continue;
      found.set(term, {
        term: expression,
        words: term.law,
        programmes: term.programmes,
        why: `“${expression}”即${term.law[0]}`,
      });
    }
    return [...found.values()];
  };

  return {
    widen,

    /** In the order in which an assessment lists them. */
    programmesIn(text: string): ProgrammeId[] {
      const named = new Set(widen(text).flatMap((widened) => widened.programmes));
      return PROGRAMME_IDS.filter((programme) => named.has(programme));
    },

    /** What a segmenter must not cut: the documents' words, not people's. */
    dictionary: [...new Set([...data.words, ...data.terms.flatMap((term) => term.law)])].filter(
      (word) => /^\p{L}{2,8}$/u.test(word),
    ),

    stopWords: data.stopWords,
  };
}

interface Expression {
  expression: string;
  /** Undefined for a false friend, which only keeps others from being read in its place. */
  term: Term | undefined;
}

/** By first character, the longest first. */
function indexExpressions({ terms, falseFriends }: TermsData): Map<string, Expression[]> {
  const all: Expression[] = [
    ...terms.flatMap((term) => term.say.map((expression) => ({ expression, term }))),
    ...falseFriends.flatMap(({ say }) =>
      say.map((expression) => ({ expression, term: undefined })),
    ),
  ];
  const index = new Map<string, Expression[]>();
  for (const { expression, term } of all) {
    const lower = expression.toLowerCase();
    const first = lower.charAt(0);
    index.set(first, [...(index.get(first) ?? []), { expression: lower, term }]);
  }
  for (const list of index.values()) list.sort((a, b) => b.expression.length - a.expression.length);
  return index;
}

function* readExpressions(
  message: string,
  index: ReadonlyMap<string, readonly Expression[]>,
): Generator<{ expression: string; term: Term }> {
  let at = 0;
  while (at < message.length) {
    const candidates = index.get(message.charAt(at)) ?? [];
    const found = candidates.find(({ expression }) => message.startsWith(expression, at));
    if (found?.term) yield { expression: found.expression, term: found.term };
    at += found?.expression.length ?? 1;
  }
}

function isMeant(term: Term, message: string): boolean {
  const holds = (words: readonly string[]) =>
    words.some((word) => message.includes(word.toLowerCase()));
  return (term.when === undefined || holds(term.when)) && !holds(term.unless ?? []);
}
