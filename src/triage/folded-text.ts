/**
 * A citizen's words without punctuation and in one spelling, with the way back. `breaks[i]` says what
 * stood before character `i`: 0 nothing, 1 a comma or a space, 2 the end of a sentence.
 */
export interface FoldedText {
  letters: string;
  /** Place of each letter in the text as it was given. */
  origins: readonly number[];
  breaks: readonly (0 | 1 | 2)[];
  /** How many sentence ends stand at or before each letter; one longer than `letters`. */
  sentences: readonly number[];
}

/** Half as much again as the longest message, so that no text costs more than a few milliseconds. */
const LONGEST = 3_000;
const LETTER = /[\p{L}\p{N}]/u;
const SENTENCE_END = /[。!?！？\n\r]/u;
const SPACE = /\s/u;

export function foldText(text: string, spellings: ReadonlyMap<string, string>): FoldedText {
  const letters: string[] = [];
  const origins: number[] = [];
  const breaks: (0 | 1 | 2)[] = [];
  let pending: 0 | 1 | 2 = 0;

  for (let at = 0; at < Math.min(text.length, LONGEST); at += 1) {
    const character = text.charAt(at);
    if (!LETTER.test(character)) {
      if (SENTENCE_END.test(character)) pending = 2;
      else if (pending === 0 && !isLoneSpace(text, at)) pending = 1;
      continue;
    }
    letters.push(spellings.get(character) ?? character.toLowerCase());
    origins.push(at);
    breaks.push(pending);
    pending = 0;
  }
  return { letters: letters.join(''), origins, breaks, sentences: countSentences(breaks) };
}

/** Reads a phrase of the data the way a citizen's words are read. */
export function foldWord(word: string, spellings: ReadonlyMap<string, string>): string {
  let folded = '';
  for (const character of word.toLowerCase()) folded += spellings.get(character) ?? character;
  return folded;
}

/** A space between two single characters is a habit of typing, not a pause: 没 饭 吃. */
function isLoneSpace(text: string, at: number): boolean {
  if (!SPACE.test(text.charAt(at))) return false;
  return SPACE.test(text.charAt(at - 2) || ' ') && SPACE.test(text.charAt(at + 2) || ' ');
}

function countSentences(breaks: readonly number[]): number[] {
  const sentences = [0];
  let count = 0;
  for (const [at, strength] of breaks.entries()) {
    if (strength === 2) count += 1;
    sentences[at] = count;
  }
  sentences[breaks.length] = count;
  return sentences;
}
