import { z } from 'zod';
import { AssessmentSchema } from './assessments.ts';
import { CitationSchema } from './citations.ts';
import { FactKeySchema } from './facts.ts';
import { RegionInputSchema, RegionSchema, TimestampSchema } from './primitives.ts';
import { ProgrammeIdSchema } from './programmes.ts';
import { TicketSchema } from './tickets.ts';

export const MESSAGE_MAX_CHARACTERS = 2000;

export const StartConversationSchema = z.strictObject({
  region: RegionInputSchema.optional(),
  channel: z.enum(['web', 'phone', 'api']).default('web'),
});
export type StartConversation = z.infer<typeof StartConversationSchema>;

/** Length is checked by the use case, which tells empty (400) from too long (413). */
export const SayRequestSchema = z.strictObject({ text: z.string() });

export const FeedbackSchema = z.strictObject({
  helpful: z.boolean(),
  reason: z.string().max(200).optional(),
  comment: z.string().max(2000).optional(),
});
export type Feedback = z.infer<typeof FeedbackSchema>;

export const ReplyKindSchema = z.enum([
  'answer',
  'question',
  'assessment',
  'ticket',
  'safety',
  'clarification',
  'handoff',
  'cannot_answer',
  'smalltalk',
]);
export type ReplyKind = z.infer<typeof ReplyKindSchema>;

export const DANGER_CATEGORIES = [
  'suicide',
  'fire',
  'medical',
  'violence',
  'child',
  'other',
] as const;
export const DangerCategorySchema = z.enum(DANGER_CATEGORIES);
export type DangerCategory = z.infer<typeof DangerCategorySchema>;

export const SafetySchema = z.object({
  category: DangerCategorySchema,
  call: z.array(z.enum(['110', '119', '120', '12356'])).min(1),
});
export type Safety = z.infer<typeof SafetySchema>;

export const UnansweredReasonSchema = z.enum([
  'not_in_documents',
  'region_not_covered',
  'region_unknown',
  'out_of_scope',
  'needs_person',
]);
export type UnansweredReason = z.infer<typeof UnansweredReasonSchema>;

export const ReplySchema = z.object({
  id: z.string(),
  seq: z.int(),
  kind: ReplyKindSchema,
  text: z.string().min(1),
  region: RegionSchema.nullable(),
  citations: z.array(CitationSchema),
  assessment: AssessmentSchema.nullable(),
  ticket: TicketSchema.nullable(),
  safety: SafetySchema.nullable(),
  urgent: z.boolean(),
  programmes: z.array(ProgrammeIdSchema),
  greenChannel: z.boolean(),
  notices: z.array(z.string()),
  receipt: z.string(),
  unanswered: z.object({ reason: UnansweredReasonSchema }).nullable(),
  suggestions: z.array(z.string()).max(4),
  generatedBy: z.enum(['rules', 'model']),
});
export type Reply = z.infer<typeof ReplySchema>;

export const FactStatusSchema = z.enum(['said', 'inferred', 'contradicted', 'confirmed']);
export type FactStatus = z.infer<typeof FactStatusSchema>;

export const KnownFactSchema = z.object({
  key: FactKeySchema,
  value: z.unknown(),
  /** `subject` is whoever the case is about, also when that is the speaker. */
  about: z.enum(['speaker', 'subject']),
  status: FactStatusSchema,
  seq: z.int(),
  /** The citizen's own words it came from. */
  words: z.string(),
});
export type KnownFact = z.infer<typeof KnownFactSchema>;

export const MessageSchema = z.object({
  id: z.string(),
  seq: z.int(),
  from: z.enum(['citizen', 'assistant', 'operator']),
  text: z.string(),
  at: TimestampSchema,
  reply: ReplySchema.nullable(),
});
export type Message = z.infer<typeof MessageSchema>;

export const ConversationStartedSchema = z.object({
  id: z.string(),
  token: z.string(),
  reply: ReplySchema,
});
export type ConversationStarted = z.infer<typeof ConversationStartedSchema>;

export const ConversationSchema = z.object({
  id: z.string(),
  region: RegionSchema.nullable(),
  messages: z.array(MessageSchema),
  facts: z.array(KnownFactSchema),
});
export type Conversation = z.infer<typeof ConversationSchema>;
