import type { CardDesk } from '../../src/assistant.ts';
import { type AnswerCard, AnswerCardSchema } from '../../src/contracts/cards.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { citation } from './fake-replies.ts';

/** A card whose clause changed since somebody reviewed it. */
const changed: AnswerCard = AnswerCardSchema.parse({
  id: 'sample-materials',
  text: '申请要带身份证，有没有别的，文件没有写。',
  document: citation.document,
  clauses: [
    {
      clause: citation.clause,
      quotes: [citation.quote],
      text: `……${citation.quote}……`,
      state: 'text_changed',
    },
  ],
  programmes: ['低保'],
  state: 'text_changed',
  isReviewed: false,
  lastReview: { by: '值班管理员', at: '2026-11-01T10:00:00+08:00' },
  changedAt: '2026-11-20T10:00:00+08:00',
  fingerprint: 'as-shown',
});

const served: AnswerCard = {
  ...changed,
  id: 'sample-where',
  text: '到镇街的窗口去。',
  clauses: changed.clauses.map((clause) => ({ ...clause, state: 'in_service' })),
  state: 'in_service',
  lastReview: null,
};

/** The desk in memory; it checks only that a card is known and was looked at as it is. */
export function createFakeCards(): CardDesk {
  let known = [changed, served];
  return {
    listCards: async () => known,
    async reviewCard(id, { fingerprint }, username) {
      const found = known.find((card) => card.id === id);
      if (found === undefined) throw new DomainError('not-found', 'card-not-found');
      if (found.fingerprint !== fingerprint) throw new DomainError('conflict', 'stale-version');
      const reviewed: AnswerCard = {
        ...found,
        clauses: found.clauses.map((clause) => ({ ...clause, state: 'in_service' })),
        state: 'in_service',
        isReviewed: true,
        lastReview: { by: username, at: '2026-11-21T10:00:00+08:00' },
      };
      known = known.map((card) => (card.id === id ? reviewed : card));
      return reviewed;
    },
  };
}
