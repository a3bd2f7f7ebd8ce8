import { z } from 'zod';
import { DateSchema, TimestampSchema } from './primitives.ts';
import { ProgrammeIdSchema } from './programmes.ts';
import {
  MoveTicketSchema,
  StaffTicketSchema,
  TicketEventViewSchema,
  TicketListRequestSchema,
} from './staff-tickets.ts';
import { TicketKindSchema, TicketStatusSchema } from './tickets.ts';

/**
 * One event of a ticket as other systems are told of it, with how the ticket stood from then on. No words
 * of people and no names: those are read in the console.
 */
export const TicketNoticeSchema = z.object({
  /** The same however often it is told: whoever has it already does nothing. */
  id: z.uuid(),
  what: TicketEventViewSchema.shape.what,
  at: TimestampSchema,
  actor: TicketEventViewSchema.shape.party,
  number: z.string(),
  /** Grows by one with every event of the ticket: a lower one than is known is out of date. */
  version: z.int(),
  kind: TicketKindSchema,
  status: TicketStatusSchema,
  /** Both null where the event left the status as it was; `from` alone where it is the first. */
  from: TicketStatusSchema.nullable(),
  to: TicketStatusSchema.nullable(),
  /** The code of GB/T 2260; null while the place is unknown. */
  region: z.string().nullable(),
  greenChannel: z.boolean(),
  lifeSafety: z.boolean(),
  programme: ProgrammeIdSchema.nullable(),
  discoveredAt: TimestampSchema,
  acceptedAt: TimestampSchema,
  /** What is promised, and the earliest of all its limits; null where there is none. */
  dueAt: TimestampSchema.nullable(),
  firstDueAt: TimestampSchema.nullable(),
  certainty: z.enum(['official', 'provisional']).nullable(),
  /** The limits stand still. */
  paused: z.boolean(),
  /** The number of the ticket that goes on for it. */
  mergedInto: z.string().nullable(),
  /** Names of what changed, also of words, which are not told. */
  changed: z.array(z.string()),
  /** Of the change that the receiver itself sent in, so that it knows its own again. */
  externalId: z.string().nullable(),
});
export type TicketNotice = z.infer<typeof TicketNoticeSchema>;

