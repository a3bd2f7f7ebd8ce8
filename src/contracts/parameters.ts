import { z } from 'zod';
import { ValiditySchema } from './citations.ts';
import { DateSchema, RegionInputSchema, RegionSchema, TimestampSchema } from './primitives.ts';

/** Which figures a place can publish; the list is data. */
export const ParameterKindViewSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** 元/人·月. */
  unit: z.string(),
});

/** A figure that a place publishes for itself, as staff enter it. */
export const ParameterStatementSchema = z.strictObject({
  key: z.string().min(1).max(100),
  /** It counts there and in everything below that has none of its own. */
  region: RegionInputSchema,
  /** Yuan, whole fen. */
  value: z.number(),
  validFrom: DateSchema,
  /** The last day; null while no end is known. */
  validUntil: DateSchema.nullable(),
  /** Where it is published: a 文号, a title or the text of a link. */
  source: z.string().trim().min(1).max(200),
  /** The day on which somebody last looked at the source. */
  verifiedOn: DateSchema,
  /** The last day before somebody has to look at it again. */
  checkDueOn: DateSchema,
});
export type ParameterStatement = z.infer<typeof ParameterStatementSchema>;
/** As somebody writes it: dates are plain text. */
export type WrittenParameter = z.input<typeof ParameterStatementSchema>;

/** The version that was changed: another one in the meantime is a conflict. */
const ParameterChangeSchema = z.strictObject({ version: z.int().min(1) });

export const CorrectParameterSchema = ParameterStatementSchema.extend(ParameterChangeSchema.shape);
export type CorrectParameter = z.infer<typeof CorrectParameterSchema>;

export const EndParameterSchema = ParameterChangeSchema.extend({ validUntil: DateSchema });
export type EndParameter = z.infer<typeof EndParameterSchema>;

export const VerifyParameterSchema = ParameterChangeSchema.extend({
  verifiedOn: DateSchema,
  checkDueOn: DateSchema,
});
export type VerifyParameter = z.infer<typeof VerifyParameterSchema>;

export const WithdrawParameterSchema = ParameterChangeSchema.extend({
  /** Why it should never have been entered. */
  reason: z.string().trim().min(1).max(2000),
});
export type WithdrawParameter = z.infer<typeof WithdrawParameterSchema>;

export const ParameterSchema = z.object({
  ...ParameterStatementSchema.shape,
  ...ParameterKindViewSchema.shape,
  id: z.string(),
  /** Grows by one with every change; the earlier ones are kept. */
  version: z.int(),
  region: RegionSchema,
  enteredBy: z.string(),
  knownFrom: TimestampSchema,
  status: ValiditySchema,
  /** It still counts, or will, and nobody has looked at its source in time. */
  isOverdue: z.boolean(),
});
export type Parameter = z.infer<typeof ParameterSchema>;

/** As it was when it was withdrawn; nothing is computed with it any more. */
export const WithdrawnParameterSchema = ParameterSchema.omit({
  enteredBy: true,
  knownFrom: true,
  status: true,
  isOverdue: true,
}).extend({ reason: z.string(), withdrawnBy: z.string(), withdrawnAt: TimestampSchema });
export type WithdrawnParameter = z.infer<typeof WithdrawnParameterSchema>;

export const ParameterListRequestSchema = z.strictObject({
  /** As it was known at that moment; without it as it is known now. */
  knownAt: TimestampSchema.optional(),
});
export type ParameterListRequest = z.infer<typeof ParameterListRequestSchema>;

export const ParameterListSchema = z.object({
  kinds: z.array(ParameterKindViewSchema),
  /** Those whose check is overdue first. */
  parameters: z.array(ParameterSchema),
  /** Those that were entered by mistake, the last withdrawn first. */
  withdrawn: z.array(WithdrawnParameterSchema),
});
export type ParameterList = z.infer<typeof ParameterListSchema>;
