import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const EVIDENCE_FILE = path.join(import.meta.dirname, '../../knowledge-base/answers/evidence.yaml');

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
  const kinds = EvidenceSchema.parse(parse(readFileSync(file, 'utf8')));
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
