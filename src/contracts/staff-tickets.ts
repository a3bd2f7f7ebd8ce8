import { z } from 'zod';
import { DeadlineSchema } from './deadlines.ts';
import { DateSchema, RegionInputSchema, TimestampSchema } from './primitives.ts';
import { ProgrammeIdSchema } from './programmes.ts';
import { TicketStatementsSchema } from './ticket-statements.ts';
import { TicketKindSchema, TicketSchema, TicketStatusSchema } from './tickets.ts';

/** One time limit of a ticket. */
export const TicketClockSchema = z.object({
  /** What this service promises, what a document gives for the kind of aid, when the citizen needs it. */
  kind: z.enum(['promised', 'statutory', 'needed']),
  dueAt: TimestampSchema,
  /** With every day and why it counts; null for a day that the citizen named. */
  deadline: DeadlineSchema.nullable(),
  inWords: z.string(),
  /** Where it comes from; for `needed` the citizen's own words. */
  source: z.string(),
  citation: z.object({ document: z.string(), clause: z.string(), quote: z.string() }).nullable(),
  /** The earliest of them: the only one that is shown as pressing. */
  isFirst: z.boolean(),
});
export type TicketClock = z.infer<typeof TicketClockSchema>;

const NeededBySchema = z.object({ on: DateSchema, words: z.string() });

/** Another ticket that may be about the same event, and what says so. Nobody but staff puts them together. */
export const LikelySameSchema = z.object({
  id: z.string(),
  number: z.string(),
  because: z.enum(['contact', 'event', 'words']),
});
export type LikelySame = z.infer<typeof LikelySameSchema>;

/** What operators see of a ticket; the look-up code stays with the citizen. */
export const StaffTicketSchema = TicketSchema.omit({ code: true }).extend({
  id: z.string(),
  conversationId: z.string().nullable(),
  summary: z.string(),
  /** Where exactly and how to reach them: masked, and revealed one by one; null until the citizen says. */
  whereabouts: z.string().nullable(),
  contact: z.string().nullable(),
  programme: ProgrammeIdSchema.nullable(),
  neededBy: NeededBySchema.nullable(),
  /** The account's name. */
  assignee: z.string().nullable(),
  /** The earliest first. */
  clocks: z.array(TicketClockSchema),
  pause: z.object({
    /** Since when the limits stand still; null while they run. */
    since: TimestampSchema.nullable(),
    /** Working days by which the pauses that are over have moved every limit. */
    workingDays: z.int(),
  }),
  mergedInto: z.string().nullable(),
  likelySame: z.array(LikelySameSchema),
  /** Grows by one with every change; quoted with the next one. */
  version: z.int(),
});
export type StaffTicket = z.infer<typeof StaffTicketSchema>;

export const TicketEventViewSchema = z.object({
  version: z.int(),
  at: TimestampSchema,
  actor: z.string(),
  party: z.enum(['citizen', 'operator', 'supervisor', 'system']),
  what: z.enum([
    ...(['opened', 'adopted', 'updated', 'moved', 'paused', 'resumed', 'recomputed'] as const),
    ...(['stated', 'confirmed', 'noted', 'revealed', 'contact_declined', 'unreachable'] as const),
    ...(['arrived', 'not_arrived'] as const),
    'urged',
    'acknowledged',
  ]),
  reason: z.string().nullable(),
  /** Where the ticket stood from then on, where that changed. */
  status: TicketStatusSchema.nullable(),
  /** Names of what changed. */
  changed: z.array(z.string()),
  told: z.object({ at: TimestampSchema, how: z.string() }).nullable(),
});
export type TicketEventView = z.infer<typeof TicketEventViewSchema>;

export const StaffTicketDetailSchema = StaffTicketSchema.extend({
  /** The oldest first. */
  events: z.array(TicketEventViewSchema),
  /** What whoever asks may do now. */
  moves: z.array(
    z.object({
      to: TicketStatusSchema,
      needsReason: z.boolean(),
      /** Nobody knows how to reach the citizen: it has to be said why. */
      needsNoContact: z.boolean(),
    }),
  ),
  statements: TicketStatementsSchema,
  /** Tries with a wrong code, one soon after the other; null where nobody has tried any lately. */
  wrongCodes: z.object({ count: z.int(), lastAt: TimestampSchema }).nullable(),
});
export type StaffTicketDetail = z.infer<typeof StaffTicketDetailSchema>;

