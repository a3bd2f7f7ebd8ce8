import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Clause, Passage } from './passage.ts';
import { compilePhrases, type Span, saysAny } from './phrases.ts';

/**
 * Whether somebody who answers asks in the same breath: 评的全护理 照料按几成. What stands in the words of a fact is
 * none of it: 「有几个月了」 tells.
 */
export type AsksBeside = (passage: Passage, findings: readonly Span[]) => boolean;

export function createBesideReader({ cues, words }: Lexicon): AsksBeside {
  const outside = compilePhrases(cues['asksBeside'], words);
  const ofAnotherCase = compilePhrases(cues['asksSupposed'], words);
  return ({ clauses }, findings) =>
    clauses.some(
      (clause) =>
        saysAny(outside, withoutFindings(clause, findings)) || saysAny(ofAnotherCase, clause.text),
    );
}

function withoutFindings({ text, start }: Clause, findings: readonly Span[]): string {
  return findings.reduce((rest, span) => {
    const from = Math.max(0, span.start - start);
    const to = Math.min(rest.length, span.end - start);
    return from < to ? rest.slice(0, from) + '·'.repeat(to - from) + rest.slice(to) : rest;
  }, text);
}
