import { paragraphs, phrase, sentences } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { askedFor, ticketQuestion } from './ticket-question.ts';
import type { Words } from './words.ts';

export function handoffDraft(turn: Turn, words: Words): Draft {
  const { findings } = turn;
  const { replies } = words;
  const { ticket, ticketKnown, duty } = findings;
  if (ticket === null) throw new Error('A hand-over needs its ticket.');
  const key = ticketKnown ? 'conversation.handoff.already' : 'conversation.handoff.filed';
  const filed = sentences(
    phrase(replies, key, { number: ticket.number, code: ticket.code }),
    phrase(replies, `conversation.duty.handoff.${duty}`),
  );
  return draftOf('handoff', paragraphs(filed, ticketQuestion(turn, words)), {
    ...askedFor(turn, words),
    unanswered: 'needs_person',
  });
}

/** What is asked for is told to be beyond us; a person may. */
export function cannotDoDraft(what: 'arrange' | 'give_reasons', { replies }: Words): Draft {
  return draftOf(
    'cannot_answer',
    sentences(
      phrase(replies, `conversation.handoff.cannot_${what}`),
      phrase(replies, 'conversation.handoff.offer'),
    ),
    { unanswered: 'needs_person' },
  );
}

/** A slip to the department whose matter it is, with what was said. */
export function transferDraft(turn: Turn, department: string, words: Words): Draft {
  const { ticket, ticketKnown } = turn.findings;
  if (ticket === null) throw new Error('A transfer needs its slip.');
  const { number, code } = ticket;
  const key = `conversation.transfer.${ticketKnown ? 'already' : 'filed'}`;
  const filed = phrase(words.replies, key, { number, code, department });
  return draftOf('ticket', paragraphs(filed, ticketQuestion(turn, words)), askedFor(turn, words));
}

/** The citizen's view of a ticket, or what is needed to look one up. */
export function statusDraft(
  { findings, understanding }: Turn,
  { replies, deadlineInWords }: Words,
): Draft {
  const { status, waitMinutes } = findings;
  if (status === null) {
    const { number, code } = understanding.ticketQuery ?? {};
    const tried = number !== undefined && code !== undefined;
    const said =
      waitMinutes === null
        ? phrase(replies, `conversation.status.${tried ? 'not_found' : 'ask'}`)
        : phrase(replies, 'conversation.status.wait', { minutes: waitMinutes });
    return draftOf('question', said, { asked: 'ticket_code', unanswered: 'needs_person' });
  }
  return draftOf(
    'answer',
    sentences(
      phrase(replies, 'conversation.status.own', {
        number: status.number,
        status: replies.say(`tickets.status.${status.status}`),
        next_step: status.nextStep,
      }),
      status.deadline &&
        phrase(replies, 'conversation.status.due', { deadline: deadlineInWords(status.deadline) }),
    ),
  );
}
