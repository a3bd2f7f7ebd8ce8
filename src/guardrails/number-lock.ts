import { createNumberReader, type NumberWords, type WrittenNumber } from './written-numbers.ts';

/** The numbers of `text`, in their order, that no source says: same value and same unit. */
export type FindUnsupportedNumbers = (text: string, sources: readonly string[]) => WrittenNumber[];

/**
 * Number lock: an amount, a share, an age, a count of days, a date, a 文号 or a telephone number
 * leaves the house only when what it rests on says the same, in whatever digits.
 */
export function createNumberLock(words: NumberWords): FindUnsupportedNumbers {
  const read = createNumberReader(words);
  return (text, sources) => {
    const known = sources.flatMap(read);
    return read(text).filter(
      (number) => !known.some(({ value, unit }) => value === number.value && unit === number.unit),
    );
  };
}
