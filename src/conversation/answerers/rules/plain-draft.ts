import type { Card } from '../../../knowledge/cards.ts';
import type { PlainQuestion } from '../../../knowledge/plain-questions.ts';
import { cardClaim, paragraphs, phrase, type Said } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { citeCard, distinctCitations } from './cite.ts';
import type { Words } from './words.ts';

/** What the card for just this says, and nothing beside it; null where no card in service here is for it. */
export function plainDraft(turn: Turn, words: Words): Draft | null {
  const { replies } = words;
  const { plain, findings, memory } = turn;
  const cards = plain === null ? [] : cardsFor(plain, turn);
  if (plain === null || cards.length === 0) return null;
  const unanswered = cards.find((card) => card.unanswered)?.unanswered ?? null;
  const isOffered = plain.offersAssessment && unanswered === null && memory.interview === null;
  return draftOf(
    'answer',
    paragraphs(
      cards.length > 1 && toldApart(plain, words),
      ...cards.map((card) => cardClaim(card, citeCard(card, findings.binding))),
      isOffered && phrase(replies, 'conversation.policy.offer_assessment'),
      closing(plain, cards, replies),
    ),
    {
      citations: distinctCitations(cards.flatMap((card) => citeCard(card, findings.binding))),
      unanswered,
      suggestions: isOffered ? replies.list('conversation.policy.assessment_suggestions') : [],
      covers: [...new Set([...plain.aids, ...coveredBy(cards, turn)])],
      asked: memory.interview === null ? null : memory.asked,
    },
  );
}

/** 「归哪个部门」 after talk of a flood is told for every aid of that sort, and the talk stays with the flood. */
function coveredBy(cards: readonly Card[], { topics }: Turn): Card['programmes'] {
  const covered = cards.flatMap(({ programmes }) => programmes);
  const ofTopic = covered.filter((id) => topics.includes(id));
  return ofTopic.length > 0 ? ofTopic : covered;
}

/** One card for each of the aids that are told apart; else the one for the aid, or for every aid. */
function cardsFor({ kind, aids }: PlainQuestion, { topics, findings }: Turn): Card[] {
  const ofKind = findings.cards.filter(({ plain }) => plain.includes(kind));
  const cardOf = (id: Turn['topics'][number]) =>
    ofKind.find(({ programmes }) => programmes.includes(id));
  if (aids.length > 1) {
    const each = aids.flatMap((id) => cardOf(id) ?? []);
    return each.length === aids.length ? [...new Set(each)] : [];
  }
  const wanted = aids.length > 0 ? aids : topics;
  const own = wanted.map(cardOf).find((card) => card !== undefined);
  const card = own ?? ofKind.find(({ programmes }) => programmes.length === 0);
  return card === undefined ? [] : [card];
}

function toldApart({ aids }: PlainQuestion, { replies, programmeName }: Words): Said {
  return phrase(replies, 'conversation.policy.told_apart', {
    names: aids.map(programmeName).join('、'),
  });
}

/** Where else to ask, unless a card says so itself. */
function closing({ asks }: PlainQuestion, cards: readonly Card[], replies: Words['replies']): Said {
  if (asks.includes('progress')) return phrase(replies, 'conversation.policy.progress_offer');
  const isOpen = cards.some(({ unanswered }) => unanswered !== undefined);
  const isTold = cards.some(({ text }) => text.includes(HOTLINE));
  return isOpen && !isTold ? phrase(replies, 'conversation.policy.ask_person') : null;
}

const HOTLINE = '12345';
