import type { Database } from '../src/database/executor.ts';
import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { createSearch } from '../src/retrieval/search.ts';
import { addDays, calendarDate } from '../src/shared/calendar-date.ts';
import { systemClock } from '../src/shared/clock.ts';
import { binds, generateDocuments, generateQuestions, REGIONS } from './corpus.ts';
import { createRandom } from './random.ts';
import type { WordSource } from './words.ts';

const CLAUSES = 4_000;
const FIRST_DAY = calendarDate('2019-06-01');
const DAYS = 2_900;

export interface Leaks {
  questions: number;
  hits: number;
  /** Hits from a document that does not bind the place on the day. */
  leaks: number;
}

/** Random questions for random places on random days; half the documents change or leave on the way. */
export async function countLeaks(
  db: Database,
  { words, questions }: { words: WordSource; questions: number },
): Promise<Leaks> {
  const random = createRandom(questions);
  const regions = Object.values(REGIONS);
  const moved = [...generateDocuments(CLAUSES, words)].map((document) => ({
    ...document,
    metadata: { ...document.metadata, region: random.pick(regions) },
  }));
  const published = new Map(moved.map((document) => [document.metadata.number, document]));
  await publishDocuments(db, moved, systemClock);
  const { search } = createSearch({
    db,
    segmenter: words.segmenter,
    terms: words.desk,
    describePlace: (code) => ({ code, name: '', path: '' }),
  });
  const counted: Leaks = { questions, hits: 0, leaks: 0 };
  for (const [at, text] of generateQuestions(questions, words).entries()) {
    if (at % 500 === 499)
      await moveOne(db, random.pick(moved), { published, to: random.pick(regions) });
    const ladder = regions.filter(() => random.next() < 0.5);
    const asOf = addDays(FIRST_DAY, random.below(DAYS));
    for (const { document } of await search({ text, ladder, asOf, limit: 10 })) {
      const source = published.get(document.number);
      counted.hits += 1;
      counted.leaks += source && binds(source, { ladder, asOf }) ? 0 : 1;
    }
  }
  return counted;
}

/** Publishes the document anew for another place. */
async function moveOne(
  db: Database,
  document: DocumentSource,
  { published, to }: { published: Map<string, DocumentSource>; to: string },
): Promise<void> {
  const changed = { ...document, metadata: { ...document.metadata, region: to } };
  published.set(document.metadata.number, changed);
  await publishDocuments(db, [changed], systemClock);
}
