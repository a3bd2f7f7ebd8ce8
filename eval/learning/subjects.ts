import type { LearnedWeights } from '../../src/knowledge/learned-weights.ts';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { readMatters, readMoves } from '../moves/lessons.ts';
import { hearMoves, trainMoves } from '../moves/train.ts';
import { readLessons } from '../triage/lessons.ts';
import { hearLessons, train } from '../triage/train.ts';
import type { Taught } from './stamp.ts';

/** Something whose weights are learned from lessons. */
export interface Subject {
  name: string;
  weightsFile: URL;
  /** What the weights were learned from: see `stamp.ts`. */
  stampFile: URL;
  taught(): Taught;
  learn(): LearnedWeights;
}

export const SUBJECTS: readonly Subject[] = [
  {
    ...filesOf('danger'),
    taught() {
      const lessons = readLessons();
      const heard = hearLessons(lessons, loadTriagePhrases());
      return { lessons, heard, trainer: new URL('../triage/train.ts', import.meta.url) };
    },
    learn: () => train(readLessons(), loadTriagePhrases()),
  },
  {
    ...filesOf('moves'),
    taught() {
      const lessons = movesAndMatters();
      const trainer = new URL('../moves/train.ts', import.meta.url);
      return { lessons, heard: hearMoves(lessons), trainer };
    },
    learn: () => trainMoves(movesAndMatters()),
  },
];

function movesAndMatters() {
  return [...readMoves('lessons'), ...readMatters()];
}

function filesOf(name: string): Pick<Subject, 'name' | 'weightsFile' | 'stampFile'> {
  const phrases = '../../knowledge-base/phrases';
  return {
    name,
    weightsFile: new URL(`${phrases}/${name}-learned.tsv`, import.meta.url),
    stampFile: new URL(`./${name}.stamp`, import.meta.url),
  };
}