const FlagSchema = z.enum(['true', 'false']).transform((flag) => flag === 'true');
/** `?status=accepted,returned`. */
const StatusListSchema = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(TicketStatusSchema).min(1));

export const TicketListRequestSchema = z.strictObject({
  /** Absent: all that are not closed. */
  status: StatusListSchema.optional(),
  /** There and in everything below it. */
  region: RegionInputSchema.optional(),
  kind: TicketKindSchema.optional(),
  green: FlagSchema.optional(),
  overdue: FlagSchema.optional(),
  assignee: z.string().min(1).max(100).optional(),
  /** `urgency`: danger, then the earliest limit. `newest`: the latest accepted first. */
  sort: z.enum(['urgency', 'newest']).default('urgency'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `next` of the page before, with the same filters and order. */
  cursor: z.string().max(200).optional(),
});
export type TicketListRequest = z.infer<typeof TicketListRequestSchema>;

export const TicketPageSchema = z.object({
  tickets: z.array(StaffTicketSchema),
  /** Null on the last page. */
  next: z.string().nullable(),
});
export type TicketPage = z.infer<typeof TicketPageSchema>;

const VersionSchema = z.strictObject({ version: z.int().min(1) });
const ReasonSchema = z.string().trim().min(1).max(500);

export const MoveTicketSchema = VersionSchema.extend({
  to: TicketStatusSchema,
  reason: ReasonSchema.optional(),
  /** Why nobody can reach the citizen, where the ticket ends without a way to. */
  noContact: z.enum(['declined', 'unreachable']).optional(),
  /** The number of the ticket that goes on, for `merged`. */
  into: z.string().trim().min(1).max(40).optional(),
});
export type MoveTicket = z.infer<typeof MoveTicketSchema>;

/** What staff set anew; what is absent stays. Less urgency than before needs a reason. */
export const ChangeTicketSchema = VersionSchema.extend({
  kind: TicketKindSchema.optional(),
  greenChannel: z.boolean().optional(),
  lifeSafety: z.boolean().optional(),
  programme: ProgrammeIdSchema.nullable().optional(),
  neededBy: z
    .strictObject({ on: DateSchema, words: z.string().trim().min(1).max(200) })
    .nullable()
    .optional(),
  assignee: z.string().trim().min(1).max(100).nullable().optional(),
  reason: ReasonSchema.optional(),
});
export type ChangeTicket = z.infer<typeof ChangeTicketSchema>;

/** The limits stand still only with something to show for it, and once the citizen has been told. */
export const PauseTicketSchema = VersionSchema.extend({
  evidence: ReasonSchema,
  told: z.strictObject({
    at: TimestampSchema,
    how: z.enum(['phone', 'message', 'in_person', 'letter']),
  }),
});
export type PauseTicket = z.infer<typeof PauseTicketSchema>;

/** What the operator knows the ticket to say, beside what the citizen confirmed. */
export const NoteStatementSchema = VersionSchema.extend({
  lines: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(60),
        text: z.string().trim().min(1).max(500),
      }),
    )
    .max(60),
  reason: ReasonSchema.optional(),
});
export type NoteStatement = z.infer<typeof NoteStatementSchema>;

export const RevealContactSchema = z.strictObject({ reason: ReasonSchema.optional() });
export type RevealContact = z.infer<typeof RevealContactSchema>;

export const RevealedContactSchema = z.object({
  contact: z.string().nullable(),
  whereabouts: z.string().nullable(),
  /** Of the ticket, after the event that says who looked. */
  version: z.int(),
});
export type RevealedContact = z.infer<typeof RevealedContactSchema>;

/** What this service is measured by: of what was paid, what arrived. */
export const TicketMeasureSchema = z.object({
  paid: z.int(),
  arrived: z.int(),
  notArrived: z.int(),
  notAnswered: z.int(),
});
export type TicketMeasure = z.infer<typeof TicketMeasureSchema>;

export const ResumeTicketSchema = VersionSchema.extend({ reason: ReasonSchema.optional() });
export type ResumeTicket = z.infer<typeof ResumeTicketSchema>;
