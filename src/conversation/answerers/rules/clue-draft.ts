import { paragraphs, phrase } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { askedFor, ticketQuestion } from './ticket-question.ts';
import type { Words } from './words.ts';

export function clueDraft(turn: Turn, words: Words): Draft {
  const { findings } = turn;
  const { replies } = words;
  const { ticket, ticketKnown } = findings;
  if (ticket === null) throw new Error('A clue needs its ticket.');
  const { number, code } = ticket;
  return draftOf(
    'ticket',
    paragraphs(
      phrase(replies, `conversation.clue.${ticketKnown ? 'already' : 'filed'}`, { number, code }),
      phrase(replies, 'conversation.clue.not_certain'),
      ticketQuestion(turn, words),
    ),
    askedFor(turn, words),
  );
}

/** What a clue lacks, one thing at a time. */
export function askClueDraft(missing: 'seen' | 'where', { replies }: Words): Draft {
  return draftOf('question', phrase(replies, `conversation.clue.ask_${missing}`), {
    asked: 'clue',
  });
}
