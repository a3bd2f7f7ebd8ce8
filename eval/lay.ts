import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../src/database/executor.ts';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { coversClause } from '../src/knowledge/clause-path.ts';
import { loadSufficiencyRules } from '../src/knowledge/evidence.ts';
import { createMatterReader, type MatterReader } from '../src/knowledge/matters/matter-reader.ts';
import { loadMatters } from '../src/knowledge/matters/matters.ts';
import { loadGazetteer } from '../src/knowledge/places.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { loadTerms } from '../src/knowledge/terms.ts';
import { createTermsDesk, type TermsDesk } from '../src/knowledge/terms-desk.ts';
import type { ClauseHit } from '../src/retrieval/clause-hit.ts';
import { createSearch } from '../src/retrieval/search.ts';
import { createSegmenter, type Segmenter } from '../src/retrieval/segmenter.ts';
import { answersElsewhere, createJudge, type Sufficiency } from '../src/retrieval/sufficiency.ts';
import { calendarDate } from '../src/shared/calendar-date.ts';
import { systemClock } from '../src/shared/clock.ts';
import { readCases } from './cases.ts';
import { type LayCase, LayCaseSchema } from './lay-cases.ts';
import { isRefused, type LayResult, summarise } from './lay-metrics.ts';

const AS_OF = calendarDate('2026-11-21');
const DEPTH = 10;

/**
 * Asks the search and the sufficiency judgement what citizens ask, in one process over a database that
 * is thrown away, also without the terms desk and without the matters. The last line is one JSON object.
 */
export async function runLay(file: string): Promise<void> {
  const cases = readCases(file, LayCaseSchema);
  const terms = createTermsDesk(loadTerms());
  const dataDir = await mkdtemp(path.join(tmpdir(), 'warmline-lay-'));
  const db = await openDatabase({ dataDir, onWarning: (message) => console.error(message) });
  try {
    await migrate(db);
    await publishDocuments(db, loadPolicyDocuments(), systemClock);
    const askWith = (parts: Partial<Asking>) =>
      askAll(cases, createAsker({ db, segmenter: createSegmenter(terms), terms, ...parts }));
    const readMatters = createMatterReader(loadMatters(), terms);
    const silentDesk = { ...terms, widen: () => [], conceptsIn: () => [] };
    const withoutTerms = {
      terms: silentDesk,
      readMatters: createMatterReader(loadMatters(), silentDesk),
    };
    report(cases, {
      search: await askWith({ readMatters }),
      'terms desk off': await askWith(withoutTerms),
      'matters off': await askWith({}),
      'both off': await askWith({ terms: silentDesk }),
    });
  } finally {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Found {
  hits: ClauseHit[];
  judged: Sufficiency;
}

interface Asking {
  db: Database;
  segmenter: Segmenter;
  terms: TermsDesk;
  readMatters?: MatterReader | undefined;
}

function createAsker(parts: Asking) {
  const gazetteer = loadGazetteer();
  const describePlace = (code: string) => gazetteer.find(code) ?? { code, name: code, path: code };
  const { search } = createSearch({ ...parts, describePlace });
  const rules = loadSufficiencyRules();
  const judge = createJudge({ ...parts, rules });
  const regions = [...new Set(loadPolicyDocuments().map(({ metadata }) => metadata.region))];

  return async ({ text, region }: LayCase): Promise<Found> => {
    const ladder = gazetteer.ladder(region);
    const find = (places: readonly string[]) =>
      search({ text, ladder: places, asOf: AS_OF, limit: DEPTH });
    const hits = await find(ladder);
    const question = { text, widened: parts.terms.widen(text) };
    const others = regions.filter((code) => !ladder.includes(code));
    const elsewhere = answersElsewhere(
      question,
      await Promise.all(others.map((code) => find([code]))),
      rules,
    );
    return { hits, judged: judge(text, hits, elsewhere) };
  };
}

async function askAll(
  cases: readonly LayCase[],
  ask: (testCase: LayCase) => Promise<Found>,
): Promise<LayResult[]> {
  const results: LayResult[] = [];
  for (const testCase of cases) {
    const { hits, judged } = await ask(testCase);
    results.push({ testCase, rank: rankOfGold(testCase, hits), hits, judged });
  }
  return results;
}

/** From 1; Infinity where no gold clause was found. */
function rankOfGold({ gold }: LayCase, hits: readonly ClauseHit[]): number {
  const index = hits.findIndex(({ document, clause }) =>
    gold.some((right) => right.number === document.number && coversClause(right.clause, clause)),
  );
  return index === -1 ? Number.POSITIVE_INFINITY : index + 1;
}

function report(
  cases: readonly LayCase[],
  results: { search: LayResult[] } & Record<string, LayResult[]>,
): void {
  for (const miss of results.search.filter(isMiss)) console.log(describeMiss(miss));
  const summaries = Object.entries(results).map(([name, each]) => [name, summarise(each)] as const);
  const figures = Object.fromEntries(summaries);
  console.table(figures);
  console.log(
    JSON.stringify({ ...figures['search'], questions: cases.length, baselines: figures }),
  );
}

function isMiss(result: LayResult): boolean {
  const refused = isRefused(result);
  return result.testCase.answerable ? result.rank > 1 || refused : !refused;
}

function describeMiss({ testCase, rank, hits, judged }: LayResult): string {
  const found = hits.slice(0, 3).map(({ document, clause }) => `${document.number} ${clause}`);
  const gold = testCase.gold.map(({ clause }) => clause).join('、') || `没有（${testCase.lacks}）`;
  return `${testCase.id} ${testCase.text}\n   应为 ${gold}，排第 ${rank}，找到 ${found.join('；')}；判为 ${judged.verdict} ${judged.reasons.join('；')}`;
}
