import { createHash } from 'node:crypto';

/** Everything of a receipt that never changes, also when its conversation is erased. */
export interface SealedContent {
  position: number;
  previousHash: string;
  code: string;
  messageId: string;
  decision: string;
  regionCode: string | null;
  asOf: string;
  clauseIds: readonly string[];
  rulesVersion: string;
  generatedBy: string;
  prompt: string | null;
  model: string | null;
  /** ISO 8601. */
  createdAt: string;
  wordsDigest: string;
  textDigest: string;
}

/** What the first receipt of a chain follows. */
export const CHAIN_BEGIN = '';

export function digestOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What the seal of a receipt covers, the one before it included: changing one breaks its own. */
export function canonicalOf({ clauseIds, ...rest }: SealedContent): string {
  return JSON.stringify([
    rest.position,
    rest.previousHash,
    rest.code,
    rest.messageId,
    rest.decision,
    rest.regionCode,
    rest.asOf,
    clauseIds,
    rest.rulesVersion,
    rest.generatedBy,
    rest.prompt,
    rest.model,
    rest.createdAt,
    rest.wordsDigest,
    rest.textDigest,
  ]);
}
