import type { Card } from '../../../knowledge/cards.ts';
import type { TicketRecord } from '../../../tickets/ticket-repository.ts';
import type { AskedFor } from '../../memory.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { citeCard } from './cite.ts';
import { paragraphs, sentences, type Words } from './words.ts';

/** Filed first; then what the document says here, then one question for what a visit needs. */
export function emergencyDraft(turn: Turn, words: Words): Draft {
  const { replies } = words;
  const { ticket, ticketKnown } = turn.findings;
  if (ticket === null) throw new Error('A reply about an emergency needs its ticket.');
  const { number, code } = ticket;
  const next = nextQuestion(turn);

  return draftOf(
    'ticket',
    paragraphs(
      ticketKnown
        ? replies.say('conversation.emergency.already', { number, code })
        : sentences(
            replies.say('conversation.emergency.filed'),
            replies.say('conversation.emergency.number', { number, code }),
          ),
      dueSentence(ticket, words),
      policySentence(turn, words),
      next && replies.say(`conversation.emergency.ask_${next}`),
      next === 'whereabouts' && replies.say('conversation.emergency.whereabouts_note'),
    ),
    { citations: emergencyCitations(turn), asked: next, unanswered: unanswered(turn) },
  );
}

/** A later message that brings the place, the cause or a way to reach them. */
export function detailsDraft(turn: Turn, words: Words): Draft {
  const { replies } = words;
  const { ticket } = turn.findings;
  if (ticket === null) throw new Error('Details need the ticket they belong to.');
  const next = nextQuestion(turn);
  const placeIsNew = turn.place !== null && turn.conversation.regionCode === null;

  return draftOf(
    'ticket',
    paragraphs(
      replies.say('conversation.emergency.updated', { number: ticket.number }),
      placeIsNew && policySentence(turn, words),
      next
        ? replies.say(`conversation.emergency.ask_${next}`)
        : replies.say('conversation.emergency.complete'),
    ),
    { citations: placeIsNew ? emergencyCitations(turn) : [], asked: next },
  );
}

/** A sudden cause without trouble now: one question, because trouble would be filed at once. */
export function askTroubleDraft({ replies }: Words): Draft {
  return draftOf('question', replies.say('conversation.emergency.cause_only'), {
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

function dueSentence(
  { deadline }: TicketRecord,
  { replies, deadlineInWords }: Words,
): string | null {
  if (deadline === null) return null;
  return replies.say('conversation.emergency.due', { deadline: deadlineInWords(deadline) });
}

function policySentence({ place, findings }: Turn, { replies }: Words): string {
  if (place === null) return replies.say('conversation.emergency.no_card');
  const texts = emergencyCards(findings).map((card) => card.text.trim());
  if (texts.length > 0) return texts.join('');
  return findings.binding.length > 0
    ? replies.say('conversation.emergency.without_card')
    : replies.say('conversation.emergency.not_covered');
}

/** What a visit needs, in the order of need: the region, what happened, where exactly, how to reach. */
function nextQuestion({
  memory,
  place,
}: Turn): Extract<AskedFor, 'region' | 'cause' | 'whereabouts' | 'contact'> | null {
  const { causeKnown, whereaboutsKnown, contactKnown } = memory.emergency;
  if (place === null) return 'region';
  if (!whereaboutsKnown) return 'whereabouts';
  if (!causeKnown && memory.asked !== 'cause') return 'cause';
  return contactKnown || memory.asked === 'contact' ? null : 'contact';
}

function unanswered({ place, findings }: Turn): Draft['unanswered'] {
  if (place === null) return 'region_unknown';
  return findings.binding.length === 0 ? 'region_not_covered' : null;
}