export const NoticePageRequestSchema = z.strictObject({
  /** `next` of the page before; absent: from the first event on. */
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type NoticePageRequest = z.infer<typeof NoticePageRequestSchema>;

export const NoticePageSchema = z.object({
  /** In the order in which they happened. */
  events: z.array(TicketNoticeSchema),
  /** To ask with the next time, also when there was nothing new; null while nothing has happened yet. */
  next: z.string().nullable(),
  /** Whether asking again at once brings more. */
  hasMore: z.boolean(),
});
export type NoticePage = z.infer<typeof NoticePageSchema>;

/** PostgreSQL cannot store a NUL, and no word holds one. */
const WordsSchema = z
  .string()
  .overwrite((text) => text.replaceAll('\0', ''))
  .trim()
  .min(1);

/** A change of state in the city's own system. */
export const ExternalChangeSchema = z.strictObject({
  /** The change's own id there: sent again, it is done once. */
  externalId: WordsSchema.max(100),
  number: WordsSchema.max(40),
  to: TicketStatusSchema,
  reason: WordsSchema.max(500).optional(),
  /** When it happened there. */
  at: TimestampSchema,
  /** Who did it there. */
  actor: WordsSchema.max(60),
  /** The number of the ticket that goes on, for `merged`. */
  into: WordsSchema.max(40).optional(),
  /** Why nobody can reach the citizen, where the ticket ends without a way to. */
  noContact: MoveTicketSchema.shape.noContact,
});
export type ExternalChange = z.infer<typeof ExternalChangeSchema>;

export const ImportChangesSchema = z.strictObject({
  /** Done one after the other; one that is refused does not keep the others back. */
  changes: z.array(ExternalChangeSchema).min(1).max(200),
});
export type ImportChanges = z.infer<typeof ImportChangesSchema>;

/** The same from a file, brought in by an administrator. */
export const FileImportSchema = ImportChangesSchema.extend({
  /** Whose changes they are. */
  system: WordsSchema.max(30),
});

export const ImportOutcomeSchema = z.object({
  externalId: z.string(),
  number: z.string(),
  /** `already`: it was taken before, or the ticket stands there anyhow; nothing was changed. */
  outcome: z.enum(['accepted', 'already', 'refused']),
  /** Why it was refused, in plain Chinese. */
  reason: z.string().nullable(),
  /** How the ticket stands now; null where there is none. */
  status: TicketStatusSchema.nullable(),
  version: z.int().nullable(),
});
export type ImportOutcome = z.infer<typeof ImportOutcomeSchema>;

export const ImportOutcomesSchema = z.object({
  /** In the order of the changes. */
  outcomes: z.array(ImportOutcomeSchema),
});
export type ImportOutcomes = z.infer<typeof ImportOutcomesSchema>;

/** A file of changes as it was chosen or pasted: CSV or JSON. */
export const ImportPreviewRequestSchema = z.strictObject({ text: z.string() });
export type ImportPreviewRequest = z.infer<typeof ImportPreviewRequestSchema>;

/** What a row of a file would do; nothing has been changed. */
export const PreviewedRowSchema = z.object({
  line: z.int(),
  /** Null where the row names no ticket. */
  number: z.string().nullable(),
  outcome: ImportOutcomeSchema.shape.outcome,
  /** Why it would be refused, in plain Chinese. */
  reason: z.string().nullable(),
  /** How the ticket stands before this row, and what the row wants; null where that is unknown. */
  from: TicketStatusSchema.nullable(),
  to: TicketStatusSchema.nullable(),
  /** The version of the ticket on which the row builds, the rows above it done. */
  version: z.int().nullable(),
  /** Null where the row cannot be read. */
  change: ExternalChangeSchema.nullable(),
});
export type PreviewedRow = z.infer<typeof PreviewedRowSchema>;

export const ImportPreviewSchema = z.object({ rows: z.array(PreviewedRowSchema) });
export type ImportPreview = z.infer<typeof ImportPreviewSchema>;

/** A change that somebody looked at, with the version of the ticket that it builds on. */
const SeenChangeSchema = ExternalChangeSchema.extend({ version: z.int().min(1) });

export const ApplyImportSchema = z.strictObject({
  /** Done one after the other; a ticket that has changed since is left as it is. */
  changes: z.array(SeenChangeSchema).min(1).max(200),
});
export type ApplyImport = z.infer<typeof ApplyImportSchema>;

export const TokenScopeSchema = z.enum(['read', 'write']);
export type TokenScope = z.infer<typeof TokenScopeSchema>;

export const NewTokenSchema = z.strictObject({
  /** The system that gets it. */
  name: WordsSchema.max(30),
  /** `read`: what happens to tickets. `write`: changes of their state. */
  scopes: z.array(TokenScopeSchema).min(1).max(2),
});
export type NewToken = z.infer<typeof NewTokenSchema>;

export const IntegrationTokenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(TokenScopeSchema),
  createdBy: z.string(),
  createdAt: TimestampSchema,
  lastUsedAt: TimestampSchema.nullable(),
  revokedBy: z.string().nullable(),
  revokedAt: TimestampSchema.nullable(),
});
export type IntegrationToken = z.infer<typeof IntegrationTokenSchema>;

/** The secret is shown this one time. */
export const CreatedTokenSchema = IntegrationTokenSchema.extend({ secret: z.string() });
export type CreatedToken = z.infer<typeof CreatedTokenSchema>;

