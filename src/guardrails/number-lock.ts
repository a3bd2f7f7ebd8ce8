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
    const left = sources.flatMap(read);
    return read(text).filter(({ value, unit }) => {
      const at = left.findIndex((known) => known.unit === unit && known.value === value);
      if (at === -1) return true;
      // What stands before it in its unit is spoken of no more.
      const used = left.splice(0, at + 1).filter((known) => known.unit !== unit);
      left.unshift(...used);
      return false;
    });
  };
}
