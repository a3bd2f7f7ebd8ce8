import type { Clock } from '../shared/clock.ts';
import { createBreaker } from './breaker.ts';
import { orTimeout } from './or-timeout.ts';

/** Turns texts into vectors that lie near each other where the texts mean the same. */
export interface Embedder {
  /** Vectors of models with different names are never compared. */
  readonly model: string;
  /** Whether texts leave this machine: then whoever asks masks personal data before. */
  readonly isRemote: boolean;
  /** Numbers in a vector; undefined before the first answer. */
  dimensions(): number | undefined;
  /** In the order of the texts, each of length 1. @throws {Error} as {@link embedQuestion}. */
  embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<number[][]>;
  /**
   * @throws {Error} on a time-out, a refusal, an open breaker or numbers that are no vector: whoever
   * asks has another way to search.
   */
  embedQuestion(text: string): Promise<number[]>;
  close(): Promise<void>;
}

/** A model as it comes: no patience, no breaker, and vectors of any length. */
export interface EmbeddingEngine {
  readonly model: string;
  readonly isRemote: boolean;
  embed(texts: readonly string[], how: Embedding): Promise<number[][]>;
  close(): Promise<void>;
}

export interface Embedding {
  /** Some models put other words before a question than before what answers it. */
  kind: 'passage' | 'question';
  signal: AbortSignal;
}

export interface EmbeddingLimits {
  /** Somebody waits for the answer, and has one by words already. */
  questionMs: number;
  /** Of one call for passages, however many requests it takes. */
  passagesMs: number;
}

export interface EmbedderOptions {
  clock: Clock;
  limits?: Partial<EmbeddingLimits>;
}

export const EMBEDDING_LIMITS: EmbeddingLimits = { questionMs: 800, passagesMs: 60_000 };
const BREAKER = { failures: 3, pauseMs: 30_000 };

/** Questions and passages have a breaker each: a long text that fails must not stop short ones. */
export function createEmbedder(
  engine: EmbeddingEngine,
  { clock, limits }: EmbedderOptions,
): Embedder {
  const { questionMs, passagesMs } = { ...EMBEDDING_LIMITS, ...limits };
  const questions = createBreaker({ ...BREAKER, clock });
  const passages = createBreaker({ ...BREAKER, clock });
  let dimensions: number | undefined;

  const embed = async (texts: readonly string[], how: Embedding): Promise<number[][]> => {
    const vectors = await orTimeout(engine.embed(texts, how), how.signal);
    if (vectors.length !== texts.length)
      throw new Error(`The model answered ${texts.length} texts with ${vectors.length} vectors.`);
    return vectors.map((vector) => {
      dimensions ??= vector.length;
      return toUnit(vector, dimensions);
    });
  };

  return {
    model: engine.model,
    isRemote: engine.isRemote,
    dimensions: () => dimensions,
    embedPassages: async (texts, signal) => {
      if (texts.length === 0) return [];
      const patience = AbortSignal.timeout(passagesMs);
      const either = signal === undefined ? patience : AbortSignal.any([patience, signal]);
      return passages.run(() => embed(texts, { kind: 'passage', signal: either }));
    },
    embedQuestion: (text) =>
      questions.run(async () => {
        const signal = AbortSignal.timeout(questionMs);
        const [vector] = await embed([text], { kind: 'question', signal });
        return vector ?? [];
      }),
    close: engine.close,
  };
}

/** Of length 1, so that an inner product is a cosine. */
function toUnit(vector: readonly number[], dimensions: number): number[] {
  if (vector.length !== dimensions)
    throw new Error(`The model answered with ${vector.length} numbers, before with ${dimensions}.`);
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0)
    throw new Error('The model answered with numbers that are no direction.');
  return vector.map((value) => value / length);
}
