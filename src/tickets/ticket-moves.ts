import type { TicketKind, TicketStatus } from '../contracts/tickets.ts';

/** Who may move a ticket: the citizen with the ticket's code, staff by role, or the service by itself. */
export const TICKET_PARTIES = ['citizen', 'operator', 'supervisor', 'system'] as const;
export type TicketParty = (typeof TICKET_PARTIES)[number];

export interface TicketMove {
  from: readonly TicketStatus[];
  to: TicketStatus;
  by: readonly TicketParty[];
  needsReason: boolean;
  /** Absent: every kind. */
  kinds?: readonly TicketKind[];
}

const STAFF: readonly TicketParty[] = ['operator', 'supervisor'];
const STAFF_OR_SYSTEM: readonly TicketParty[] = [...STAFF, 'system'];
const ANYBODY: readonly TicketParty[] = ['citizen', ...STAFF];

/** Nobody works on these any more, and their time limits have stopped. */
export const ENDED_STATUSES: readonly TicketStatus[] = [
  ...(['paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn'] as const),
];
/** There is nothing left to do, also for whoever calls back. */
export const CLOSED_STATUSES: readonly TicketStatus[] = ['archived', 'merged', 'withdrawn'];
/** The condition of the indexes of what is open, letter by letter. */
export const IS_OPEN = `ticket.status not in (${inSql(CLOSED_STATUSES)})`;

/**
 * The life of a ticket. It is discovered or accepted, sent to whoever is there, received, worked on, and
 * ends with the aid or with a refusal; then somebody calls back, and it is filed away. On the way it can be
 * sent back for what is missing, handed to another authority, put together with another ticket about the
 * same matter, or withdrawn. What has ended can be opened again. Everything else is refused.
 */
export const TICKET_MOVES: readonly TicketMove[] = [
  { from: ['discovered'], to: 'accepted', by: STAFF_OR_SYSTEM, needsReason: false },
  { from: ['accepted', 'returned'], to: 'dispatched', by: STAFF_OR_SYSTEM, needsReason: false },
  { from: ['dispatched', 'transferred'], to: 'received', by: STAFF, needsReason: false },
  // A question for staff needs nobody to be sent anywhere.
  { from: ['accepted'], to: 'received', by: STAFF, needsReason: false, kinds: ['handoff'] },
  { from: ['received'], to: 'in_progress', by: STAFF, needsReason: false },
  { from: ['in_progress'], to: 'paid', by: STAFF, needsReason: false },
  { from: ['in_progress'], to: 'refused', by: STAFF, needsReason: true },
  {
    from: ['in_progress'],
    to: 'called_back',
    by: STAFF,
    needsReason: false,
    // Nothing is paid out on these.
    kinds: ['clue', 'handoff', 'transfer'],
  },
  { from: ['paid', 'refused'], to: 'called_back', by: STAFF, needsReason: false },
  { from: ['called_back'], to: 'archived', by: STAFF_OR_SYSTEM, needsReason: false },
  {
    from: ['dispatched', 'received', 'in_progress', 'transferred'],
    to: 'returned',
    by: STAFF,
    needsReason: true,
  },
  {
    from: ['accepted', 'dispatched', 'received', 'in_progress', 'returned'],
    to: 'transferred',
    by: STAFF,
    needsReason: true,
  },
  {
    from: ['discovered', 'accepted', 'dispatched', 'received', 'in_progress', 'returned'],
    to: 'merged',
    by: STAFF,
    needsReason: true,
  },
  {
    from: [
      ...(['discovered', 'accepted', 'dispatched', 'received', 'in_progress'] as const),
      ...(['returned', 'transferred'] as const),
    ],
    to: 'withdrawn',
    by: ANYBODY,
    needsReason: true,
  },
  // Opened again: the time limits count on from where they began.
  { from: ENDED_STATUSES, to: 'accepted', by: ANYBODY, needsReason: true },
];

/** For words of our own alone. */
export function inSql(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

interface Standing {
  status: TicketStatus;
  kind: TicketKind;
}

/** What a party may do with a ticket now, in the order of the table. */
export function listMoves({ status, kind }: Standing, party: TicketParty): TicketMove[] {
  return TICKET_MOVES.filter(
    ({ from, by, kinds }) =>
      from.includes(status) && by.includes(party) && (kinds?.includes(kind) ?? true),
  );
}

/** Whether anybody at all may make this move. */
export function isKnownMove({ status, kind }: Standing, to: TicketStatus): boolean {
  return TICKET_PARTIES.some((party) =>
    listMoves({ status, kind }, party).some((move) => move.to === to),
  );
}
