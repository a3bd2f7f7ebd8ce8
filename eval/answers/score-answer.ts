import type { Reply } from '../../src/contracts/conversations.ts';
import { coversClause } from '../../src/knowledge/clause-path.ts';
import { isVerbatim } from '../../src/shared/text.ts';
import type { LayCase } from '../lay-cases.ts';
import { isWholeInText, missingPoints, type Rubric } from './rubric.ts';

export interface Asked {
  testCase: LayCase;
  reply: Reply;
  ms: number;
  /** Absent for a question without a rubric. */
  rubric: Rubric | undefined;
}

/** What a reply is held against besides its question. */
export interface Yardstick {
  /** Stored text of a clause, by 文号 and path. */
  clauseText(number: string, clause: string): string | undefined;
  /** Whether the document binds the place. */
  binds(number: string, region: string): boolean;
}

export interface AnswerScore extends Asked {
  /** `put-off`: asked back, handed on or taken for small talk. */
  outcome: 'answered' | 'refused' | 'put-off';
  /** It says itself that something asked stays unanswered. */
  isPartial: boolean;
  isRight: boolean;
  isRightFirst: boolean;
  foreign: string[];
  notVerbatim: string[];
  /** Points of the rubric that neither text nor quotes tell; null without a rubric or an answer. */
  missing: string[] | null;
  isWholeInText: boolean;
}

const ANSWERS = new Set<Reply['kind']>(['answer', 'assessment', 'ticket']);

export function scoreAnswer(asked: Asked, yardstick: Yardstick): AnswerScore {
  const { testCase, reply, rubric } = asked;
  const outcome = outcomeOf(asked);
  const { citations } = reply;
  const nameOf = ({ document, clause }: Reply['citations'][number]) =>
    `${document.number} ${clause}`;
  return {
    ...asked,
    outcome,
    isPartial: outcome === 'answered' && reply.unanswered !== null,
    isRight: citations.some((citation) => isGold(citation, testCase)),
    isRightFirst: citations.slice(0, 1).some((citation) => isGold(citation, testCase)),
    foreign: citations
      .filter(({ document }) => !yardstick.binds(document.number, testCase.region))
      .map(nameOf),
    notVerbatim: citations
      .filter(({ document, clause, quote }) => {
        const text = yardstick.clauseText(document.number, clause);
        return text === undefined || !isVerbatim(quote, text);
      })
      .map(nameOf),
    missing: rubric !== undefined && outcome === 'answered' ? missingPoints(rubric, reply) : null,
    isWholeInText: rubric !== undefined && isWholeInText(rubric, reply),
  };
}

/**
 * Nothing of an unanswerable question can be answered: whatever says so has refused it, with or without the
 * nearest clause. An answerable one is refused when no answer is given at all.
 */
function outcomeOf({ testCase, reply }: Asked): AnswerScore['outcome'] {
  if (!testCase.answerable && reply.unanswered !== null) return 'refused';
  if (ANSWERS.has(reply.kind) && (reply.citations.length > 0 || reply.unanswered === null))
    return 'answered';
  return reply.unanswered === null ? 'put-off' : 'refused';
}

function isGold({ document, clause }: Reply['citations'][number], { gold }: LayCase): boolean {
  return gold.some(
    (right) => right.number === document.number && coversClause(right.clause, clause),
  );
}
