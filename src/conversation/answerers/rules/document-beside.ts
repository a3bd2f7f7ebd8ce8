import type { Claim } from '../../../contracts/claims.ts';
import { asksNothing } from '../../decisions/asked.ts';
import type { Draft, Turn } from '../../turn.ts';
import { clausesMeant, isSurelyAsked } from './clauses-meant.ts';
import { type Answer, citationsOf, claimsFor, findAnswers } from './find-answers.ts';
import { MOST_CHARACTERS_OF_A_BARE_QUESTION } from './match-cards.ts';
import type { Words } from './words.ts';

/** Below this share of what was asked, a clause only touches the question. */
const COVERAGE_THAT_ANSWERS = 0.5;

interface Beside {
  claims: Claim[];
  citations: Draft['citations'];
}

/**
 * What the document says to a question that a ticket or an assessment answers only in part: 「能不能给装个
 * 扶手」 wants the clause more than the assessment. Nothing where `cited` says it already, or where the
 * question is not surely answered.
 */
export function documentBeside(turn: Turn, words: Words, cited: Draft['citations']): Beside | null {
  // 「断炊了 电话138…」: of what a number or a place resembles nobody in want wants to hear.
  if (turn.decision.kind === 'emergency' && asksNothing(turn.understanding)) return null;
  const { verdict } = words.judge(turn.question, turn.findings.hits);
  if (verdict !== 'answerable' && verdict !== 'partly') return null;
  const [answer] = findAnswers(turn, words);
  if (answer === undefined || !isSure(answer, turn) || isOfAnother(answer, turn, words))
    return null;
  if (isToldWithTheTicket(answer, turn)) return null;
  const citations = citationsOf(answer, turn);
  const isPointed = isNamed(answer, turn) || isSurelyAsked(turn);
  const isNew = citations.some(({ document, clause, quote }) =>
    cited.every(
      (each) =>
        each.document.number !== document.number ||
        (each.clause === clause ? isPointed && each.quote !== quote : true),
    ),
  );
  return isNew
    ? { claims: claimsFor(answer, { isFurther: false }, { turn, words }), citations }
    : null;
}

function isNamed(answer: Answer, { question }: Turn): boolean {
  return answer.by === 'card' && answer.card.words.some((word) => question.includes(word));
}

/** 「看看我家够不够低保」 tells nothing of themselves: what another aid is, or what names no aid, is not asked. */
function isOfAnother(
  answer: Answer,
  { understanding, decision, question }: Turn,
  { programmesIn }: Words,
): boolean {
  const { programmes, facts } = understanding;
  if (
    decision.kind !== 'assess' ||
    !isBare(question) ||
    facts.length > 0 ||
    programmes.length === 0
  )
    return false;
  const own =
    answer.by === 'card' ? answer.card.programmes : answer.passage.quotes.flatMap(programmesIn);
  const isOfAny = answer.by === 'card' && own.length === 0;
  return !isOfAny && !own.some((id) => programmes.includes(id));
}

function isBare(question: string): boolean {
  return [...question].length <= MOST_CHARACTERS_OF_A_BARE_QUESTION;
}

/** 「家里没米下锅了」 asks nothing: what its aid is, the reply about the ticket says. */
function isToldWithTheTicket(answer: Answer, { decision, understanding, question }: Turn): boolean {
  return (
    decision.kind === 'emergency' &&
    isBare(question) &&
    answer.by === 'card' &&
    answer.card.programmes.includes('emergency_temporary_aid') &&
    understanding.asks.every((ask) => ask === 'general')
  );
}

function isSure(answer: Answer, turn: Turn): boolean {
  if (isSurelyAsked(turn)) return true;
  if (answer.by === 'card') return isNamed(answer, turn);
  const { answers, hit } = answer.passage;
  const isToldOfThemselves = turn.understanding.facts.length > 0 && clausesMeant(turn).length === 0;
  return answers && !isToldOfThemselves && hit.coverage >= COVERAGE_THAT_ANSWERS;
}
