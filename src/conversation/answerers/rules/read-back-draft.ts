import { paragraphs, phrase } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { askedFor, ticketQuestion } from './ticket-question.ts';
import type { Words } from './words.ts';

/** The answer to what the citizen says to their ticket as it was read back. */
export function readBackDraft(
  turn: Turn,
  answer: 'confirmed' | 'amend' | 'corrected',
  words: Words,
): Draft {
  const { replies } = words;
  const number = turn.findings.ticket?.number ?? '';
  if (answer === 'corrected')
    return draftOf(
      'ticket',
      paragraphs(
        phrase(replies, 'conversation.read_back.corrected', { number }),
        ticketQuestion(turn, words),
      ),
      askedFor(turn, words),
    );
  return draftOf('ticket', phrase(replies, `conversation.read_back.${answer}`, { number }), {
    asked: answer === 'amend' ? 'correction' : null,
  });
}

/** What was told of how to reach them, or by when it is needed. */
export function ticketDetailsDraft(turn: Turn, words: Words): Draft {
  const { replies } = words;
  const number = turn.findings.ticket?.number ?? '';
  return draftOf(
    'ticket',
    paragraphs(
      turn.conversation.memory.contact !== turn.memory.contact &&
        turn.memory.contact === 'given' &&
        phrase(replies, 'conversation.emergency.updated', { number }),
      ticketQuestion(turn, words) ?? phrase(replies, 'conversation.read_back.complete', { number }),
    ),
    askedFor(turn, words),
  );
}

export function arrivalDraft({ findings }: Turn, arrived: boolean, { replies }: Words): Draft {
  const number = findings.ticket?.number ?? '';
  const key = `conversation.moved.${arrived ? 'arrived' : 'not_arrived'}`;
  return draftOf('ticket', phrase(replies, key, { number }));
}

/** A ticket that was read back is put right also where the reply is about something else. */
export function withRestated(turn: Turn, draft: Draft, { replies }: Words): Draft {
  const number = turn.findings.restated;
  if (number === null) return draft;
  const told = phrase(replies, 'conversation.read_back.restated', { number });
  return { ...draft, claims: paragraphs(told, draft.claims) };
}
