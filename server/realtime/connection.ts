import type { WebSocket } from '@fastify/websocket';
import type { Conversations } from '../../src/assistant.ts';
import type { ClientFrame, ServerFrame } from '../../src/contracts/frames.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { RefusalError } from '../refusal.ts';
import { createDelivery } from './delivery.ts';
import { readFrame } from './frames.ts';
import { createSend } from './send.ts';
import { createTakeTurn } from './take-turn.ts';
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

export interface Connection {
  socket: WebSocket;
  receive(data: string): void;
  /** Looks for new messages. */
  wake(): void;
  /** Resolves when every frame received so far is dealt with. */
  drained(): Promise<void>;
}

/** Frames that wait for the one before; more is no person typing. */
const MAX_WAITING_FRAMES = 64;
const CLOSE_GONE = 1008;
const CLOSE_BROKEN = 1011;

/**
 * One socket. Its frames are worked on one after the other, so that answers come in the order of the
 * questions; only `ping` overtakes, because it asks whether anybody is there.
 */
export function createConnection(needs: ConnectionNeeds): Connection {
  const { socket, conversationId, conversations } = needs;
  const queue = createTaskQueue(() => socket.close(CLOSE_BROKEN));
  const send = createSend(socket);
  const messagesAfter = (seq: number) => conversations.messagesAfter(conversationId, seq);
  const delivery = createDelivery({ send, messagesAfter, seenSeq: needs.seenSeq });
  const takeTurn = createTakeTurn({ ...needs, delivery, send, messagesAfter });
  let catchUpIsDue = false;

  return { socket, receive, wake, drained: queue.drained };

  function receive(data: string): void {
    const read = readFrame(data);
    if ('refusal' in read) refuse(new RefusalError(read.refusal), read.clientId);
    else if (read.frame.type === 'ping') send({ type: 'pong' });
    else enqueue(read.frame);
  }

  function enqueue(frame: Exclude<ClientFrame, { type: 'ping' }>): void {
    const clientId = frame.type === 'message' ? frame.clientId : undefined;
    if (queue.size() >= MAX_WAITING_FRAMES)
      refuse(new DomainError('too-many', 'too-many-requests'), clientId);
    else queue.add(() => serve(frame).catch((error: unknown) => refuse(error, clientId)));
  }

  async function serve(frame: Exclude<ClientFrame, { type: 'ping' }>): Promise<void> {
    await needs.countFrame();
    if (frame.type === 'resume') await delivery.resume(frame.afterSeq);
    else await takeTurn(frame);
  }

  function wake(): void {
    if (catchUpIsDue) return;
    catchUpIsDue = true;
    queue.add(() => {
      catchUpIsDue = false;
      return delivery.catchUp().catch(refuse);
    });
  }

  function refuse(error: unknown, clientId?: string): void {
    send(needs.describe(error, clientId));
    const isGone = error instanceof DomainError && error.code === 'conversation-not-found';
    if (isGone) socket.close(CLOSE_GONE);
  }
}
