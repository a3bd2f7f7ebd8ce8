import { textOf } from '../contracts/claims.ts';
import type { Reply } from '../contracts/conversations.ts';
import type { Ticket } from '../contracts/tickets.ts';
import { type Notice, noticesFor } from '../knowledge/notices.ts';
import { programmesOf, regionOf } from './steps/record.ts';
import type { Turn } from './turn.ts';

export interface ReplyIds {
  id: string;
  seq: number;
  receipt: string;
}

/** What reaches the citizen, from the verified draft. */
export function replyOf(
  turn: Turn,
  ids: ReplyIds,
  data: { notices: readonly Notice[]; ticket: Ticket | null },
): Reply {
  const { draft, findings, triage, decision } = turn;
  return {
    ...ids,
    kind: draft.kind,
    text: textOf(draft.claims),
    region: regionOf(turn.place),
    citations: draft.citations.map((citation, index) => ({ n: index + 1, ...citation })),
    assessment: draft.assessment,
    ticket: data.ticket,
    safety: draft.safety,
    urgent: triage.urgent || decision.kind === 'emergency',
    programmes: programmesOf(turn),
    greenChannel: turn.greenChannel,
    notices: [
      ...findings.notices,
      ...noticesFor(
        data.notices,
        citedDocuments(draft.citations, findings.binding),
        draft.generatedBy,
      ),
    ],
    receipt: ids.receipt,
    unanswered: draft.unanswered === null ? null : { reason: draft.unanswered },
    suggestions: draft.suggestions.slice(0, 4),
    generatedBy: draft.generatedBy,
  };
}

function citedDocuments(
  citations: Turn['draft']['citations'],
  binding: Turn['findings']['binding'],
) {
  return citations.map(({ document, status }) => ({
    number: document.number,
    title: document.title,
    status,
    effectiveFrom:
      binding.find(({ reference }) => reference.number === document.number)?.effectiveFrom ?? '',
  }));
}
