import path from 'node:path';
import { z } from 'zod';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const ANSWERS_FOLDER = inProject('knowledge-base/answers');
const EVIDENCE_FILE = path.join(ANSWERS_FOLDER, 'evidence.yaml');
const SUFFICIENCY_FILE = path.join(ANSWERS_FOLDER, 'sufficiency.yaml');

const EvidenceSchema = z.record(
  z.string(),
  z.union([
    z.strictObject({ pattern: z.string().transform((source) => new RegExp(source)) }),
    z.strictObject({ any: z.array(z.string()).min(1) }),
  ]),
);

/** Whether a sentence can answer a question of a kind at all. */
export interface Evidence {
  answers(ask: string, sentence: string): boolean;
  /** Kinds that need something particular in the sentence. */
  isNeededFor(ask: string): boolean;
}

export function loadEvidence(file: string = EVIDENCE_FILE): Evidence {
  const kinds = readYaml(EvidenceSchema, file);
  return {
    isNeededFor: (ask) => kinds[ask] !== undefined,
    answers(ask, sentence) {
      const kind = kinds[ask];
      if (kind === undefined) return true;
      return 'any' in kind
        ? kind.any.some((word) => sentence.includes(word))
        : kind.pattern.test(sentence);
    },
  };
}

const PatternSchema = z
  .string()
  .min(1)
  .transform((source) => new RegExp(source, 'u'));
const AskedSchema = z.strictObject({
  /** In plain Chinese, for the reason that operators read. */
  name: z.string(),
  ask: z.array(PatternSchema).min(1),
  unless: z.array(PatternSchema).default([]),
});

const SufficiencySchema = z.strictObject({
  source: z.string(),
  thresholds: z.strictObject({
    /** How many of the best hits may answer. */
    consideredHits: z.int().positive(),
    /** A hit with less than this share of the best score is not considered. */
    shareOfBest: z.number().min(0).max(1),
    /** Of what was asked, weighed by rarity, where no term was recognised. */
    leastCoverage: z.number().min(0).max(1),
    /** The same where one was. */
    leastCoverageWithTerm: z.number().min(0).max(1),
  }),
  /**
   * How surely the documents are silent: a sum of log-odds of what speaks for it, from `least` on it is
   * silence. Weights found by regression on the development half of eval/lay.
   */
  silence: z.strictObject({
    bias: z.number(),
    byVotes: z.number(),
    byWording: z.number(),
    byParticular: z.number(),
    byRule: z.number(),
    least: z.number(),
    /** From here on below `least` the answer is given, and said to be perhaps beside the question. */
    doubt: z.number(),
  }),
  /** A question that some hit answers on these is at worst answered partly. */
  neverSilent: z.array(ProgrammeIdSchema),
  /** Matters of other departments. */
  departments: z.array(AskedSchema),
  /** Particular things that only a particular sentence can answer. */
  needs: z.array(
    AskedSchema.extend({
      /** What that sentence must contain. */
      evidence: PatternSchema,
      /** Whether that sentence must speak of the programme that was asked about. */
      sameTopic: z.boolean().default(false),
    }),
  ),
});
export type SufficiencyRules = Omit<z.infer<typeof SufficiencySchema>, 'source'>;
export type Asked = z.infer<typeof AskedSchema>;
export type Need = SufficiencyRules['needs'][number];

/** What the documents can be silent about, and from where on a hit is no answer. */
export function loadSufficiencyRules(file: string = SUFFICIENCY_FILE): SufficiencyRules {
  return readYaml(SufficiencySchema, file);
}
