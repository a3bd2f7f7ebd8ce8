import { loadLexicon } from '../../src/knowledge/lexicon.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { once } from '../../src/shared/once.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createIntentReader } from '../../src/understanding/intents.ts';
import { passageReaderFor } from '../../src/understanding/passage.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';
import type { PlaceMention, UnderstandingContext } from '../../src/understanding/understanding.ts';

/** Read and prepared once: it is data, and no test changes it. */
const lexicon = once(loadLexicon);

/** What reads a message into its parts, and a text as if it stood alone. */
export const givenReaders = once(() => {
  const readPassage = passageReaderFor(lexicon());
  const readIntents = createIntentReader(lexicon());
  const readAlone = (text: string) => readIntents(readPassage(text));
  return { lexicon: lexicon(), readPassage, readIntents, readAlone };
});

const COVERED = new Set(['草街', '如皋', '怀远', '南通', '海安', '启东', '海门', '通州']);

/** Understanding that knows these places only, each by its name. The day is 21 November 2026. */
export function givenListener(places: readonly string[]) {
  const mentions = (sentence: string): PlaceMention[] =>
    places
      .flatMap((name) =>
        [...sentence.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
          words: name,
          start: index,
          end: index + name.length,
          resolution: { kind: 'found' as const, place: { code: name, name, path: name } },
        })),
      )
      .toSorted((a, b) => a.start - b.start);
  const listen = createUnderstanding({
    gazetteer: { mentions, isCovered: (code) => COVERED.has(code) },
    binding: null,
    lexicon: lexicon(),
  });

  return (words: string, context: Partial<UnderstandingContext> = {}) =>
    listen(normaliseUtterance(words), {
      today: calendarDate('2026-11-21'),
      asking: null,
      subject: 'speaker',
      lastProgrammes: [],
      ...context,
    });
}
