import type { TicketKind, TicketStanding } from '../contracts/tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { listNearestOffices, type OfficeVersion } from '../knowledge/offices/office-repository.ts';
import { isOverdueOn } from '../knowledge/parameters/parameter-words.ts';
import type { Replies } from '../knowledge/replies.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { type KnownArrival, readArrival } from './ticket-arrival.ts';
import type { TicketRecord } from './ticket-row.ts';
import { toSharedView } from './ticket-view.ts';

export interface StatusNeeds {
  replies: Replies;
  clock: Clock;
  ladderOf(code: string): PlaceLadder;
  findPlace(code: string): Place | undefined;
}

export type ToStatusView = (db: SqlExecutor, record: TicketRecord) => Promise<TicketStanding>;

/** What the look-up by number and code shows: where it stands, what comes next, and whom to ask about it. */
export function createToStatusView(needs: StatusNeeds): ToStatusView {
  return async (db, record) => {
    const { number, kind, status, region, dueAt, deadline } = toSharedView(record);
    const arrival = await readArrival(db, record);
    const nextStep = `${nextStepOf(record, arrival, needs)}${await whomToAsk(db, record, needs)}`;
    const takesArrival = arrival.takesWord;
    return { number, kind, status, region, dueAt, deadline, nextStep, takesArrival };
  };
}

function nextStepOf(
  { kind, status }: TicketRecord,
  { said }: KnownArrival,
  { replies }: StatusNeeds,
): string {
  const keys = [
    ...(said === null ? [] : [`tickets.next_step.${said}.${status}`]),
    `tickets.next_step.${kind}.${status}`,
  ];
  return replies.say(keys.find(replies.has) ?? `tickets.next_step.any.${status}`);
}

/** The window of the place works on these; everything else is asked of the hotline. */
const WORKED_ON_AT_WINDOWS: readonly TicketKind[] = ['emergency_temporary_aid', 'clue'];

/** The nearest window that can be called; where nobody has entered one, or checked it in time, the hotline. */
async function whomToAsk(
  db: SqlExecutor,
  { kind, place }: TicketRecord,
  { replies, clock, ladderOf, findPlace }: StatusNeeds,
): Promise<string> {
  const hotline = replies.say('tickets.whom.hotline');
  if (place === null || !WORKED_ON_AT_WINDOWS.includes(kind)) return hotline;
  const asOf = shanghaiDateOf(clock());
  const offices = await listNearestOffices(db, { ladder: ladderOf(place.code), asOf });
  const office = offices.find((each) => each.phone !== null && !isOverdueOn(each, asOf));
  return office === undefined
    ? hotline
    : replies.say('tickets.whom.office', namesOf(office, findPlace));
}

function namesOf(
  { name, phone, region }: OfficeVersion,
  findPlace: StatusNeeds['findPlace'],
): Record<string, string> {
  return { name, phone: phone ?? '', region: findPlace(region)?.name ?? '' };
}
