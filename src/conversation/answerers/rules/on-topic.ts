import type { Card } from '../../../knowledge/cards.ts';
import { isVagueFollowUp, type Turn } from '../../turn.ts';
import type { Answer } from './find-answers.ts';
import { bestCards, cardsByWords } from './match-cards.ts';
import type { Words } from './words.ts';

/** 「照料这块咋弄」: more says something beside the name of the aid. */
const MOST_CHARACTERS_OF_A_NAME = 10;

/**
 * 「钱会少不」 in a talk of the 渐退期, 「照料这块咋弄」: a few common words are near to what another aid's card tells. Of
 * what is talked of, or named and nothing else, its own card speaks.
 */
export function onTopic(found: readonly Answer[], turn: Turn, words: Words): Answer[] {
  const named = found[0]?.by === 'passage' && isVagueFollowUp(turn) ? cardNamed(turn) : undefined;
  if (named !== undefined) return [{ by: 'card', card: named }];
  if (!isOfTheTopicAlone(turn) || !found.some((answer) => isOfAnother(answer, turn)))
    return [...found];
  const own = cardsOfTopic(turn, words).filter(
    (card) => !isVagueFollowUp(turn) || isNearInTalk(card, found, turn),
  );
  return own.length > 0 ? own.map((card) => ({ by: 'card', card })) : [...found];
}

/** Shorter words are said of many things. */
const LEAST_CHARACTERS_OF_A_SIGN = 3;

/** 「有没得人上门去看」: where no card speaks for the clause that is near, one may be meant by its own words. */
function cardNamed({ findings, question }: Turn): Card | undefined {
  return findings.cards.find(
    ({ purpose, words, not }) =>
      purpose === 'answer' &&
      !not.some((word) => question.includes(word)) &&
      words.some((word) => word.length >= LEAST_CHARACTERS_OF_A_SIGN && question.includes(word)),
  );
}

function isOfTheTopicAlone(turn: Turn): boolean {
  if (turn.topics.length !== 1) return false;
  return isVagueFollowUp(turn) || namesAidAlone(turn);
}

function namesAidAlone({ understanding, question }: Turn): boolean {
  const { programmes, asks } = understanding;
  const isShort = [...question.replace(/\s/g, '')].length <= MOST_CHARACTERS_OF_A_NAME;
  return (
    programmes.length === 1 &&
    isShort &&
    asks.every((ask) => ask === 'general' || ask === 'procedure')
  );
}

/** It tells of the clause that was found, or of the one that comes first with the question before it. */
function isNearInTalk(card: Card, found: readonly Answer[], { findings }: Turn): boolean {
  const clauses = new Set(card.citations.map(({ clause }) => clause));
  const isOfFound = found.some(
    (answer) =>
      answer.by === 'card' && answer.card.citations.some(({ clause }) => clauses.has(clause)),
  );
  const isFirst = [findings.hits, findings.hitsInContext].every(([first]) =>
    clauses.has(first?.clause ?? ''),
  );
  return isOfFound || isFirst;
}

/** A card for nobody's aid in particular may tell of this one as well, unless the aid is all that was named. */
function isOfAnother(answer: Answer, turn: Turn): boolean {
  if (answer.by !== 'card') return false;
  const { programmes } = answer.card;
  if (programmes.length === 0) return !isVagueFollowUp(turn) && !isHeard(answer.card, turn);
  return !programmes.some((id) => turn.topics.includes(id)) && !isHeard(answer.card, turn);
}

function isHeard({ words }: Card, { question }: Turn): boolean {
  return words.some((word) => question.includes(word));
}

function cardsOfTopic(turn: Turn, words: Words): Card[] {
  const own = turn.findings.cards.filter(
    ({ purpose, programmes }) =>
      purpose === 'answer' && programmes.some((id) => turn.topics.includes(id)),
  );
  if (own.length === 1) return own;
  const ofThese = { ...turn, findings: { ...turn.findings, cards: own } };
  return bestCards(cardsByWords(ofThese, words), turn).slice(0, 1);
}
