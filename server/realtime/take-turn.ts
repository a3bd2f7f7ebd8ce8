import type { Conversations } from '../../src/assistant.ts';
import type { Message } from '../../src/contracts/conversations.ts';
import type { ClientFrame, ServerFrame } from '../../src/contracts/frames.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { withoutNul } from '../without-nul.ts';
import type { Delivery } from './delivery.ts';

interface TurnNeeds {
  conversationId: string;
  conversations: Pick<Conversations, 'say'>;
  messagesAfter: (seq: number) => Promise<Message[]>;
  delivery: Delivery;
  send: (frame: ServerFrame) => void;
  onTurn: () => void;
}

type MessageFrame = Extract<ClientFrame, { type: 'message' }>;

/**
 * A `message` frame: `accepted`, the deltas of what a model words, then the reply. A `clientId` sent
 * again is acknowledged once a socket, and its stored reply is sent unless this socket has it already.
 */
export function createTakeTurn(needs: TurnNeeds) {
  const { conversationId, conversations, messagesAfter, delivery, send } = needs;
  const acknowledged = new Set<string>();

  return async ({ clientId, text }: MessageFrame): Promise<void> => {
    if (clientId.includes('\u0000'))
      throw new DomainError('invalid', 'invalid-request', { keys: 'clientId' });
    const reply = await conversations.say({
      conversationId,
      text: withoutNul(text),
      clientId,
      onAccepted: (seq) => acknowledge(clientId, seq),
      onDelta: (delta) => send({ type: 'delta', ...delta }),
    });
    if (!acknowledged.has(clientId)) acknowledge(clientId, await seqAnsweredBy(reply.seq));
    // What an operator said meanwhile comes before the reply.
    await delivery.catchUp();
    delivery.deliverReply(reply);
    needs.onTurn();
  };

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
}
