/** One step of a pattern: any of `words`, at most `gap` characters after the step before it. */
export interface Step {
  words: readonly string[];
  optional: boolean;
  gap: number;
}

/**
 * Pattern notation, as the data has it:
 * `没饭吃` literal · `{food}` any word of a slot · `(吃|{food})` any of these · `(吃|食)?` or nothing ·
 * `~4` up to four other characters, which may include a comma or a space but no full stop.
 * A literal never spans punctuation.
 */
export function parsePattern(
  pattern: string,
  slots: ReadonlyMap<string, readonly string[]>,
): Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const piece of split(pattern)) {
    if (piece.startsWith('~')) {
      gap = Number(piece.slice(1));
      continue;
    }
    steps.push({ words: wordsOf(piece, slots), optional: piece.endsWith('?'), gap });
    gap = 0;
  }
  if (gap > 0 || steps[0] === undefined || steps[0].optional)
    throw new Error(`The phrase ${pattern} must begin and end with words.`);
  return steps;
}

const PIECE = /\{[a-z-]+\}\??|\([^()]+\)\??|~\d+|[^{}()~?\s]+/gu;

function split(pattern: string): string[] {
  const pieces = pattern.match(PIECE) ?? [];
  if (pieces.join('') !== pattern) throw new Error(`The phrase ${pattern} cannot be read.`);
  return pieces;
}

function wordsOf(piece: string, slots: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const bare = piece.replace(/\?$/u, '');
  const alternatives = bare.startsWith('(') ? bare.slice(1, -1).split('|') : [bare];
  return alternatives.flatMap((word) => fillSlot(word, slots));
}

function fillSlot(word: string, slots: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [reference, name] = /\{([a-z-]+)\}/u.exec(word) ?? [];
  if (reference === undefined || name === undefined) return [word];
  const words = slots.get(name);
  if (words === undefined) throw new Error(`No slot is called ${reference}.`);
  return words.map((filler) => word.replace(reference, filler));
}
