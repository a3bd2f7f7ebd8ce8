import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HeardText } from './learn-labels.ts';

const TRAINER = ['learn-labels.ts', 'minimise.ts', 'weights-file.ts'];

/** What weights were learned from. */
export interface Taught {
  lessons: readonly object[];
  /** Each of them as it is heard today. */
  heard: readonly HeardText[];
  /** The file that says how much each lesson counts. */
  trainer: URL;
}

/**
 * Ties weights to what they were learned from: every lesson as it is heard today, and the text of the
 * trainer. Learning takes minutes, this seconds; who changes a phrase or the hearing is told either way.
 */
export function stampOf(weights: string, { lessons, heard, trainer }: Taught): string {
  const digest = createHash('sha256');
  for (const [at, { groups, scale }] of heard.entries())
    digest.update(JSON.stringify([lessons[at], groups, scale]));
  for (const file of [...TRAINER.map((name) => new URL(name, import.meta.url)), trainer])
    digest.update(readFileSync(file));
  return `${digest.update(weights).digest('hex')}\n`;
}
