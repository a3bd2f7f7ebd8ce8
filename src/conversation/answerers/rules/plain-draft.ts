import type { Card } from '../../../knowledge/cards.ts';
import type { PlainQuestion } from '../../../knowledge/plain-questions.ts';
import { cardClaim, paragraphs, phrase, type Said } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { citeCard, distinctCitations } from './cite.ts';
import type { Words } from './words.ts';

/** What the card for just this says, and nothing beside it; null where no card in service here is for it. */
export function plainDraft(turn: Turn, { replies }: Words): Draft | null {
  const { plain, findings, memory } = turn;
  const cards = plain === null ? [] : cardsFor(plain, turn);
  if (plain === null || cards.length === 0) return null;
  const unanswered = cards.find((card) => card.unanswered)?.unanswered ?? null;
  const isOffered = plain.offersAssessment && unanswered === null && memory.interview === null;
  return draftOf(
    'answer',
    paragraphs(
      ...cards.map((card) => cardClaim(card, citeCard(card, findings.binding))),
      isOffered && phrase(replies, 'conversation.policy.offer_assessment'),
      closing(plain, unanswered, replies),
    ),
    {
      citations: distinctCitations(cards.flatMap((card) => citeCard(card, findings.binding))),
      unanswered,
      suggestions: isOffered ? replies.list('conversation.policy.assessment_suggestions') : [],
      covers: [...new Set([...plain.aids, ...cards.flatMap(({ programmes }) => programmes)])],
      asked: memory.interview === null ? null : memory.asked,
    },
  );
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

/** What the card says of people who help is not said twice. */
function closing(
  { asks }: PlainQuestion,
  unanswered: Draft['unanswered'],
  replies: Words['replies'],
): Said {
  if (asks.includes('progress')) return phrase(replies, 'conversation.policy.progress_offer');
  if (asks.includes('complaint')) return null;
  return unanswered === null ? null : phrase(replies, 'conversation.policy.ask_person');
}
