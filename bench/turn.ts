import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type StartedAssistant, startAssistant } from '../src/assistant.ts';
import type { Database } from '../src/database/executor.ts';
import { loadKnowledge } from '../src/knowledge/knowledge.ts';
import { loadLexicon } from '../src/knowledge/lexicon.ts';
import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { publishDocuments } from '../src/knowledge/publish-documents.ts';
import { createPractice } from '../src/practice.ts';
import { systemClock } from '../src/shared/clock.ts';
import { normaliseUtterance } from '../src/shared/text.ts';
import { createTriage } from '../src/triage/triage.ts';
import { createUnderstanding } from '../src/understanding/understand.ts';
import { AS_OF, generateDocuments, REGIONS } from './corpus.ts';
import { batchesOf, onEmptyDatabase } from './retrieval.ts';
import { percentile, rounded, timed } from './statistics.ts';
import { createWordSource, type WordSource } from './words.ts';

/** Where people call from, and what share of all clauses binds there once MOVED. */
const PLACES = [
  { region: '如皋市', binds: '10 %' },
  { region: '草街街道', binds: '90 %' },
];
/** The places of the generated documents are those of two of our real ones. */
const MOVED: Readonly<Record<string, string>> = {
  [REGIONS.county]: '320682',
  [REGIONS.city]: '320600',
  [REGIONS.province]: '320000',
  [REGIONS.nation]: '500000',
};
const NOW = new Date(`${AS_OF}T10:00:00+08:00`);
const REGION_OF_EARLIER = '怀远县';
const FOLLOW_UP = '那要带什么材料';
/** A service is measured that has talked with so many others, in other words, since its start. */
const EARLIER = 100;

export interface TurnOptions {
  sizes: readonly number[];
  /** Conversations for each size and place, of two turns each. */
  conversations: number;
  databaseUrl?: string | undefined;
}

interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

export type TurnFigures = Percentiles & {
  engine: string;
  clauses: number;
  binds: string;
  /** Of this process, database thread included: what other work on the machine does not add to. */
  'cpu p50': number;
  'cpu p95': number;
};

/** A conversation's turn without a model, from the words received to the reply recorded. */
export async function benchTurns({ sizes, conversations, databaseUrl }: TurnOptions) {
  const words = createWordSource();
  const texts = {
    said: readSaid('own').slice(0, conversations),
    earlier: readSaid('dev').slice(0, EARLIER),
  };
  const turns: TurnFigures[] = [];
  for (const url of [undefined, ...(databaseUrl ? [databaseUrl] : [])])
    for (const clauses of sizes)
      turns.push(
        ...(await onEmptyDatabase(url, (db) => measureSize(db, { clauses, words, ...texts }))),
      );
  return { turns, alone: measureAlone(texts) };
}

/** What citizens say, in the words of the labelled cases. */
function readSaid(half: 'own' | 'dev'): string[] {
  const CaseSchema = z.looseObject({ utterance: z.string() });
  return readFileSync(new URL(`../eval/utterances/${half}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => CaseSchema.parse(JSON.parse(line)).utterance);
}

interface Texts {
  said: readonly string[];
  earlier: readonly string[];
}

interface Measuring extends Texts {
  clauses: number;
  words: WordSource;
}

async function measureSize(
  db: Database,
  { clauses, words, said, earlier }: Measuring,
): Promise<TurnFigures[]> {
  for (const batch of batchesOf(moved(generateDocuments(clauses, words))))
    await publishDocuments(db, batch, systemClock);
  // The store is closed by whoever opened it, once the assistant's own watchers have ended.
  const assistant = await startAssistant(
    { ...db, close: async () => undefined },
    {
      dataKey: Buffer.alloc(32, 7),
      clock: () => NOW,
      log: { info: () => undefined, warn: console.error, error: console.error },
    },
  );
  // As a service does by itself in the first seconds after its start.
  assistant.practice.complete();
  console.error(`${db.capabilities.engine} ${clauses}: ready`);
  const engine = db.capabilities.version;
  for (const text of earlier) await converse(assistant, REGION_OF_EARLIER, text);
  const figures: TurnFigures[] = [];
  for (const { region, binds } of PLACES) {
    const costs: Cost[] = [];
    for (const text of said) costs.push(...(await converse(assistant, region, text)));
    const cpu = percentilesOf(costs.map((cost) => cost.cpuMs));
    figures.push({
      engine,
      clauses,
      binds,
      ...percentilesOf(costs.map((cost) => cost.ms)),
      'cpu p50': cpu.p50,
      'cpu p95': cpu.p95,
    });
  }
  await assistant.close();
  return figures;
}

function* moved(documents: Iterable<DocumentSource>): Generator<DocumentSource> {
  for (const document of documents) {
    const { region } = document.metadata;
    yield { ...document, metadata: { ...document.metadata, region: MOVED[region] ?? region } };
  }
}

interface Cost {
  ms: number;
  cpuMs: number;
}

/** Of each turn. */
async function converse(
  { conversations }: StartedAssistant,
  region: string,
  text: string,
): Promise<Cost[]> {
  const { id } = await conversations.start({ channel: 'web', region });
  const costs: Cost[] = [];
  for (const words of [text, FOLLOW_UP]) {
    const before = process.cpuUsage();
    const { ms } = await timed(() => conversations.say({ conversationId: id, text: words }));
    const { user, system } = process.cpuUsage(before);
    costs.push({ ms, cpuMs: (user + system) / 1000 });
  }
  return costs;
}

/** The parts of a turn that only read the words. */
function measureAlone({ said, earlier }: Texts) {
  const { triage: phrases, gazetteer, bindingRegions, matters } = loadKnowledge();
  const { triage } = createTriage(phrases);
  const understand = createUnderstanding({
    gazetteer,
    binding: bindingRegions,
    lexicon: loadLexicon(),
  });
  const context = {
    today: AS_OF,
    asking: null,
    subject: 'speaker',
    lastProgrammes: [],
  } as const;
  const practice = createPractice(
    matters.flatMap(({ asks }) => asks),
    (text) => [triage(text), understand(text, context)],
  );
  practice.complete();
  for (const text of earlier.map(normaliseUtterance)) understand(text, context);
  const texts = said.map(normaliseUtterance);
  const measure = (read: (text: string) => unknown) => {
    const times = texts.map((text) => {
      const start = performance.now();
      read(text);
      return performance.now() - start;
    });
    return percentilesOf(times);
  };
  return {
    understanding: measure((text) => understand(text, context)),
    triage: measure(triage),
    both: measure((text) => [triage(text), understand(text, context)]),
  };
}

function percentilesOf(times: readonly number[]): Percentiles {
  const at = (share: number) => rounded(percentile(times, share));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
