import { z } from 'zod';
import { DocumentReferenceSchema } from './citations.ts';
import { KnownFactSchema, MessageSchema } from './conversations.ts';
import { DateSchema, RegionSchema, TimestampSchema } from './primitives.ts';
import { StaffTicketSchema } from './staff-tickets.ts';

export const StaffRoleSchema = z.enum(['operator', 'policy', 'supervisor', 'admin']);
export type StaffRole = z.infer<typeof StaffRoleSchema>;

export const LoginRequestSchema = z.strictObject({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(500),
});

export const StaffAccountSchema = z.object({
  username: z.string(),
  displayName: z.string(),
  role: StaffRoleSchema,
});
export type StaffAccount = z.infer<typeof StaffAccountSchema>;

export const StaffSessionSchema = z.object({ account: StaffAccountSchema, csrfToken: z.string() });
export type StaffSession = z.infer<typeof StaffSessionSchema>;

/** One row of the operators' live list, those in danger first, then what is due, then the newest. */
export const ConversationSummarySchema = z.object({
  id: z.string(),
  region: RegionSchema.nullable(),
  channel: z.string(),
  startedAt: TimestampSchema,
  lastMessageAt: TimestampSchema,
  messageCount: z.int(),
  lifeSafety: z.boolean(),
  urgent: z.boolean(),
  greenChannel: z.boolean(),
  /** The citizen's last words, personal data masked, at most 60 characters. */
  lastWords: z.string(),
  ticketNumbers: z.array(z.string()),
});
export type ConversationSummary = z.infer<typeof ConversationSummarySchema>;

export const StaffConversationSchema = z.object({
  summary: ConversationSummarySchema,
  messages: z.array(MessageSchema),
  facts: z.array(KnownFactSchema),
  tickets: z.array(StaffTicketSchema),
});
export type StaffConversation = z.infer<typeof StaffConversationSchema>;

export const PolicyDocumentSchema = DocumentReferenceSchema.extend({
  id: z.string(),
  kind: z.string(),
  bindingForce: z.string(),
  issuedOn: DateSchema.nullable(),
  effectiveFrom: DateSchema,
  effectiveFromPrecision: z.enum(['day', 'month', 'year']),
  expiresOn: DateSchema.nullable(),
  /** Documents this one leans on and does not contain. */
  leansOn: z.array(z.string()),
  clauseCount: z.int(),
});
export type PolicyDocument = z.infer<typeof PolicyDocumentSchema>;

export const PolicyClauseSchema = z.object({
  id: z.string(),
  path: z.string(),
  heading: z.string(),
  text: z.string(),
});
export type PolicyClause = z.infer<typeof PolicyClauseSchema>;
