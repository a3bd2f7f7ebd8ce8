import { z } from 'zod';

/** One thing that does not fit. `deleted`, `inserted` and `reordered` are told of events. */
export const AuditFindingSchema = z.object({
  kind: z.enum([
    'edited',
    'deleted',
    'inserted',
    'reordered',
    /** The end of the sequence is not where it was left. */
    'end',
    /** The row does not say what the events come to. */
    'state',
    /** A ticket without its events, or events without their ticket. */
    'orphan',
    /** An event that was noted down outside is not there any more. */
    'anchor',
  ]),
  /** The place in the sequence of all events; the last one where it is several. */
  seq: z.int().nullable(),
  /** The ticket's number, else its id. */
  ticket: z.string().nullable(),
  /** Names of what differs. */
  names: z.array(z.string()),
});
export type AuditFinding = z.infer<typeof AuditFindingSchema>;

/** Noted down outside the database, this finds an end that was cut off together with its memory. */
export const AuditAnchorSchema = z.strictObject({
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditAnchor = z.infer<typeof AuditAnchorSchema>;

export const AuditRequestSchema = z.strictObject({ expected: AuditAnchorSchema.optional() });
export type AuditRequest = z.infer<typeof AuditRequestSchema>;

export const TicketAuditSchema = z.object({
  events: z.int(),
  tickets: z.int(),
  /** Where the sequence ends; null while there is none. */
  end: AuditAnchorSchema.nullable(),
  findings: z.array(AuditFindingSchema),
});
export type TicketAudit = z.infer<typeof TicketAuditSchema>;

/** The first place where the chain of receipts does not hold, and why. */
export const BrokenReceiptSchema = z.object({
  position: z.int(),
  /** Of the receipt, or the digest of the wording; null where it is gone. */
  code: z.string().nullable(),
  why: z.enum(['missing', 'changed', 'words-changed', 'wording-changed']),
});
export type BrokenReceipt = z.infer<typeof BrokenReceiptSchema>;

export const ReceiptAuditSchema = z.object({
  /** How many hold, from the first on. */
  receipts: z.int(),
  broken: BrokenReceiptSchema.nullable(),
});
export type ReceiptAudit = z.infer<typeof ReceiptAuditSchema>;

export const AuditSchema = TicketAuditSchema.extend(ReceiptAuditSchema.shape);
export type Audit = z.infer<typeof AuditSchema>;
