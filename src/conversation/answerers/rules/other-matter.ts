import type { Turn } from '../../turn.ts';
import type { MeantClause } from './clauses-meant.ts';
import type { Answer } from './find-answers.ts';
import { shareOfSaid } from './telling-answer.ts';
import type { Words } from './words.ts';

/** Two clauses of two matters, each with what it answers. */
export interface Candidate {
  clause: MeantClause;
  answer: Answer;
}

/** Whoever was so surely asked about the first… */
const SURELY = 0.95;
/** …is not told a second that is less likely than this, beside it. */
const ABOUT_AS_LIKELY = 0.8;
/** An answer that speaks of so much of what was said… */
const SPEAKS_OF_IT = 0.2;
/** …stands alone beside one that speaks of less than this part of it. */
const ABOUT_AS_MUCH = 0.35;
/** The second goes before the first where it speaks of so much more of what was said. */
const MUCH_MORE = 0.15;

/**
 * 「您要是问的另一件事」: either of two matters may be meant. The second is only told where nothing shows that
 * it was the first; the one that speaks more of what was said comes first.
 */
export function answersOfEither(
  first: Candidate,
  second: Candidate,
  { turn, words }: { turn: Turn; words: Words },
): Answer[] {
  const said = shareOfSaid(first.answer, turn, words);
  const saidOfSecond = shareOfSaid(second.answer, turn, words);
  const isLikely =
    first.clause.asked.share < SURELY ||
    second.clause.asked.share >= first.clause.asked.share * ABOUT_AS_LIKELY;
  const isSpokenOf = said < SPEAKS_OF_IT || saidOfSecond >= said * ABOUT_AS_MUCH;
  if (saidOfSecond >= said + MUCH_MORE)
    return [second.answer, { ...first.answer, isPerhaps: true }];
  return isLikely && isSpokenOf
    ? [first.answer, { ...second.answer, isPerhaps: true }]
    : [first.answer];
}
