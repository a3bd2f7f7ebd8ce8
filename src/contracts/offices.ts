import { z } from 'zod';
import { ValiditySchema } from './citations.ts';
import { DateSchema, RegionInputSchema, RegionSchema, TimestampSchema } from './primitives.ts';

/** Null where nobody has told. */
const ToldSchema = z.string().trim().min(1).max(200).nullable();

/** A window where people apply and ask, as staff enter it. */
export const OfficeStatementSchema = z.strictObject({
  /** It is named there, and in everything below that has none of its own. */
  region: RegionInputSchema,
  name: z.string().trim().min(1).max(100),
  address: ToldSchema,
  hours: ToldSchema,
  phone: ToldSchema,
  validFrom: DateSchema,
  /** The last day; null while no end is known. */
  validUntil: DateSchema.nullable(),
  /** Where it is published, or who was asked. */
  source: z.string().trim().min(1).max(200),
  /** The day on which somebody last checked it. */
  verifiedOn: DateSchema,
  /** The last day before somebody has to check it again. */
  checkDueOn: DateSchema,
});
export type OfficeStatement = z.infer<typeof OfficeStatementSchema>;
/** As somebody writes it: dates are plain text. */
export type WrittenOffice = z.input<typeof OfficeStatementSchema>;

/** The version that was changed: another one in the meantime is a conflict. */
const OfficeChangeSchema = z.strictObject({ version: z.int().min(1) });

export const CorrectOfficeSchema = OfficeStatementSchema.extend(OfficeChangeSchema.shape);
export type CorrectOffice = z.infer<typeof CorrectOfficeSchema>;

export const EndOfficeSchema = OfficeChangeSchema.extend({ validUntil: DateSchema });
export type EndOffice = z.infer<typeof EndOfficeSchema>;

export const VerifyOfficeSchema = OfficeChangeSchema.extend({
  verifiedOn: DateSchema,
  checkDueOn: DateSchema,
});
export type VerifyOffice = z.infer<typeof VerifyOfficeSchema>;

export const OfficeSchema = z.object({
  ...OfficeStatementSchema.shape,
  id: z.string(),
  /** Grows by one with every change; the earlier ones are kept. */
  version: z.int(),
  region: RegionSchema,
  enteredBy: z.string(),
  knownFrom: TimestampSchema,
  status: ValiditySchema,
  /** It is still named, or will be, and nobody has checked it in time. */
  isOverdue: z.boolean(),
});
export type Office = z.infer<typeof OfficeSchema>;

export const OfficeListRequestSchema = z.strictObject({
  /** As it was known at that moment; without it as it is known now. */
  knownAt: TimestampSchema.optional(),
});
export type OfficeListRequest = z.infer<typeof OfficeListRequestSchema>;
