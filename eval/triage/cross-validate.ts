import { loadTriagePhrases, type TriagePhrases } from '../../src/knowledge/phrases.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import type { TriageReport } from '../../src/triage/signs.ts';
import { createTriage } from '../../src/triage/triage.ts';
import { type Lesson, readLessons } from './lessons.ts';
import { train } from './train.ts';

/**
 * Reads each of the sentences written apart from the product with weights that never saw it, and prints what each
 * threshold would cost. Run: npx tsx eval/triage/cross-validate.ts
 */
const FOLDS = 4;
const THRESHOLDS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8];

interface UnseenReading {
  lesson: Lesson;
  found: TriageReport;
}

function readUnseen(phrases: TriagePhrases): UnseenReading[] {
  const lessons = readLessons();
  const apart = lessons.filter((lesson) => lesson.isApart);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const left = new Set(apart.filter((_lesson, at) => at % FOLDS === fold));
    const learned = train(
      lessons.filter((lesson) => !left.has(lesson)),
      phrases,
    );
    const { triage } = createTriage({ ...phrases, learned });
    return [...left].map((lesson) => ({ lesson, found: triage(normaliseUtterance(lesson.text)) }));
  }).flat();
}

function printTradeOff(readings: readonly UnseenReading[], label: 'danger' | 'urgent'): void {
  const counted = readings.filter(({ lesson }) => lesson[label] !== null);
  const wanted = counted.filter(({ lesson }) => lesson[label]);
  const quiet = counted.filter(({ lesson }) => !lesson[label]);
  const share = (among: readonly UnseenReading[], from: number) =>
    (
      (100 * among.filter(({ found }) => (found.likeness[label] ?? 0) >= from).length) /
      among.length
    ).toFixed(1);
  console.table(
    THRESHOLDS.map((from) => ({
      [label]: from,
      recall: share(wanted, from),
      'false alarms': share(quiet, from),
    })),
  );
}

if (import.meta.filename === process.argv[1]) {
  const readings = readUnseen(loadTriagePhrases());
  printTradeOff(readings, 'danger');
  printTradeOff(readings, 'urgent');
}
