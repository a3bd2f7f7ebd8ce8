import { paragraphs, phrase } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { emergencyCitations } from './emergency-draft.ts';
import type { Words } from './words.ts';

/** The number to call stands first; everything else can wait. */
export function dangerDraft(turn: Turn, { replies }: Words): Draft {
  const { danger } = turn.triage;
  if (danger === null) throw new Error('A reply about danger needs the danger that was seen.');
  const { ticket, duty } = turn.findings;
  const forOther = danger.category === 'suicide' && danger.subject === 'other';
  const names = danger.call.map((number) => replies.say(`safety.names.${number}`));

  return draftOf(
    'safety',
    paragraphs(
      phrase(replies, `safety.${forOther ? 'suicide_other' : danger.category}`, {
        numbers: names.join('、'),
      }),
      phrase(replies, `conversation.duty.danger.${duty}`),
      ticket &&
        turn.triage.urgent &&
        phrase(replies, 'conversation.safety.also_filed', {
          number: ticket.number,
          code: ticket.code,
        }),
    ),
    {
      safety: { category: danger.category, call: danger.call },
      citations: turn.triage.urgent ? emergencyCitations(turn) : [],
      asked: 'safety',
    },
  );
}

/** The danger may last: the numbers are said again, and what was told is on the ticket. */
export function dangerDetailsDraft({ findings, lastAnswer }: Turn, { replies }: Words): Draft {
  const safety = lastAnswer?.safety ?? null;
  const numbers = (safety?.call ?? []).map((number) => replies.say(`safety.names.${number}`));
  const number = findings.ticket?.number ?? '';
  return draftOf(
    'handoff',
    paragraphs(
      phrase(replies, 'conversation.safety.noted', { number }),
      numbers.length > 0 &&
        phrase(replies, 'conversation.safety.still', { numbers: numbers.join('、') }),
    ),
    { safety, asked: 'safety' },
  );
}
