import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '../eval/product.ts';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { createSearch } from '../src/retrieval/search.ts';
import { systemClock } from '../src/shared/clock.ts';
import { AS_OF, generateQuestions } from './corpus.ts';
import { percentile, rounded, timed } from './statistics.ts';
import { createWordSource } from './words.ts';

const PLACE = { name: '如皋市', ladder: ['320682', '320600', '320000'] };
const WARM_UP = 20;
const LIMIT = 10;

/** The running product over the real documents, each question once through HTTP and once without. */
export async function benchHttp(questions: number) {
  const words = createWordSource();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'warmline-bench-'));
  const db = await openDatabase({ dataDir, onWarning: () => undefined });
  const product = await startProduct();
  const times = { http: [] as number[], bare: [] as number[] };
  try {
    await migrate(db);
    await publishDocuments(db, loadPolicyDocuments(), systemClock);
    const describePlace = (code: string) => ({ code, name: '', path: '' });
    const { search } = createSearch({ ...words, db, terms: words.desk, describePlace });
    const { ladder } = PLACE;
    for (const text of generateQuestions(questions + WARM_UP, words)) {
      times.bare.push((await timed(() => search({ text, ladder, asOf: AS_OF, limit: LIMIT }))).ms);
      times.http.push((await timed(() => askOverHttp(product.url, text))).ms);
    }
  } finally {
    await product.stop();
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  return compare(times.http.slice(WARM_UP), times.bare.slice(WARM_UP));
}

async function askOverHttp(url: string, text: string): Promise<unknown> {
  const query = new URLSearchParams({
    q: text,
    region: PLACE.name,
    asOf: AS_OF,
    limit: String(LIMIT),
  });
  const answer = await fetch(`${url}/api/v1/search?${query}`);
  if (!answer.ok) throw new Error(`Search answered ${answer.status}: ${await answer.text()}`);
  return await answer.json();
}

function compare(http: readonly number[], bare: readonly number[]) {
  const [httpP95, bareP95] = [percentile(http, 0.95), percentile(bare, 0.95)];
  return {
    'http p50': rounded(percentile(http, 0.5)),
    'http p95': rounded(httpP95),
    'bare p50': rounded(percentile(bare, 0.5)),
    'bare p95': rounded(bareP95),
    'http p95 / bare p95': rounded(httpP95 / bareP95),
  };
}
