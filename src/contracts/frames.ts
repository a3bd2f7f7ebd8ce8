import { z } from 'zod';
import { ReplySchema } from './conversations.ts';
import { ProblemSchema } from './primitives.ts';
import { TicketSchema } from './tickets.ts';

export const SUB_PROTOCOL = 'warmline.v1';
export const TOKEN_PROTOCOL_PREFIX = 'token.';

export const ClientFrameSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('message'),
    clientId: z.string().min(1).max(200),
    text: z.string(),
  }),
  z.strictObject({ type: z.literal('resume'), afterSeq: z.int().min(0) }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type ClientFrame = z.infer<typeof ClientFrameSchema>;

export const ServerFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accepted'), clientId: z.string(), seq: z.int() }),
  /**
   * More of a reply that a model is writing, `seq` the one it will have unless somebody else speaks first. It is no
   * message: never sent again, and the reply replaces it.
   */
  z.object({ type: z.literal('delta'), seq: z.int(), text: z.string() }),
  z.object({ type: z.literal('reply'), reply: ReplySchema }),
  z.object({ type: z.literal('operator'), seq: z.int(), name: z.string(), text: z.string() }),
  z.object({ type: z.literal('ticket'), ticket: TicketSchema }),
  z.object({
    ...ProblemSchema.omit({ type: true }).shape,
    type: z.literal('problem'),
    /** The problem's own `type`, `/problems/…`: the frame's `type` says that it is one. */
    problem: z.string(),
    clientId: z.string().optional(),
  }),
  z.object({ type: z.literal('pong') }),
]);
export type ServerFrame = z.infer<typeof ServerFrameSchema>;
export type Delta = Omit<Extract<ServerFrame, { type: 'delta' }>, 'type'>;
