import type { WebSocket } from '@fastify/websocket';
import type { Conversations } from '../../src/assistant.ts';
import type { ClientFrame, ServerFrame } from '../../src/contracts/frames.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { RefusalError } from '../refusal.ts';
import { withoutNul } from '../without-nul.ts';
import { createDelivery } from './delivery.ts';
import { readFrame, writeFrame } from './frames.ts';
import { createTaskQueue } from './task-queue.ts';

export interface ConnectionNeeds {
  socket: WebSocket;
  conversationId: string;
  conversations: Pick<Conversations, 'say' | 'messagesAfter'>;
  seenSeq: number;
  /** Counts a frame as a request. @throws {DomainError} when there are too many. */
  countFrame: () => Promise<void>;
  describe: (error: unknown, clientId?: string) => ServerFrame;
  /** Something was said here that the conversation's other windows must hear. */
  onTurn: () => void;
}

export type Connection = ReturnType<typeof createConnection>;
type MessageFrame = Extract<ClientFrame, { type: 'message' }>;

/** Frames that wait for the one before; more is no person typing. */
const MAX_WAITING_FRAMES = 64;
/** A reader this slow is cut off; it comes back and resumes. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
const CLOSE_GONE = 1008;
const CLOSE_TRY_AGAIN = 1013;

/**
 * One socket. Its frames are worked on one after the other, so that answers come in the order of the
 * questions; only `ping` overtakes, because it asks whether anybody is there.
 */
export function createConnection(needs: ConnectionNeeds) {
  const { socket, conversationId, conversations } = needs;
  const queue = createTaskQueue();
  const acknowledged = new Set<string>();
  const messagesAfter = (seq: number) => conversations.messagesAfter(conversationId, seq);
  const delivery = createDelivery({ send, messagesAfter, seenSeq: needs.seenSeq });
  let catchUpIsDue = false;

  return { socket, receive, wake, drained: queue.drained };

  function receive(data: string): void {
    const read = readFrame(data);
    if ('refusal' in read)
      return send(needs.describe(new RefusalError(read.refusal), read.clientId));
    const { frame } = read;
    if (frame.type === 'ping') return send({ type: 'pong' });
    const clientId = frame.type === 'message' ? frame.clientId : undefined;
    if (queue.size() >= MAX_WAITING_FRAMES)
      return send(needs.describe(new DomainError('too-many', 'too-many-requests'), clientId));
    queue.add(() => attempt(() => serve(frame), clientId));
  }

  /** Looks for new messages, once however often it is told. */
  function wake(): void {
    if (catchUpIsDue) return;
    catchUpIsDue = true;
    queue.add(() => {
      catchUpIsDue = false;
      return attempt(delivery.catchUp);
    });
  }

  async function serve(frame: Exclude<ClientFrame, { type: 'ping' }>): Promise<void> {
    await needs.countFrame();
    if (frame.type === 'resume') await delivery.resume(frame.afterSeq);
    else await takeTurn(frame);
  }

  /** A `clientId` sent again is acknowledged once a socket, and its stored reply is sent once. */
  async function takeTurn({ clientId, text }: MessageFrame): Promise<void> {
    if (clientId.includes('\u0000'))
      throw new DomainError('invalid', 'invalid-request', { keys: 'clientId' });
    const reply = await conversations.say({
      conversationId,
      text: withoutNul(text),
      clientId,
      onAccepted: (seq) => acknowledge(clientId, seq),
    });
    if (!acknowledged.has(clientId)) acknowledge(clientId, await seqAnsweredBy(reply.seq));
    await attempt(delivery.catchUp, clientId);
    delivery.deliverReply(reply);
    needs.onTurn();
  }

  function acknowledge(clientId: string, seq: number): void {
    if (acknowledged.has(clientId)) return;
    acknowledged.add(clientId);
    send({ type: 'accepted', clientId, seq });
  }

  /** The citizen's message that a stored reply belongs to: the last one before it. */
  async function seqAnsweredBy(replySeq: number): Promise<number> {
    const messages = await messagesAfter(0);
    const said = messages.findLast(({ from, seq }) => from === 'citizen' && seq < replySeq);
    return said?.seq ?? replySeq - 1;
  }

  async function attempt(work: () => Promise<void>, clientId?: string): Promise<void> {
    try {
      await work();
    } catch (error) {
      send(needs.describe(error, clientId));
      const isGone = error instanceof DomainError && error.code === 'conversation-not-found';
      if (isGone) socket.close(CLOSE_GONE);
    }
  }

  function send(frame: ServerFrame): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) return cutOff();
    socket.send(writeFrame(frame));
  }

  function cutOff(): void {
    socket.close(CLOSE_TRY_AGAIN);
    socket.terminate();
  }
}
