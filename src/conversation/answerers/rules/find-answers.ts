import type { Claim } from '../../../contracts/claims.ts';
import type { Card } from '../../../knowledge/cards.ts';
import { cardClaim, paragraphs, phrase, quoted, restingOn } from '../../claims.ts';
import { type Draft, isFollowUp, type Turn } from '../../turn.ts';
import { cardsOfClause } from './cards-of-clause.ts';
import { citeCard, citeHit } from './cite.ts';
import { weighClause } from './clause-sentences.ts';
import { answersTheSame, clausesMeant, isMeant, type MeantClause } from './clauses-meant.ts';
import { clauseMeantInTalk } from './follow-up-meant.ts';
import { bestCards, matchBareCards, matchCards } from './match-cards.ts';
import { onTopic } from './on-topic.ts';
import { answersOfEither } from './other-matter.ts';
import { type Passage, passageOf, pickByWords } from './pick-passage.ts';
import { rowsNamed } from './table-row.ts';
import { tellingAnswer } from './telling-answer.ts';
import type { Words } from './words.ts';

/** What the documents say to a question: a card in plain words where one fits, else sentences of a clause. */
export type Answer = (
  | { by: 'card'; card: Card; isPerhaps?: boolean }
  | { by: 'passage'; passage: Passage; isPerhaps?: boolean }
) & {
  /** Just this was asked for: a row by its name, a card by its help and the kind of question. */
  isNamed?: boolean;
};

/**
 * The rows of a table that are named; else what the clauses say that others were answered with; else what the
 * words alone point to, of which a passage may only be the nearest one.
 */
export function findAnswers(turn: Turn, words: Words): Answer[] {
  const rows = rowsNamed(turn, words);
  if (rows.length > 0) return rows.map((passage) => ({ by: 'passage', passage, isNamed: true }));
  const bare = matchBareCards(turn, words);
  if (bare.length > 0) return bare.map((card) => ({ by: 'card', card, isNamed: true }));
  if (isFollowUp(turn))
    return onTopic(answersMeant(clauseMeantInTalk(turn), turn, words), turn, words);
  const meant = withoutPastUnasked(clausesMeant(turn), turn);
  const found = onTopic(answersMeant(meant, turn, words), turn, words);
  const others = () =>
    turn.findings.hits.filter(isMeant).flatMap((clause) => answersOf(clause, turn, words));
  const telling = tellingAnswer(found, others, { turn, words });
  return telling === null ? found : [{ ...telling, isNamed: true }];
}

/**
 * Of what is over another document in force goes before: 「谁照顾五保户」 asks nothing of an activity of two years
 * ago. It is told where it alone is meant, or where a word of its cards was said.
 */
function withoutPastUnasked(meant: readonly MeantClause[], turn: Turn): readonly MeantClause[] {
  const isAsked = ({ status, document }: MeantClause) =>
    status !== 'expired' ||
    turn.findings.cards.some(
      (card) =>
        card.document === document.number &&
        card.words.some((word) => turn.question.includes(word)),
    );
  const inForce = meant.filter(isAsked);
  return inForce.length > 0 ? inForce : meant;
}

function answersMeant([best, second]: readonly MeantClause[], turn: Turn, words: Words): Answer[] {
  if (best === undefined) return answersByWords(turn, words);
  const answers = answersOf(best, turn, words);
  if (second === undefined) return answers;
  const [answer] = answers;
  const [other] = answersOf(second, turn, words);
  if (answer === undefined || other === undefined) return answers;
  if (answersTheSame(best.asked, second.asked)) return distinct([answer, other]);
  const either = [
    { clause: best, answer },
    { clause: second, answer: other },
  ] as const;
  return distinct(answersOfEither(...either, { turn, words }));
}

function answersByWords(turn: Turn, words: Words): Answer[] {
  const cards = matchCards(turn, words);
  if (cards.length > 0) return cards.map((card) => ({ by: 'card', card }));
  const passage = pickByWords(turn, words);
  return passage === null ? [] : [{ by: 'passage', passage }];
}

function answersOf(clause: MeantClause, turn: Turn, words: Words): Answer[] {
  const weighed = weighClause(clause, turn, words);
  const cards = bestCards(cardsOfClause(weighed, turn, words), turn);
  if (cards.length > 0) return cards.map((card) => ({ by: 'card', card }));
  return [{ by: 'passage', passage: passageOf(weighed) }];
}

/** A card may speak for both clauses. */
function distinct(answers: readonly Answer[]): Answer[] {
  const ids = answers.map((answer) => (answer.by === 'card' ? answer.card.id : null));
  return answers.filter((_, at) => ids[at] === null || ids.indexOf(ids[at] ?? null) === at);
}

export function citationsOf(answer: Answer, { findings, today }: Turn): Draft['citations'] {
  return answer.by === 'card'
    ? citeCard(answer.card, findings.binding)
    : citeHit(answer.passage.hit, answer.passage.quotes, today);
}

/** The answer in words; `isFurther` when another one stands before it. */
export function claimsFor(
  answer: Answer,
  { isFurther }: { isFurther: boolean },
  { turn, words: { replies } }: { turn: Turn; words: Words },
): Claim[] {
  const citations = citationsOf(answer, turn);
  const said =
    answer.by === 'card'
      ? [cardClaim(answer.card, citations)]
      : citations.map((citation, at) => {
          const { document, clause, quote } = citation;
          const values = { title: document.title, number: document.number, clause, quote };
          const key = at === 0 && !isFurther ? 'clause' : 'also';
          return restingOn(phrase(replies, `conversation.policy.${key}`, values), quoted(citation));
        });
  return paragraphs(answer.isPerhaps && phrase(replies, 'conversation.policy.perhaps'), ...said);
}
