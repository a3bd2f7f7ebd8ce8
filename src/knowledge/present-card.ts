import type { AnswerCard } from '../contracts/cards.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { PolicyDocument } from '../contracts/staff.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import {
  digestOfCard,
  fingerprintOf,
  type JudgedCard,
  type JudgedClause,
  needsReview,
} from './card-state.ts';
import { WHOLE_DOCUMENT } from './card-texts.ts';

export interface CardPresentation {
  documents: readonly PolicyDocument[];
  programmeName(id: ProgrammeId): string;
}

export function presentCard(judged: JudgedCard, shown: CardPresentation): AnswerCard {
  const { card, clauses, state, document } = judged;
  const found = shown.documents.find(({ number }) => number === card.document);
  const { id, programmes } = card;
  return {
    id,
    text: card.text.trim(),
    document: {
      number: card.document,
      title: found?.title ?? null,
      region: found?.region ?? null,
    },
    clauses: clauses.map(presentClause),
    programmes: programmes.map(shown.programmeName),
    state,
    isReviewed: card.reviewed || isReviewed(judged),
    lastReview: lastReviewOf(judged),
    changedAt: document === undefined ? null : toShanghaiIso(document.changedAt),
    fingerprint: fingerprintOf(judged),
  };
}

/** Those out of service first, the newest change of a document before older ones; then those that nobody reviewed. */
export function problemsFirst(cards: readonly AnswerCard[]): AnswerCard[] {
  return cards.toSorted((one, other) => {
    const isOut = [needsReview(one), needsReview(other)] as const;
    return (
      Number(isOut[1]) - Number(isOut[0]) ||
      (isOut[0] ? (other.changedAt ?? '').localeCompare(one.changedAt ?? '') : 0) ||
      Number(one.isReviewed) - Number(other.isReviewed) ||
      one.document.number.localeCompare(other.document.number) ||
      one.id.localeCompare(other.id)
    );
  });
}

function presentClause({
  clause,
  quotes,
  text,
  state,
}: JudgedClause): AnswerCard['clauses'][number] {
  return { clause, quotes, text: clause === WHOLE_DOCUMENT ? null : (text ?? null), state };
}

function isReviewed({ card, clauses, state }: JudgedCard): boolean {
  const digest = digestOfCard(card);
  return (
    state === 'in_service' &&
    clauses.every(({ binding }) => binding?.reviewedBy != null && binding.cardDigest === digest)
  );
}

function lastReviewOf({ clauses }: JudgedCard): AnswerCard['lastReview'] {
  const last = clauses
    .flatMap(({ binding }) => (binding?.reviewedBy == null ? [] : [binding]))
    .reduce<{ by: string; at: Date } | null>(
      (latest, { reviewedBy, boundAt }) =>
        latest === null || boundAt > latest.at ? { by: reviewedBy ?? '', at: boundAt } : latest,
      null,
    );
  return last === null ? null : { by: last.by, at: toShanghaiIso(last.at) };
}
