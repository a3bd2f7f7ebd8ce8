import { createNumberReader, type NumberWords, type WrittenNumber } from './written-numbers.ts';

/** The numbers of `text`, in their order, that no source says: same value, same unit, same order. */
export type FindUnsupportedNumbers = (text: string, sources: readonly string[]) => WrittenNumber[];

/**
 * Number lock: an amount, a share, an age, a count of days, a date, a 文号 or a telephone number
 * leaves the house only when what it rests on says the same, in whatever digits. Numbers of one unit
 * keep the order of the source and each stands for one there: 40%、20%、10% is no 20%、20%、10%.
 */
export function createNumberLock(words: NumberWords): FindUnsupportedNumbers {
  const read = createNumberReader(words);
  return (text, sources) => {
    const units = groupByUnit(sources.flatMap(read));
    return read(text).filter(({ value, unit }) => {
      const known = units.get(unit);
      const places = known?.places.get(value);
      if (known === undefined || places === undefined || Number.isNaN(value)) return true;
      // What stands before the last one that was found in its unit is spoken of no more.
      while ((places.at(-1) ?? known.next) < known.next) places.pop();
      const at = places.pop();
      if (at === undefined) return true;
      known.next = at + 1;
      return false;
    });
  };
}

interface Told {
  /** Where each value stands among the numbers, the last place first. */
  places: Map<number, number[]>;
  /** The first that may still be spoken of. */
  next: number;
}

function groupByUnit(numbers: readonly WrittenNumber[]): Map<string | null, Told> {
  const units = new Map<string | null, Told>();
  for (const [place, { value, unit }] of [...numbers.entries()].reverse()) {
    const told = units.get(unit) ?? { places: new Map<number, number[]>(), next: 0 };
    units.set(unit, told);
    const places = told.places.get(value);
    if (places === undefined) told.places.set(value, [place]);
    else places.push(place);
  }
  return units;
}
