import { createHash } from 'node:crypto';
import type { SqlExecutor } from '../database/executor.ts';
import type { Embedder } from '../model/embedder.ts';
import type { PublishedVersion } from './clause-source.ts';
import { batchesOf } from './published-index.ts';
import {
  copyVectors,
  insertVectors,
  listMissingClauses,
  type MissingClause,
} from './vector-store.ts';

/** Committed together: what an interruption costs at most. */
export const CLAUSES_A_BATCH = 32;

export interface EmbeddingNeeds {
  db: SqlExecutor;
  embedder: Pick<Embedder, 'model' | 'embedPassages'>;
  signal: AbortSignal;
  /** Asked before each batch; false ends the work. */
  mayGoOn(): Promise<boolean>;
  onEmbedded(clauses: number): void;
  /** A clause that the model refuses while it takes others. */
  onRefused(clauseId: string, error: unknown): void;
}

/**
 * Embeds the clauses of the versions that have no vector yet, batch by batch: whatever stops it, the
 * next call goes on where it stood. The same text is embedded once.
 *
 * @returns false when it was told not to go on.
 * @throws {Error} when the model takes nothing, or the signal says stop.
 */
export async function embedMissing(
  versions: readonly PublishedVersion[],
  needs: EmbeddingNeeds,
): Promise<boolean> {
  const { db, embedder, signal } = needs;
  for (const page of batchesOf(versions)) {
    const versionIds = page.map(({ id }) => id);
    const missing = await listMissingClauses(db, { versionIds, model: embedder.model });
    for (let at = 0; at < missing.length; at += CLAUSES_A_BATCH) {
      signal.throwIfAborted();
      if (!(await needs.mayGoOn())) return false;
      await embedBatch(missing.slice(at, at + CLAUSES_A_BATCH), needs);
    }
  }
  return true;
}

async function embedBatch(clauses: readonly MissingClause[], needs: EmbeddingNeeds): Promise<void> {
  const { db, embedder } = needs;
  const all = clauses.map(withFingerprint);
  const copied = await copyVectors(db, all, embedder.model);
  const rest = all.filter(({ id }) => !copied.has(id));
  const vectors = await embedTexts(rest, needs);
  const embedded = rest.flatMap((clause) => {
    const vector = vectors.get(clause.text);
    return vector === undefined ? [] : [{ ...clause, vector }];
  });
  await insertVectors(db, embedded, embedder.model);
  needs.onEmbedded(copied.size + embedded.length);
}

interface Passage {
  id: string;
  text: string;
  fingerprint: Buffer;
}

/** A clause alone often does not say what it is about: its document and heading do. */
function withFingerprint({ id, title, heading, text }: MissingClause): Passage {
  const passage = [title, heading, text].filter((part) => part !== '').join('\n');
  return { id, text: passage, fingerprint: createHash('sha256').update(passage).digest() };
}

async function embedTexts(
  passages: readonly Passage[],
  needs: EmbeddingNeeds,
): Promise<Map<string, number[]>> {
  const texts = [...new Set(passages.map(({ text }) => text))];
  if (texts.length === 0) return new Map();
  try {
    return await embedTogether(texts, needs);
  } catch (error) {
    needs.signal.throwIfAborted();
    return await embedOneByOne(passages, { ...needs, error });
  }
}

async function embedTogether(
  texts: readonly string[],
  { embedder, signal }: EmbeddingNeeds,
): Promise<Map<string, number[]>> {
  const vectors = await embedder.embedPassages(texts, signal);
  return new Map(texts.map((text, at) => [text, vectors[at] ?? []]));
}

/** One text that a model refuses must not keep all others from being found. */
async function embedOneByOne(
  passages: readonly Passage[],
  needs: EmbeddingNeeds & { error: unknown },
): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const refused: { id: string; error: unknown }[] = [];
  for (const { id, text } of passages) {
    needs.signal.throwIfAborted();
    const vectors = await embedTogether([text], needs).catch((error: unknown) => {
      refused.push({ id, error });
      return new Map<string, number[]>();
    });
    for (const [embedded, vector] of vectors) found.set(embedded, vector);
  }
  // Nothing at all: then it is the model that fails, and not a text.
  if (found.size === 0) throw needs.error;
  for (const { id, error } of refused) needs.onRefused(id, error);
  return found;
}
