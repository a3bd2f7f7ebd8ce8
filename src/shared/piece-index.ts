interface Entries<Entry> {
  alone: Entry[];
  bySecond: Map<string, Entry[]>;
}

/** What is looked up by pieces of one or two characters that stand in a text. */
export interface PieceIndex<Entry> {
  add(piece: string, entry: Entry): void;
  /** Once for each place where a piece of the entry stands. */
  forEachIn(text: string, use: (entry: Entry) => void): void;
}

const emptyEntries = <Entry>(): Entries<Entry> => ({ alone: [], bySecond: new Map() });

export function createPieceIndex<Entry>(): PieceIndex<Entry> {
  const byFirst = new Map<string, Entries<Entry>>();
  return {
    add(piece, entry) {
      const first = byFirst.get(piece.charAt(0)) ?? emptyEntries<Entry>();
      byFirst.set(piece.charAt(0), first);
      if (piece.length === 1) first.alone.push(entry);
      else {
        const second = piece.charAt(1);
        first.bySecond.set(second, [...(first.bySecond.get(second) ?? []), entry]);
      }
    },
    forEachIn(text, use) {
      for (let at = 0; at < text.length; at += 1) {
        const first = byFirst.get(text.charAt(at));
        if (first === undefined) continue;
        for (const entry of first.alone) use(entry);
        for (const entry of first.bySecond.get(text.charAt(at + 1)) ?? []) use(entry);
      }
    },
  };
}
