import { z } from 'zod';
import { TimestampSchema } from './primitives.ts';

/** One fact of a ticket as it is read back: `key` says which. */
export const StatementLineSchema = z.object({ key: z.string(), text: z.string() });
export type StatementLine = z.infer<typeof StatementLineSchema>;

export const StatementSchema = z.object({
  lines: z.array(StatementLineSchema),
  at: TimestampSchema,
  actor: z.string(),
  /** The citizen said that it is right. */
  isConfirmed: z.boolean(),
});
export type Statement = z.infer<typeof StatementSchema>;

/** What both sides say of a ticket, the last version of each. */
export const TicketStatementsSchema = z.object({
  citizen: StatementSchema.nullable(),
  operator: StatementSchema.nullable(),
  /** Lines that the two say differently, or that only one of them has; none while one side is silent. */
  differences: z.array(
    z.object({ key: z.string(), citizen: z.string().nullable(), operator: z.string().nullable() }),
  ),
});
export type TicketStatements = z.infer<typeof TicketStatementsSchema>;
