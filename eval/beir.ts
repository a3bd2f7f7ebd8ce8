import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const PassageSchema = z.object({
  _id: z.coerce.string(),
  title: z.string().nullish(),
  text: z.string(),
});
export type Passage = z.infer<typeof PassageSchema>;

const QuerySchema = z.object({ _id: z.coerce.string(), text: z.string() });
export type Query = z.infer<typeof QuerySchema>;

export interface Collection {
  corpus: Passage[];
  /** Only queries that somebody judged. */
  queries: Query[];
  /** By query, then by passage: how relevant, above 0. */
  relevance: Map<string, Map<string, number>>;
}

/** A folder in BEIR form: corpus.jsonl, queries.jsonl, qrels/test.tsv. */
export async function readCollection(folder: string): Promise<Collection> {
  const relevance = await readRelevance(path.join(folder, 'qrels', 'test.tsv'));
  const queries = await readJsonLines(path.join(folder, 'queries.jsonl'), QuerySchema);
  return {
    corpus: await readJsonLines(path.join(folder, 'corpus.jsonl'), PassageSchema),
    queries: queries.filter((query) => relevance.has(query._id)),
    relevance,
  };
}

async function readJsonLines<Line>(file: string, schema: z.ZodType<Line>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if (line.trim() !== '') lines.push(schema.parse(JSON.parse(line)));
  return lines;
}

/** `query-id corpus-id score`, with or without a header line. */
async function readRelevance(file: string): Promise<Collection['relevance']> {
  const relevance: Collection['relevance'] = new Map();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const [query, passage, score] = line.trim().split('\t');
    if (!query || !passage || !(Number(score) > 0)) continue;
    const judged = relevance.get(query) ?? new Map<string, number>();
    relevance.set(query, judged.set(passage, Number(score)));
  }
  return relevance;
}
