import type { EmbeddingEngine } from '../../src/model/embedder.ts';
import { MEANINGS, type Meanings, UNKNOWN } from './tiny-model.ts';

export interface FakeEmbeddingEngine extends EmbeddingEngine {
  /** Every text it was given, in order. */
  passages: string[];
  questions: string[];
  /** What each call does next; undefined: it answers. */
  trouble: undefined | 'refuses' | 'hangs';
  /** Called before each answer to passages, with how many have been answered. */
  onPassages: (answered: number) => Promise<void> | void;
}

/** Means what the tiny model means, without a model: the mean of a text's characters. */
export function createFakeEmbeddingEngine(
  model = 'fake',
  meanings: Meanings = MEANINGS,
): FakeEmbeddingEngine {
  const engine: FakeEmbeddingEngine = {
    model,
    isRemote: false,
    passages: [],
    questions: [],
    trouble: undefined,
    onPassages: () => undefined,
    async embed(texts, { kind, signal }) {
      if (kind === 'passage') await engine.onPassages(engine.passages.length);
      if (engine.trouble === 'hangs') await endOf(signal);
      if (engine.trouble === 'refuses') throw new Error('The fake refuses.');
      signal.throwIfAborted();
      engine[kind === 'passage' ? 'passages' : 'questions'].push(...texts);
      return texts.map((text) => meanOf(text, meanings));
    },
    close: async () => undefined,
  };
  return engine;
}

function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function meanOf(text: string, meanings: Meanings): number[] {
  const vectors = [...text].map((character) => meanings[character] ?? UNKNOWN);
  const dimensions = vectors[0]?.length ?? UNKNOWN.length;
  return Array.from(
    { length: dimensions },
    (_, at) => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0) / vectors.length,
  );
}
