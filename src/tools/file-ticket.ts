import type { ProgrammeId } from '../contracts/programmes.ts';
import type { TicketKind } from '../contracts/tickets.ts';
import type { Database } from '../database/executor.ts';
import type { Place } from '../shared/place.ts';
import type { NewTicket, TicketChanges, TicketDesk } from '../tickets/ticket-desk.ts';
import { CITIZEN } from '../tickets/ticket-event.ts';
import { ENDED_STATUSES } from '../tickets/ticket-moves.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';

/** What a message adds to the ticket of its conversation; what it does not say stays as it was. */
export interface TicketDetails {
  conversationId: string;
  kind: TicketKind;
  /** The conversation speaks of no ticket yet: most likely there is none to add to. */
  isFirst: boolean;
  /** Only this ticket, and only while it is open: none is opened instead. */
  addTo?: string;
  place: Place | null;
  greenChannel: boolean;
  lifeSafety: boolean;
  /** Masked; a new line is added to what the ticket says already. */
  summary: string;
  discoveredAt: NewTicket['discoveredAt'];
  whereabouts?: string | undefined;
  contact?: string | undefined;
  programme: ProgrammeId | null;
  neededBy: NonNullable<NewTicket['neededBy']> | null;
  /** This message tells of a danger, or of an emergency that the ticket does not speak of yet. */
  isPressing: boolean;
  /** The citizen's words, masked, where they put right what they had told. */
  correction: string | null;
}

export interface FiledTicket {
  ticket: TicketRecord;
  /** It was there before this message. */
  known: boolean;
}

const SUMMARY_CHARACTERS = 2000;

/** Opens the conversation's ticket of a kind, or adds to the one that is open: one emergency, one ticket. */
export function createFileTicket(db: Database, desk: TicketDesk) {
  return async (details: TicketDetails): Promise<FiledTicket> => {
    const found = details.isFirst ? undefined : await findMeant(db, desk, details);
    const { ticket, isNew } =
      found === undefined
        ? await desk.openOrFind(newTicket(details))
        : { ticket: found, isNew: false };
    if (isNew) return { ticket, known: false };
    return { ticket: await addTo(ticket, { db, desk, details }), known: true };
  };
}

/** One that has ended stays as it is. */
async function addTo(
  known: TicketRecord,
  { db, desk, details }: { db: Database; desk: TicketDesk; details: TicketDetails },
): Promise<TicketRecord> {
  if (!isOpen(known)) return known;
  return db.transaction(async (tx) => {
    const updated = await desk.updateTicket(tx, known.id, changesOf(known, details));
    return details.isPressing ? desk.urge(tx, known.id) : updated;
  });
}

/** Once a ticket has ended, the next emergency is a new one. */
async function findMeant(
  db: Database,
  desk: TicketDesk,
  { conversationId, kind, addTo }: TicketDetails,
): Promise<TicketRecord | undefined> {
  const mine = await desk.findByConversation(db, conversationId);
  if (addTo !== undefined) return mine.find(({ id }) => id === addTo);
  return mine.find((each) => each.kind === kind && isOpen(each));
}

function isOpen({ status }: TicketRecord): boolean {
  return !ENDED_STATUSES.includes(status);
}

/** Nothing that was known is taken away: a later message adds. */
function changesOf(open: TicketRecord, details: TicketDetails): TicketChanges {
  const { place, greenChannel, lifeSafety, whereabouts, contact, programme } = details;
  return {
    ...neededByOf(open, details),
    programme: open.programme ?? programme,
    ...(place === null ? {} : { place }),
    ...(whereabouts === undefined ? {} : { whereabouts }),
    ...(contact === undefined ? {} : { contact }),
    greenChannel: open.greenChannel || greenChannel,
    lifeSafety: open.lifeSafety || lifeSafety,
    summary: joinSummary(open.summary, details.summary),
  };
}

/** An earlier day presses at once; a later one is believed only from whoever puts it right, in their name. */
function neededByOf(open: TicketRecord, { neededBy, correction }: TicketDetails): TicketChanges {
  if (!neededBy || neededBy.on === open.neededBy?.on) return {};
  if (open.neededBy === null || neededBy.on < open.neededBy.on) return { neededBy };
  return correction === null ? {} : { neededBy, by: CITIZEN, reason: correction };
}

function newTicket({
  whereabouts,
  contact,
  correction: _correction,
  addTo: _addTo,
  isPressing: _isPressing,
  isFirst: _isFirst,
  ...details
}: TicketDetails): NewTicket {
  return { ...details, whereabouts: whereabouts ?? null, contact: contact ?? null };
}

function joinSummary(before: string, added: string): string {
  if (before.includes(added)) return before;
  return [...`${before}\n${added}`].slice(0, SUMMARY_CHARACTERS).join('');
}
