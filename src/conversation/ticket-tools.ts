import type { ProgrammeId } from '../contracts/programmes.ts';
import type { Database } from '../database/executor.ts';
import type { Replies } from '../knowledge/replies.ts';
import { readArrival } from '../tickets/ticket-arrival.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import { ASSISTANT, CITIZEN } from '../tickets/ticket-event.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';
import type { FiledTicket, TicketDetails } from '../tools/file-ticket.ts';
import type { Words } from './answerers/rules/words.ts';
import { maskedLines, statementLines } from './statement-lines.ts';
import type { TurnTools } from './steps/act.ts';
import { contactWords, declinesContact, isPressing, tellsWhereabouts } from './ticket-talk.ts';
import type { Turn } from './turn.ts';

export interface TicketToolNeeds {
  db: Database;
  desk: TicketDesk;
  fileTicket(details: TicketDetails): Promise<FiledTicket>;
  words: Pick<Words, 'replies' | 'dayInWords'>;
}

type TicketTools = Pick<
  TurnTools,
  'fileTicket' | 'addToTicket' | 'readBack' | 'confirmTicket' | 'ticketInHand' | 'noteArrival'
>;

/** What a turn does with the ticket of its conversation. */
export function createTicketTools({ db, desk, fileTicket, words }: TicketToolNeeds): TicketTools {
  const inHand = async ({ conversation }: Turn): Promise<TicketRecord> => {
    const mine = await desk.findByConversation(db, conversation.id);
    const ticket = mine.find(({ id }) => id === conversation.memory.ticket?.id);
    if (ticket === undefined) throw new Error('The ticket that is talked of is not there.');
    return ticket;
  };
  const file = async (turn: Turn, details: TicketDetails): Promise<FiledTicket> => {
    const filed = await fileTicket(details);
    if (!declinesContact(turn)) return filed;
    return known(await db.transaction((tx) => desk.declineContact(tx, filed.ticket.id)));
  };
  const known = (ticket: TicketRecord): FiledTicket => ({ ticket, known: true });

  return {
    fileTicket: async (turn, kind) => file(turn, detailsOf(turn, kind, words.replies)),
    async addToTicket(turn) {
      const { id, kind } = await inHand(turn);
      return file(turn, { ...detailsOf(turn, kind, words.replies), isFirst: false, addTo: id });
    },
    async readBack(turn, ticket) {
      const lines = statementLines(turn, ticket, words);
      const correction = correctionOf(turn);
      const { version } = await db.transaction((tx) =>
        desk.state(tx, {
          id: ticket.id,
          what: 'stated',
          lines: maskedLines(lines, ticket, words.replies),
          by: correction === null ? ASSISTANT : CITIZEN,
          reason: correction ?? undefined,
        }),
      );
      const isSame = version === ticket.version;
      return { lines, isConfirmed: isSame && turn.memory.ticket?.readBack === 'confirmed' };
    },
    async confirmTicket(turn) {
      const ticket = await inHand(turn);
      return known((await db.transaction((tx) => desk.confirm(tx, ticket.id))) ?? ticket);
    },
    async noteArrival({ conversation, masked }, arrived) {
      const { arrivalOf } = conversation.memory;
      const mine = await desk.findByConversation(db, conversation.id);
      const ticket = mine.find(({ id }) => id === arrivalOf);
      if (ticket === undefined) throw new Error('The ticket that was paid is not there.');
      // Reopened meanwhile without their word: somebody works on it already.
      if (!(await readArrival(db, ticket)).takesWord) return known(ticket);
      const arrival = { id: ticket.id, arrived, reason: masked };
      return known(await db.transaction((tx) => desk.noteArrival(tx, arrival)));
    },
    ticketInHand: async (turn) => known(await inHand(turn)),
  };
}

function detailsOf(turn: Turn, kind: TicketDetails['kind'], replies: Replies): TicketDetails {
  const { conversation, place, greenChannel, triage, at, memory } = turn;
  return {
    conversationId: conversation.id,
    kind,
    isFirst: conversation.memory.ticket === null,
    place,
    greenChannel,
    lifeSafety: triage.danger?.certainty === 'clear',
    summary: summaryOf(turn, replies),
    discoveredAt: at,
    programme: programmeOf(turn, kind),
    neededBy: memory.neededBy && { on: memory.neededBy.on, words: memory.neededBy.words },
    isPressing: isPressing(turn),
    correction: correctionOf(turn),
    ...whatAVisitNeeds(turn),
  };
}

/** The kind of aid that was named; what the facts only point to sets no limit. */
function programmeOf(
  { understanding, memory }: Turn,
  kind: TicketDetails['kind'],
): ProgrammeId | null {
  if (kind === 'emergency_temporary_aid') return kind;
  return understanding.programmes[0] ?? memory.programmes[0] ?? null;
}

/** Masked: what was told of somebody in need, what another department is to know, or this message. */
function summaryOf({ decision, masked }: Turn, replies: Replies): string {
  if (decision.kind === 'clue') return decision.told;
  if (decision.kind !== 'transfer') return masked;
  const { department, told } = decision;
  return replies.say('tickets.transfer_summary', { department, told });
}

/** Their words, masked, where they put something right. */
function correctionOf({ understanding, masked, decision }: Turn): string | null {
  const isCorrection = decision.kind === 'read-back' && decision.answer === 'corrected';
  return isCorrection || understanding.commands.includes('correct') ? masked : null;
}

/** How to reach them; the place in words when we asked for it, or when a spot is named unasked. */
function whatAVisitNeeds(turn: Turn) {
  const { text, decision } = turn;
  const tellsWhere = decision.kind === 'emergency-details' && tellsWhereabouts(turn);
  const whereabouts = tellsWhere ? text.trim() : (spotTold(turn) ?? undefined);
  return { contact: contactWords(turn), whereabouts };
}

const SENDS_SOMEBODY = new Set(['emergency', 'emergency-details', 'danger', 'clue']);

/** Where it is known already, another spot that is named may be anybody's. */
function spotTold({ decision, understanding, conversation }: Turn): string | null {
  const isKnown = conversation.memory.emergency.whereaboutsKnown;
  return SENDS_SOMEBODY.has(decision.kind) && !isKnown ? understanding.spot : null;
}
