import { asksForOffice } from '../../../knowledge/offices/office-words.ts';
import { paragraphs, phrase } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import type { Words } from './words.ts';

/**
 * No document names a window, a number or an hour. Where staff have entered all that was asked for, nothing
 * is left unanswered: the entry stands among the notices, and the reply points to it.
 */
export function withOffices(turn: Turn, draft: Draft, words: Words): Draft {
  const { replies } = words;
  if (!areAllAsksTold(turn)) return draft;
  if (isForParticularsAlone(turn, words) || isSilent(draft))
    return draftOf('answer', phrase(replies, 'conversation.policy.offices_instead'), {
      asked: draft.asked,
    });
  if (draft.unanswered !== 'not_in_documents') return draft;
  const pointer = phrase(replies, 'conversation.policy.offices_beside');
  return { ...draft, claims: paragraphs(draft.claims, pointer), unanswered: null };
}

function areAllAsksTold(turn: Turn): boolean {
  const wanted = wantedIn(turn);
  const told = turn.findings.toldByOffices.asks;
  return wanted.length > 0 && wanted.every((ask) => asksForOffice(ask) && told.includes(ask));
}

/** 「周末上不上班」 wants an hour that no clause has: whatever else a clause says of weekends is beside the point. */
function isForParticularsAlone(turn: Turn, { judge }: Words): boolean {
  const { hits, toldByOffices } = turn.findings;
  const silentOn = judge(turn.question, hits).silentOn;
  return (
    !wantedIn(turn).includes('where_to_apply') &&
    silentOn.length > 0 &&
    silentOn.every((name) => toldByOffices.needs.includes(name))
  );
}

function isSilent({ kind, unanswered }: Draft): boolean {
  return kind === 'cannot_answer' && unanswered === 'not_in_documents';
}

function wantedIn({ understanding }: Turn): Turn['understanding']['asks'] {
  return understanding.asks.filter((ask) => ask !== 'general');
}
