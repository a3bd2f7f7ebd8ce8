import { describe, expect, it } from 'vitest';
import {
  type TicketKind,
  TicketKindSchema,
  type TicketStatus,
  TicketStatusSchema,
} from '../contracts/tickets.ts';
import { CLOSED_STATUSES, isKnownMove, listMoves, TICKET_MOVES } from './ticket-moves.ts';

const kind = 'emergency_temporary_aid' as const;
const targets = (
  status: (typeof TicketStatusSchema.options)[number],
  party = 'operator' as const,
) => listMoves({ status, kind }, party).map(({ to }) => to);

describe('the life of a ticket', () => {
  it('leads from the discovery to the archive', () => {
    const path = [
      ...(['discovered', 'accepted', 'dispatched', 'received', 'in_progress', 'paid'] as const),
      ...(['called_back', 'archived'] as const),
    ];

    for (const [at, to] of path.slice(1).entries())
      expect(isKnownMove({ status: path[at] ?? 'archived', kind }, to), to).toBe(true);
  });

  it.each(TicketKindSchema.options)('comes to the archive from every status of a %s', (of) => {
    const lost = TicketStatusSchema.options.filter(
      (status) => !reachableFrom(status, of).has('archived'),
    );

    expect(lost).toEqual([]);
  });

  it('leaves nothing behind that nobody can open again', () => {
    for (const status of CLOSED_STATUSES) expect(targets(status)).toEqual(['accepted']);
  });

  it.each([
    ['accepted', 'paid'],
    ['dispatched', 'paid'],
    ['discovered', 'archived'],
    ['in_progress', 'called_back'],
    ['paid', 'refused'],
  ] as const)('does not lead an emergency from %s straight to %s', (status, to) => {
    expect(isKnownMove({ status, kind }, to)).toBe(false);
  });

  it.each(['refused', 'returned', 'transferred', 'merged', 'withdrawn'] as const)(
    'asks why whenever it leads to %s',
    (to) => {
      expect(TICKET_MOVES.filter((move) => move.to === to && !move.needsReason)).toEqual([]);
    },
  );

  it('gives the citizen no other move than to take it back and to have it opened again', () => {
    const own = TICKET_MOVES.filter(({ by }) => by.includes('citizen')).map(({ to }) => to);

    expect(new Set(own)).toEqual(new Set(['withdrawn', 'accepted']));
  });

  it('lets nothing that the service does by itself end the help', () => {
    const byItself = TICKET_MOVES.filter(({ by }) => by.includes('system')).map(({ to }) => to);

    expect(new Set(byItself)).toEqual(new Set(['accepted', 'dispatched', 'archived']));
  });
});

function reachableFrom(start: TicketStatus, of: TicketKind): Set<TicketStatus> {
  const reached = new Set([start]);
  // A set that grows while it is walked through is walked through to its end.
  for (const status of reached)
    for (const { to } of listMoves({ status, kind: of }, 'supervisor')) reached.add(to);
  return reached;
}
