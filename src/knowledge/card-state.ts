import { createHash } from 'node:crypto';
import type { CardState } from '../contracts/cards.ts';
import { isVerbatim, withoutWhitespace } from '../shared/text.ts';
import type { CardBinding } from './card-bindings.ts';
import { type CardDocument, type CardText, WHOLE_DOCUMENT } from './card-texts.ts';
import type { Card } from './cards.ts';

/** What is known of the cards' clauses on a day. */
export interface CardSurroundings {
  texts: readonly CardText[];
  bindings: readonly CardBinding[];
  documents: readonly CardDocument[];
}

export interface JudgedClause {
  clause: string;
  quotes: string[];
  /** As in force on the day. */
  text: string | undefined;
  binding: CardBinding | undefined;
  state: CardState;
}

export interface JudgedCard {
  card: Card;
  clauses: JudgedClause[];
  /** The gravest of its clauses'. */
  state: CardState;
  document: CardDocument | undefined;
}

/** The gravest first. */
const GRAVITY: readonly CardState[] = [
  'clause_missing',
  'quote_missing',
  'text_changed',
  'not_yet',
  'in_service',
];

export function judgeCards(cards: readonly Card[], around: CardSurroundings): JudgedCard[] {
  const texts = new Map(around.texts.map((each) => [keyOf(each), each.text]));
  const bindings = new Map(around.bindings.map((each) => [each.cardId + keyOf(each), each]));
  const documents = new Map(around.documents.map((each) => [each.number, each]));
  return cards.map((card) => {
    const document = documents.get(card.document);
    const clauses = boundClauses(card).map(({ clause, quotes }) => {
      const key = keyOf({ number: card.document, clause });
      const found = { text: texts.get(key), binding: bindings.get(card.id + key) };
      const isToCome = document?.isToCome ?? false;
      return { clause, quotes, ...found, state: stateOf({ quotes, isToCome, ...found }) };
    });
    const state = GRAVITY.find((grave) => clauses.some((each) => each.state === grave));
    return { card, clauses, document, state: state ?? 'in_service' };
  });
}

/** Out of service until somebody has reviewed it; what is still to come is nobody's to mend. */
export function needsReview({ state }: { state: CardState }): boolean {
  return state !== 'in_service' && state !== 'not_yet';
}

/** Each clause once. A card that cites none says that its document is silent: it rests on all of it. */
export function boundClauses({ citations }: Card): { clause: string; quotes: string[] }[] {
  if (citations.length === 0) return [{ clause: WHOLE_DOCUMENT, quotes: [] }];
  return [...new Set(citations.map(({ clause }) => clause))].map((clause) => ({
    clause,
    quotes: citations.filter((each) => each.clause === clause).map(({ quote }) => quote),
  }));
}

/** White space aside, as quotes are compared. */
export function digestOfText(text: string): string {
  return digestOf(withoutWhitespace(text));
}

/** Of what a citizen reads and what it rests on; the words by which a card is found do not count. */
export function digestOfCard({ document, citations, text, unanswered }: Card): string {
  return digestOf(JSON.stringify([document, citations, text.trim(), unanswered ?? null]));
}

/** Of the card and its clauses as they stand. */
export function fingerprintOf({ card, clauses }: JudgedCard): string {
  return digestOf(
    [digestOfCard(card), ...clauses.map(({ text = '' }) => digestOfText(text))].join(),
  );
}

function stateOf({
  quotes,
  text,
  binding,
  isToCome,
}: Pick<JudgedClause, 'quotes' | 'text' | 'binding'> & { isToCome: boolean }): CardState {
  if (text === undefined) return isToCome ? 'not_yet' : 'clause_missing';
  if (!quotes.every((quote) => isVerbatim(quote, text))) return 'quote_missing';
  const isBoundToAnother = binding !== undefined && binding.textDigest !== digestOfText(text);
  return isBoundToAnother ? 'text_changed' : 'in_service';
}

function keyOf({ number, clause }: { number: string; clause: string }): string {
  return `\n${number}\n${clause}`;
}

function digestOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
