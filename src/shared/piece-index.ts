/** What is looked up by pieces of one or two characters that stand in a text. */
export interface PieceIndex<Entry> {
  add(piece: string, entry: Entry): void;
  /** Once for each place where a piece of the entry stands. */
  forEachIn(text: string, use: (entry: Entry) => void): void;
}

export function createPieceIndex<Entry>(): PieceIndex<Entry> {
  /** By character, and by two of them: numbers, for which no part of the text need be copied. */
  const singles = new Map<number, Entry[]>();
  const pairs = new Map<number, Entry[]>();
  return {
    add(piece, entry) {
      const entries = piece.length === 1 ? singles : pairs;
      const key =
        piece.length === 1 ? piece.charCodeAt(0) : pairOf(piece.charCodeAt(0), piece.charCodeAt(1));
      const known = entries.get(key);
      if (known) known.push(entry);
      else entries.set(key, [entry]);
    },
    forEachIn(text, use) {
      for (let at = 0, code = text.charCodeAt(0); at < text.length; at += 1) {
        const next = text.charCodeAt(at + 1);
        for (const entry of singles.get(code) ?? NONE) use(entry);
        for (const entry of pairs.get(pairOf(code, next)) ?? NONE) use(entry);
        code = next;
      }
    },
  };
}

const NONE: readonly never[] = [];

/** Of the last character, which none follows, the code behind it is NaN, which counts as 0. */
export function pairOf(code: number, next: number): number {
  return (code << 16) | next;
}
