import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TriagePhrases } from '../../src/knowledge/phrases.ts';
import type { Lesson } from './lessons.ts';
import { hearLessons } from './train.ts';

const TRAINER = ['train.ts', 'minimise.ts', 'weights-file.ts'];

/**
 * Ties weights to what they were learned from: every lesson as it is heard today, and the text of the
 * trainer. Learning takes minutes, this seconds; who changes a phrase or the hearing is told either way.
 */
export function stampOf(
  weights: string,
  { lessons, phrases }: { lessons: readonly Lesson[]; phrases: TriagePhrases },
): string {
  const digest = createHash('sha256');
  for (const [at, { groups, scale }] of hearLessons(lessons, phrases).entries()) {
    digest.update(JSON.stringify([lessons[at], groups, scale]));
  }
  for (const file of TRAINER) digest.update(readFileSync(new URL(file, import.meta.url)));
  return `${digest.update(weights).digest('hex')}\n`;
}
