import type { Sounds } from '../knowledge/sounds.ts';

/** A word that was typed or heard wrongly. */
export interface Misheard {
  said: string;
  /** A word of the documents that sounds like it. */
  meant: string;
  at: number;
}

export interface HomophoneReader {
  /** From left to right; of readings that overlap the longest counts. */
  findMisheard(text: string): Misheard[];
}

/**
 * Finds words of the documents written with other characters of the same sound (底保, 检退期,
 * 临时就助). What is a word by itself, or begins or ends inside one (到底|保密), stays as it is.
 */
export function createHomophoneReader({
  dictionary,
  stopWords,
  sounds,
  cut,
}: {
  dictionary: readonly string[];
  /** 的, 是, 能: beside one of them a single character is no misheard word. */
  stopWords: readonly string[];
  sounds: Sounds;
  /** The whole text in words, one after the other. */
  cut: (text: string) => string[];
}): HomophoneReader {
  const known = new Set(dictionary);
  const small = new Set(stopWords.filter((word) => word.length === 1));
  const byBeginning = indexByBeginning(dictionary, sounds);

  /** Words that happen to stand beside a 的 or 是. */
  const isCutOff = (said: string, meant: string) =>
    [...said].some(
      (character, at) =>
        small.has(character) &&
        (said.length === 2 || (character !== meant.charAt(at) && at % (said.length - 1) === 0)),
    );

  const isMisheard = (said: string, meant: string, words: ReadonlySet<string>) =>
    !words.has(said) &&
    !isCutOff(said, meant) &&
    sharedCharacters(said, meant) >= said.length / 2 &&
    [...said].every((character, at) => soundAlike(character, meant.charAt(at), sounds));

  /** The longest word that begins here, itself or by its sound. */
  const hearAt = (text: string, at: number, { borders, words }: Cut): Misheard | undefined => {
    const beginnings = beginningsOf(text.slice(at, at + 2), sounds);
    const candidates = beginnings.flatMap((beginning) => byBeginning.get(beginning) ?? []);
    const meant = candidates.find((word) => {
      const to = at + word.length;
      const said = text.slice(at, to);
      if (said === word) return true;
      return borders.has(to) && !known.has(said) && isMisheard(said, word, words);
    });
    return meant === undefined ? undefined : { said: text.slice(at, at + meant.length), meant, at };
  };

  return {
    findMisheard(text) {
      const pieces = cutAtBorders(cut(text));
      const found: Misheard[] = [];
      for (let at = 0; at < text.length; ) {
        const heard = pieces.borders.has(at) ? hearAt(text, at, pieces) : undefined;
        if (heard && heard.said !== heard.meant) found.push(heard);
        at += heard?.said.length ?? 1;
      }
      return found;
    },
  };
}

interface Cut {
  /** Where one word ends and the next begins. */
  borders: ReadonlySet<number>;
  words: ReadonlySet<string>;
}

function cutAtBorders(pieces: readonly string[]): Cut {
  const borders = new Set([0]);
  let end = 0;
  for (const piece of pieces) {
    end += piece.length;
    borders.add(end);
  }
  return { borders, words: new Set(pieces.filter((piece) => piece.length > 1)) };
}

/** What was meant, written as the documents write it. */
export function correct(text: string, misheard: readonly Misheard[]): string {
  return misheard.reduceRight(
    (rest, { said, meant, at }) => rest.slice(0, at) + meant + rest.slice(at + said.length),
    text,
  );
}

/** Words by the sound of their first two characters, the longest first. */
function indexByBeginning(dictionary: readonly string[], sounds: Sounds): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of dictionary.toSorted((a, b) => b.length - a.length))
    for (const beginning of beginningsOf(word, sounds))
      index.set(beginning, [...(index.get(beginning) ?? []), word]);
  return index;
}

/** Each way to say the first two characters. */
function beginningsOf(word: string, sounds: Sounds): string[] {
  const [first = [], second = []] = [word.charAt(0), word.charAt(1)].map(
    (character) => sounds.get(character) ?? [],
  );
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}

/** Of a short word one character must be right, of a longer one half of them. */
function sharedCharacters(a: string, b: string): number {
  return [...a].filter((character, at) => character === b.charAt(at)).length;
}

function soundAlike(a: string, b: string, sounds: Sounds): boolean {
  return a === b || (sounds.get(a)?.some((one) => sounds.get(b)?.includes(one)) ?? false);
}
