import { z } from 'zod';
import { type FactKey, FactKeySchema, FactsSchema } from '../contracts/facts.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const FILE = inProject('knowledge-base/eligibility/asking.yaml');

const QuestionSchema = z.strictObject({
  key: FactKeySchema,
  effort: z.int().min(1).max(4),
  /** Of ten people. */
  known: z.int().min(0).max(10),
  after: z.array(FactKeySchema).default([]),
  private: z.boolean().default(false),
  answers: z.array(z.unknown()),
});

export interface Question {
  /** What it costs the person to answer, from 1. */
  effort: number;
  /** How likely the person can answer, 0 to 1. */
  known: number;
  /** What is asked before it, as long as that is open too. */
  after: readonly FactKey[];
  /** Nobody but the family is asked for it. */
  private: boolean;
  /** Values valid for the fact, enough to see what each kind of answer makes of a rule. */
  answers: readonly unknown[];
}

/** What each question of the interview costs and promises. */
export interface AskingBook {
  question(key: FactKey): Question;
  /** The place in the file: of two that promise the same the first is asked first. */
  rank(key: FactKey): number;
}

/** @throws {Error} when a fact has no question, or an answer is no value of its fact. */
export function loadAskingBook(file: string = FILE): AskingBook {
  const questions = readYaml(z.array(QuestionSchema), file);
  const byKey = new Map(
    questions.map(({ key, known, ...question }, rank) => {
      for (const answer of question.answers) FactsSchema.parse({ [key]: answer });
      return [key, { rank, question: { ...question, known: known / 10 } }];
    }),
  );
  const find = (key: FactKey) => {
    const found = byKey.get(key);
    if (found === undefined) throw new Error(`${file} needs the question for ${key}.`);
    return found;
  };
  FactKeySchema.options.forEach(find);
  return { question: (key) => find(key).question, rank: (key) => find(key).rank };
}
