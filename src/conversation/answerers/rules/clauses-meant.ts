import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import { FRAME_PATHS } from '../../../retrieval/published-index.ts';
import type { Turn } from '../../turn.ts';

/** A clause that others were answered with when they asked so. */
export type MeantClause = ClauseHit & { asked: NonNullable<ClauseHit['asked']> };

/** From this share of the best one on, a second clause may be meant as well. */
const AS_SURELY = 0.5;
/** How surely others meant a clause for the words to count as a question about it; of the questions, 9 in 10 reach it, and no small talk. */
const SHARE_OF_A_QUESTION = 0.8;

/**
 * The clauses that the search holds to be asked about, best first, at most two: a second one where it answers
 * the same, or where either may be meant. None where nobody is known to have asked so, as of a document that
 * staff have just published: then the words alone must show it.
 */
export function clausesMeant({ findings: { hits } }: Turn): MeantClause[] {
  const [best, ...others] = hits;
  if (best === undefined || !isMeant(best)) return [];
  const second = others.filter(isMeant).find((other) => isMeantAsWell(other, best));
  return second === undefined ? [best] : [best, second];
}

function isMeantAsWell({ asked, clause }: MeantClause, best: MeantClause): boolean {
  if (FRAME_PATHS.has(clause) && !answersTheSame(asked, best.asked)) return false;
  return answersTheSame(asked, best.asked) || asked.share >= best.asked.share * AS_SURELY;
}

/** Both were answers to one and the same matter. */
export function answersTheSame(one: MeantClause['asked'], other: MeantClause['asked']): boolean {
  return one.matters[0] === other.matters[0];
}

/** Whether so many others asked the same that words without a question mark are taken for a question. */
export function isSurelyAsked(turn: Turn): boolean {
  return (clausesMeant(turn)[0]?.asked.share ?? 0) >= SHARE_OF_A_QUESTION;
}

export function isMeant(hit: ClauseHit): hit is MeantClause {
  return hit.asked !== undefined && !isHeadOfTable(hit);
}

/** 「序号 镇（区、街道） 时间 备注」: the rows below it answer, it does not. */
function isHeadOfTable({ text }: ClauseHit): boolean {
  return /序号[^\d]*$/u.test(text);
}
