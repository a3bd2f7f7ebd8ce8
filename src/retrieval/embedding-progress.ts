import type { Embedder } from '../model/embedder.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';

interface ProgressNeeds {
  embedder: Pick<Embedder, 'model'>;
  clock: Clock;
  log: Pick<Log, 'info' | 'warn'>;
}

/** In so many steps a long run is told in the log. */
const STEPS = 10;

/** How far the clauses are embedded, for the log and for `/readyz`. */
export function createEmbeddingProgress({ embedder: { model }, clock, log }: ProgressNeeds) {
  let counts = { clauses: 0, embedded: 0 };
  let isComplete = false;
  let isFailing = false;
  let begun = { at: 0, embedded: 0 };
  const refused = new Set<string>();

  const inWords = () =>
    `dense vectors: ${counts.embedded} of ${counts.clauses} clauses embedded by ${model}`;
  const step = () => Math.floor((counts.embedded / Math.max(counts.clauses, 1)) * STEPS);
  return {
    begin(now: { clauses: number; embedded: number }): void {
      counts = now;
      isComplete = false;
      begun = { at: clock().getTime(), embedded: now.embedded };
      if (now.embedded < now.clauses && !isFailing) log.info(inWords());
    },
    onEmbedded(clauses: number): void {
      isFailing = false;
      const before = step();
      counts = { ...counts, embedded: Math.min(counts.embedded + clauses, counts.clauses) };
      if (step() > before && counts.embedded < counts.clauses) log.info(inWords());
    },
    onRefused(clauseId: string, error: unknown): void {
      refused.add(clauseId);
      log.warn(`dense vectors: ${model} refuses the clause ${clauseId}: ${String(error)}`);
    },
    complete(): void {
      const embedded = counts.embedded - begun.embedded;
      isComplete = true;
      isFailing = false;
      if (embedded === 0) return;
      const seconds = Math.max(clock().getTime() - begun.at, 1) / 1000;
      const rate = `${Math.round(embedded / seconds)} a second`;
      log.info(`dense vectors: every clause is embedded by ${model}, ${embedded} now, ${rate}`);
    },
    /** Told once, however often it is tried again. */
    fail(error: unknown): void {
      if (!isFailing) log.warn(`dense vectors: clauses are embedded later: ${String(error)}`);
      isFailing = true;
    },
    /** Without what the model's server said: it may name a key. */
    troubles(): string[] {
      return [
        ...(isFailing ? [`${inWords()}; it fails at the moment`] : []),
        ...(isComplete || isFailing ? [] : [inWords()]),
        ...(refused.size > 0 ? [`dense vectors: ${refused.size} refused by ${model}`] : []),
      ];
    },
  };
}
