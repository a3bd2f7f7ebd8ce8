import type { Card } from '../../../knowledge/cards.ts';
import type { TicketRecord } from '../../../tickets/ticket-repository.ts';
import { cardClaim, paragraphs, phrase, type Said, sentences } from '../../claims.ts';
import { nextForTicket } from '../../ticket-talk.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { citeCard, distinctCitations } from './cite.ts';
import { documentBeside } from './document-beside.ts';
import { askedFor, ticketQuestion } from './ticket-question.ts';
import { silence, silentOn } from './untold.ts';
import type { Words } from './words.ts';

/** Filed first; then what the document says here, then one question for what a visit needs. */
export function emergencyDraft(turn: Turn, words: Words): Draft {
  const { replies } = words;
  const { ticket, ticketKnown } = turn.findings;
  if (ticket === null) throw new Error('A reply about an emergency needs its ticket.');
  const { number, code } = ticket;
  const next = nextForTicket(turn, ticket.kind);
  const citations = emergencyCitations(turn);
  const beside = documentBeside(turn, words, citations);
  const silent = turn.findings.binding.length > 0 ? silentOn(turn, words) : [];

  return draftOf(
    'ticket',
    paragraphs(
      ticketKnown
        ? phrase(replies, 'conversation.emergency.already', { number, code })
        : sentences(
            phrase(replies, 'conversation.emergency.filed'),
            phrase(replies, 'conversation.emergency.number', { number, code }),
          ),
      dueSentence(ticket, words),
      neededSentence(turn, words),
      policySentence(turn, words),
      beside?.claims,
      silence(silent, turn, words),
      ticketQuestion(turn, words),
      next === 'whereabouts' && phrase(replies, 'conversation.emergency.whereabouts_note'),
    ),
    {
      ...askedFor(turn, words),
      citations: distinctCitations([...citations, ...(beside?.citations ?? [])]),
      unanswered: unanswered(turn) ?? (silent.length > 0 ? 'not_in_documents' : null),
    },
  );
}

/** A later message that brings the place, the cause or a way to reach them. */
export function detailsDraft(turn: Turn, words: Words): Draft {
  const { replies } = words;
  const { ticket, duty } = turn.findings;
  if (ticket === null) throw new Error('Details need the ticket they belong to.');
  const placeIsNew = turn.place !== null && turn.conversation.regionCode === null;

  return draftOf(
    'ticket',
    paragraphs(
      phrase(replies, 'conversation.emergency.updated', { number: ticket.number }),
      neededSentence(turn, words),
      placeIsNew && policySentence(turn, words),
      ticketQuestion(turn, words) ??
        sentences(
          phrase(replies, 'conversation.emergency.complete'),
          phrase(replies, `conversation.duty.emergency.${duty}`),
        ),
    ),
    { ...askedFor(turn, words), citations: placeIsNew ? emergencyCitations(turn) : [] },
  );
}

/** Noted and not withdrawn: only who has seen to it ends a ticket. */
export function relievedDraft({ findings }: Turn, { replies }: Words): Draft {
  const number = findings.ticket?.number ?? '';
  return draftOf('ticket', phrase(replies, 'conversation.emergency.relieved', { number }));
}

/** A sudden cause without trouble now: one question, because trouble would be filed at once. */
export function askTroubleDraft({ replies }: Words): Draft {
  return draftOf('question', phrase(replies, 'conversation.emergency.cause_only'), {
    asked: 'basicLifeAtRisk',
    suggestions: replies.list('interview.basicLifeAtRisk.options'),
  });
}

export function emergencyCitations({ findings }: Turn): Draft['citations'] {
  return emergencyCards(findings).flatMap((card) => citeCard(card, findings.binding));
}

function emergencyCards({ cards }: Turn['findings']): Card[] {
  return cards.filter(({ purpose }) => purpose === 'emergency');
}

function dueSentence({ deadline }: TicketRecord, { replies, deadlineInWords }: Words): Said {
  if (deadline === null) return null;
  return phrase(replies, 'conversation.emergency.due', { deadline: deadlineInWords(deadline) });
}

/** The day they named is read back at once: it presses before every other limit. */
function neededSentence({ memory, seq }: Turn, { replies, dayInWords }: Words): Said {
  const { neededBy } = memory;
  if (neededBy?.seq !== seq) return null;
  const values = { words: neededBy.words, day: dayInWords(neededBy.on) };
  return phrase(replies, 'conversation.emergency.needed', values);
}

function policySentence({ place, findings }: Turn, { replies }: Words): Said {
  if (place === null) return phrase(replies, 'conversation.emergency.no_card');
  const told = emergencyCards(findings).map((card) =>
    cardClaim(card, citeCard(card, findings.binding)),
  );
  if (told.length > 0) return sentences(...told);
  return findings.binding.length > 0
    ? phrase(replies, 'conversation.emergency.without_card')
    : phrase(replies, 'conversation.emergency.not_covered');
}

function unanswered({ place, findings }: Turn): Draft['unanswered'] {
  if (place === null) return 'region_unknown';
  return findings.binding.length === 0 ? 'region_not_covered' : null;
}
