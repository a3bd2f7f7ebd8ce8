import type { Message, Reply } from '../../src/contracts/conversations.ts';
import type { ServerFrame } from '../../src/contracts/frames.ts';

export type Delivery = ReturnType<typeof createDelivery>;

export interface DeliveryNeeds {
  send: (frame: ServerFrame) => void;
  /** Messages above this `seq`, in order. */
  messagesAfter: (seq: number) => Promise<Message[]>;
  /** The last `seq` that existed when the socket opened: what came before is only for `resume`. */
  seenSeq: number;
}

/**
 * Which messages one socket has been given. Everything an assistant or an operator says goes through
 * here, whoever caused it, so that a socket gets each message once, however often it is reached for.
 * A citizen's own words are no frame: the sender has `accepted`, other windows read the conversation.
 */
export function createDelivery({ send, messagesAfter, seenSeq }: DeliveryNeeds) {
  const delivered = new Set<number>();
  let upTo = seenSeq;

  return { catchUp, resume, deliverReply };

  /** Sends what is new since the last time. */
  async function catchUp(): Promise<void> {
    await resume(upTo);
  }

  /** Sends what stands after `seq` and was not sent on this socket yet, in order. */
  async function resume(seq: number): Promise<void> {
    for (const message of await messagesAfter(seq)) {
      upTo = Math.max(upTo, message.seq);
      deliver(message);
    }
  }

  function deliver({ seq, from, text, reply }: Message): void {
    if (reply !== null) deliverReply(reply);
    else if (from === 'operator') once(seq, { type: 'operator', seq, name: '', text });
  }

  function deliverReply(reply: Reply): void {
    if (!once(reply.seq, { type: 'reply', reply })) return;
    if (reply.ticket !== null) send({ type: 'ticket', ticket: reply.ticket });
  }

  function once(seq: number, frame: ServerFrame): boolean {
    if (delivered.has(seq)) return false;
    delivered.add(seq);
    send(frame);
    return true;
  }
}
