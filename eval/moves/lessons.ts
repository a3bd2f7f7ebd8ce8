import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { MOVES } from '../../src/understanding/understanding.ts';
import { readCases, UtteranceCaseSchema } from '../cases.ts';
import { LayCaseSchema } from '../lay-cases.ts';
import { readLabelled } from '../triage/labelled.ts';

/** What somebody says in the middle of a talk, and what it does there; null where it is part of the matter itself. */
const SpokenMoveSchema = z.strictObject({
  text: z.string().min(1),
  move: z.enum(MOVES).nullable(),
});
export type SpokenMove = z.infer<typeof SpokenMoveSchema>;

/**
 * `lessons` are learned from. `apart` is every sixth of what was written with them, by people who did not know the
 * product: nobody looks at a text of it.
 */
export function readMoves(part: 'lessons' | 'apart'): SpokenMove[] {
  return readFileSync(new URL(`./${part}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => SpokenMoveSchema.parse(JSON.parse(line)));
}

/** Of what is said of anything at all one of so many is enough. */
const COMMON_EVERY = 8;

/** What people tell and ask is no move of a talk. */
export function readMatters(): SpokenMove[] {
  const inEval = (file: string) => path.join(import.meta.dirname, '..', file);
  const told = ['own', 'dev'].flatMap((name) =>
    readCases(inEval(`utterances/${name}.jsonl`), UtteranceCaseSchema)
      .filter(({ kind_ok }) => !kind_ok?.some((kind) => ['smalltalk', 'handoff'].includes(kind)))
      .map(({ utterance }) => utterance),
  );
  const asked = readCases(inEval('lay/dev.jsonl'), LayCaseSchema).map(({ text }) => text);
  const common = readLabelled('common')
    .filter((_, at) => at % COMMON_EVERY === 0)
    .map(({ text }) => text);
  return [...told, ...asked, ...common].map((text) => ({ text, move: null }));
}
