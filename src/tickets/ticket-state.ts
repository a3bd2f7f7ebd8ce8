import { z } from 'zod';
import { DateSchema, TimestampSchema } from '../contracts/primitives.ts';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';
import { TicketKindSchema, TicketStatusSchema } from '../contracts/tickets.ts';

const InstantSchema = TimestampSchema.nullable();

/** A stretch of time in which the limits do not run; the last may still be open. */
export const PauseSchema = z.object({ from: TimestampSchema, until: InstantSchema });
export type Pause = z.infer<typeof PauseSchema>;

/** How a ticket stands, without any words of people. Instants in UTC. */
export const TicketStateSchema = z.object({
  kind: TicketKindSchema,
  status: TicketStatusSchema,
  region: z.string().nullable(),
  greenChannel: z.boolean(),
  lifeSafety: z.boolean(),
  programme: ProgrammeIdSchema.nullable(),
  neededBy: DateSchema.nullable(),
  assignee: z.string().nullable(),
  discoveredAt: TimestampSchema,
  acceptedAt: TimestampSchema,
  dueAt: InstantSchema,
  certainty: z.enum(['official', 'provisional']).nullable(),
  firstDueAt: InstantSchema,
  pauses: z.array(PauseSchema),
  mergedInto: z.string().nullable(),
});
export type TicketState = z.infer<typeof TicketStateSchema>;

export const StatePartSchema = TicketStateSchema.partial();
type StatePart = z.infer<typeof StatePartSchema>;

/** An event as far as the state follows from it. */
export interface StateChange {
  version: number;
  details: { set: StatePart };
}

export type StandingTicket = StatePart & { version: number };

/** How a ticket stands after its events, in their order. The row in `tickets` only remembers this. */
export function stateOf(events: readonly StateChange[]): StandingTicket {
  const set = events.map(({ version, details }) => ({ ...details.set, version }));
  return Object.assign({ version: 0 }, ...set);
}

/** What stands in `after` and differs from `before`. */
export function changesBetween(before: TicketState, after: TicketState): StatePart {
  const changed = TicketStateSchema.keyof().options.filter(
    (key) => !isSame(before[key], after[key]),
  );
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
}

/** Names of what the two say differently, `version` included. */
export function differencesBetween(one: StandingTicket, other: StandingTicket): string[] {
  const keys = ['version', ...TicketStateSchema.keyof().options] as const;
  return keys.filter((key) => !isSame(one[key], other[key]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
