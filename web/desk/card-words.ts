import type { AnswerCard, CardState } from '../../src/contracts/cards.ts';

export const CARD_STATE_WORDS: Readonly<Record<CardState, string>> = {
  in_service: '在用',
  not_yet: '文件还没有施行，未启用',
  text_changed: '原文变了，停用',
  quote_missing: '引的话对不上了，停用',
  clause_missing: '条款不在了，停用',
};

/** What a filter can ask for. */
export const CARD_FILTERS = {
  all: '全部',
  out: '停用的',
  unreviewed: '没有核对过的',
  reviewed: '核对过的',
} as const;
export type CardFilter = keyof typeof CARD_FILTERS;

export function isCardFilter(value: string): value is CardFilter {
  return value in CARD_FILTERS;
}

/** What is still to come waits for its day; the rest waits for somebody. */
export function isOutOfService({ state }: Pick<AnswerCard, 'state'>): boolean {
  return state !== 'in_service' && state !== 'not_yet';
}

export function passesFilter(card: AnswerCard, filter: CardFilter, words: string): boolean {
  const { text, id, document, clauses, programmes } = card;
  const told = [text, id, document.number, document.title, ...programmes];
  const cited = clauses.flatMap(({ clause, quotes }) => [clause, ...quotes]);
  return isOfKind(card, filter) && [...told, ...cited].some((each) => each?.includes(words));
}

export function reviewInWords({ isReviewed, lastReview }: AnswerCard): string {
  if (lastReview === null) return isReviewed ? '核对过' : '没有人核对过';
  const when = `${lastReview.by}，${lastReview.at.slice(0, 10)}`;
  return isReviewed ? `核对过（${when}）` : `上次核对：${when}；卡或者原文后来变了，要重新核对`;
}

function isOfKind(card: AnswerCard, filter: CardFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'out':
      return isOutOfService(card);
    case 'unreviewed':
      return !card.isReviewed;
    case 'reviewed':
      return card.isReviewed;
  }
}
