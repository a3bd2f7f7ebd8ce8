import { toCommonForm } from '../shared/text.ts';
/** Data of `knowledge-base/guardrails/forbidden.yaml`. */
export interface ForbiddenWords {
  verdict: WordList;
  promise: WordList;
  hurting: WordList;
  /** Looked for in the text as it stands. */
  markup: readonly string[];
  /** Addresses that may stand in a text, whole. */
  knownLinks: readonly string[];
  /** Beginnings of the keys of fixed phrases that tell a result. */
  verdictPhrases: readonly string[];
  /** Signs of a denial, and longer words in which they deny nothing. */
  negation: WordList;
  /** Words by which a text gives orders to a machine. */
  instructions: readonly string[];
}

export interface WordList {
  words: readonly string[];
  /** Longer words in which one of `words` is harmless. */
  except: readonly string[];
}

/** Verdict, promise and markup lock: the forbidden words that stand in a text, none when it may go. */
export function createForbiddenWordLock(
  forbidden: Omit<ForbiddenWords, 'knownLinks' | 'verdictPhrases' | 'negation' | 'instructions'>,
): (text: string) => string[] {
  const lists = [forbidden.verdict, forbidden.promise, forbidden.hurting];
  const findMarkup = createMarkupLock(forbidden.markup);
  return (text) => {
    const letters = toCommonForm(text).replace(/[^\p{L}\p{N}]/gu, '');
    return [...lists.flatMap((list) => wordsIn(letters, list)), ...findMarkup(text)];
  };
}

/** The signs of links, pictures and markup that stand in a text as it is. */
export function createMarkupLock(signs: readonly string[]): (text: string) => string[] {
  return (text) => {
    const plain = toCommonForm(text).toLowerCase();
    return signs.filter((sign) => plain.includes(sign));
  };
}

function wordsIn(letters: string, { words, except }: WordList): string[] {
  const rest = except.reduce((text, harmless) => text.replaceAll(harmless, '；'), letters);
  return words.filter((word) => rest.includes(word));
}
