import type { Place } from '../shared/place.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import { actorOf } from '../tickets/ticket-event.ts';
import type { StaffTicketDesk } from '../use-cases.ts';

interface StaffTicketDeskNeeds {
  tickets: Pick<TicketDesk, 'staff'>;
  resolvePlace(said: string): Place;
}

/** Tickets as a person who has signed in works on them. */
export function createStaffTicketDesk({
  tickets: { staff },
  resolvePlace,
}: StaffTicketDeskNeeds): StaffTicketDesk {
  return {
    list: async ({ region, ...request }) =>
      staff.list({
        ...request,
        regionCode: region === undefined ? undefined : resolvePlace(region).code,
      }),
    read: (id, account) => staff.read(id, actorOf(account)),
    move: (id, request, account) => staff.move(id, request, actorOf(account)),
    change: (id, request, account) => staff.change(id, request, actorOf(account)),
    pause: (id, request, account) => staff.pause(id, request, actorOf(account)),
    resume: (id, request, account) => staff.resume(id, request, actorOf(account)),
    note: (id, request, account) => staff.note(id, request, actorOf(account)),
    reveal: (id, request, account) => staff.reveal(id, request, actorOf(account)),
    measure: staff.measure,
  };
}
