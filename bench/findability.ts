import type { Database } from '../src/database/executor.ts';
import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { createSearch, type Search } from '../src/retrieval/search.ts';
import { systemClock } from '../src/shared/clock.ts';
import { AS_OF, generateDocuments, REGIONS } from './corpus.ts';
import { rounded, timed } from './statistics.ts';
import type { WordSource } from './words.ts';

const NEW_CLAUSES = 40;
const MARK = '暖线测试专用词';

export interface Findability {
  /** From the start of publishing a document of 40 clauses to a search that shows it. */
  'published to found ms': number;
  /** The same for the index of another process over the same database. */
  'elsewhere found ms': number;
}

export async function findability(
  db: Database,
  { search, words }: { search: Search; words: WordSource },
): Promise<Findability> {
  const elsewhere = createSearch({
    db,
    segmenter: words.segmenter,
    terms: words.desk,
    describePlace: (code) => ({ code, name: '', path: '' }),
  });
  await elsewhere.prepare();
  const [own, other] = [newDocument(1, words), newDocument(2, words)];
  const here = await timed(() => publishAndFind(db, { search, document: own }));
  const there = await timed(() => publishAndFind(db, { search: elsewhere, document: other }));
  return { 'published to found ms': rounded(here.ms), 'elsewhere found ms': rounded(there.ms) };
}

async function publishAndFind(
  db: Database,
  { search, document }: { search: Search; document: DocumentSource },
): Promise<void> {
  const { number } = document.metadata;
  await publishDocuments(db, [document], systemClock);
  const hits = await search.search({
    text: MARK,
    ladder: [REGIONS.county],
    asOf: AS_OF,
    limit: 10,
  });
  if (!hits.some((hit) => hit.document.number === number))
    throw new Error(`${number} was published and is not found.`);
}

function newDocument(at: number, words: WordSource): DocumentSource {
  const [document] = generateDocuments(NEW_CLAUSES, words);
  if (!document) throw new Error('No document was generated.');
  return {
    ...document,
    metadata: { ...document.metadata, number: `新发〔2026〕${at}号`, region: REGIONS.county },
    clauses: document.clauses.map((clause) => ({ ...clause, text: `${MARK}${clause.text}` })),
  };
}
