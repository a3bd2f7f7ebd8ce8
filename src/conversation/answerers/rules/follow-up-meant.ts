import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import { isVagueFollowUp, type Turn } from '../../turn.ts';
import { isMeant, type MeantClause } from './clauses-meant.ts';

/**
 * What a short follow-up is about shows in its own words, in the question before it and in what is talked of.
 * Its own words count most: the name of the aid alone points to the clause that tells of the aid.
 */
const WEIGHT = { words: 1, context: 0.5, topic: 0.25 };
/** Below it no clause is surely meant: chosen on the development dialogues. */
const LEAST = 0.8;

interface Weighed {
  clause: MeantClause;
  /** Of the search that is surest of it. */
  strongest: number;
  sum: number;
}

/** The clause that a follow-up which asks nothing in particular is about: one, or none that is surely meant. */
export function clauseMeantInTalk(turn: Turn): MeantClause[] {
  if (!isVagueFollowUp(turn)) return [];
  const { hits, hitsOfWords, hitsInContext } = turn.findings;
  const weighed = new Map<string, Weighed>();
  add(weighed, hitsOfWords, WEIGHT.words);
  add(weighed, hitsInContext, WEIGHT.context);
  add(weighed, hits, WEIGHT.topic);
  const best = [...weighed.values()].toSorted((one, other) => other.sum - one.sum)[0];
  return best !== undefined && best.sum >= LEAST ? [best.clause] : [];
}

function add(weighed: Map<string, Weighed>, hits: readonly ClauseHit[], weight: number): void {
  for (const clause of hits.filter(isMeant)) {
    const votes = clause.asked.share * weight;
    const known = weighed.get(clause.clauseId) ?? { clause, strongest: 0, sum: 0 };
    weighed.set(clause.clauseId, {
      clause: votes > known.strongest ? clause : known.clause,
      strongest: Math.max(votes, known.strongest),
      sum: known.sum + votes,
    });
  }
}