/** An event on its way, or one that could not be delivered. */
export const DeliverySchema = z.object({
  /** The event's. */
  id: z.uuid(),
  ticketId: z.uuid(),
  number: z.string(),
  what: TicketEventViewSchema.shape.what,
  at: TimestampSchema,
  state: z.enum(['pending', 'dead']),
  attempts: z.int(),
  nextTryAt: TimestampSchema,
  /** `status:500`, `timeout`, or the network's own word, such as `ECONNREFUSED`. */
  lastError: z.string().nullable(),
});
export type Delivery = z.infer<typeof DeliverySchema>;

/** Something a person did here that others may ask about. */
export const IntegrationActionSchema = z.object({
  id: z.uuid(),
  at: TimestampSchema,
  actor: z.string(),
  what: z.enum([
    'resent',
    'closed',
    'backfilled',
    'exported',
    'imported',
    'token_created',
    'token_revoked',
  ]),
  /** The token's name, what was exported, or why something was closed. */
  about: z.string(),
  /** How many events or tickets it was; null where that says nothing. */
  count: z.int().nullable(),
});
export type IntegrationAction = z.infer<typeof IntegrationActionSchema>;

export const IntegrationOverviewSchema = z.object({
  /** Whether a receiver is configured; without one nothing is sent, and everything can be fetched. */
  isConfigured: z.boolean(),
  /** When sending began; null while no receiver was ever configured. */
  startedAt: TimestampSchema.nullable(),
  /** Events that happened before, and that nobody has had sent. */
  unsent: z.int(),
  /** For so many days what was delivered is kept; what was not is kept until somebody deals with it. */
  keepDays: z.int(),
  pending: z.int(),
  delivered: z.int(),
  dead: z.int(),
  /** Those that did not arrive and that somebody closed. */
  closed: z.int(),
  /** Since when the oldest of those that wait has been waiting. */
  waitingSince: TimestampSchema.nullable(),
  /** The receiver asked to be left alone until then. */
  restUntil: TimestampSchema.nullable(),
  /** Those that could not be delivered, the oldest first; at most a hundred. */
  deadLetters: z.array(DeliverySchema),
  /** Those that failed at least once and are tried again; at most a hundred. */
  troubled: z.array(DeliverySchema),
  /** The latest first, at most fifty. */
  actions: z.array(IntegrationActionSchema),
});
export type IntegrationOverview = z.infer<typeof IntegrationOverviewSchema>;

export const ResendRequestSchema = z.strictObject({
  /** Absent: all that could not be delivered. */
  ids: z.array(z.uuid()).min(1).max(100).optional(),
});
export type ResendRequest = z.infer<typeof ResendRequestSchema>;

export const CloseRequestSchema = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(100),
  /** Why it need not arrive any more. */
  reason: WordsSchema.max(200),
});
export type CloseRequest = z.infer<typeof CloseRequestSchema>;

export const BackfillRequestSchema = z.strictObject({
  /** The first day whose events are sent although they happened before sending began. */
  from: DateSchema,
});
export type BackfillRequest = z.infer<typeof BackfillRequestSchema>;

export const ResentSchema = z.object({ count: z.int() });
export type Resent = z.infer<typeof ResentSchema>;

/** Absent `status`: every one. */
export const TicketExportRequestSchema = TicketListRequestSchema.omit({
  sort: true,
  limit: true,
  cursor: true,
}).extend({ format: z.enum(['csv', 'json']) });
export type TicketExportRequest = z.infer<typeof TicketExportRequestSchema>;

/** A ticket as it leaves the house in a file: personal data masked. */
export const ExportedTicketSchema = StaffTicketSchema.pick({
  number: true,
  kind: true,
  status: true,
  region: true,
  greenChannel: true,
  lifeSafety: true,
  programme: true,
  discoveredAt: true,
  acceptedAt: true,
  dueAt: true,
  assignee: true,
  /** As staff see it: masked. */
  contact: true,
  version: true,
}).extend({
  firstDueAt: TimestampSchema.nullable(),
  neededBy: z.string().nullable(),
  /** With personal data masked. */
  summary: z.string(),
});
export type ExportedTicket = z.infer<typeof ExportedTicketSchema>;
