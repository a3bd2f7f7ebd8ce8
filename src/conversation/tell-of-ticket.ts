import type { Ticket } from '../contracts/tickets.ts';
import type { ReceiptRepository } from '../receipts/receipt-repository.ts';
import type { Clock } from '../shared/clock.ts';
import type { ToStatusView } from '../tickets/status-view.ts';
import type { FollowTicket } from '../tickets/ticket-desk.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';
import { paragraphs, phrase } from './claims.ts';
import type { ConversationRecord, ConversationRepository } from './conversation-repository.ts';
import { assistantMessage } from './conversations.ts';
import type { MessageRepository } from './message-repository.ts';
import { plainReply } from './plain-reply.ts';
import type { ReceiptNeeds } from './receipt-of-turn.ts';

export interface TellNeeds extends ReceiptNeeds {
  conversations: ConversationRepository;
  messages: MessageRepository;
  receipts: ReceiptRepository;
  clock: Clock;
  toTicket(record: TicketRecord): Ticket;
  toStatusView: ToStatusView;
}

/**
 * Says in the conversation where its ticket has got to, and asks after the aid was paid whether it arrived.
 * What the citizen did to it themselves is no news to them; an erased conversation stays silent.
 */
export function createTellOfTicket(needs: TellNeeds): FollowTicket {
  const { conversations, messages, receipts, clock } = needs;
  return async (tx, ticket, { party }) => {
    const id = ticket.conversationId;
    if (id === null || party === 'citizen') return;
    await conversations.lock(tx, id);
    const conversation = await conversations.find(tx, id);
    if (conversation === undefined) return;
    const seq = await conversations.advance(tx, rememberingNews(conversation, ticket));
    if (seq === undefined) throw new Error('A conversation that is locked was changed.');
    const at = clock();
    const { nextStep } = await needs.toStatusView(tx, ticket);
    const where = { seq, conversationId: id, at };
    const { reply, receipt } = newsOf({ ...ticket, nextStep }, where, needs);
    await messages.insertMessage(tx, assistantMessage(id, reply, { answers: null, createdAt: at }));
    await receipts.insert(tx, receipt);
  };
}

function newsOf(
  ticket: TicketRecord & { nextStep: string },
  where: { seq: number; conversationId: string; at: Date },
  needs: TellNeeds,
) {
  const { replies } = needs;
  const isPaid = ticket.status === 'paid';
  const { nextStep, status, number } = ticket;
  return plainReply(
    {
      ...where,
      kind: 'ticket',
      claims: paragraphs(
        phrase(replies, 'conversation.moved.told', {
          number,
          status: replies.say(`tickets.status.${status}`),
        }),
        isPaid
          ? phrase(replies, 'conversation.moved.ask_arrived')
          : phrase(replies, 'conversation.moved.next', { next_step: nextStep }),
      ),
      region: ticket.place,
      ticket: needs.toTicket(ticket),
      suggestions: isPaid ? replies.list('conversation.moved.arrived_suggestions') : [],
      decision: 'ticket-moved',
    },
    needs,
  );
}

/** 「收到了」 is understood from now on, whatever is talked of in between. */
function rememberingNews(
  conversation: ConversationRecord,
  { id, status }: TicketRecord,
): ConversationRecord {
  if (status !== 'paid') return conversation;
  const { memory } = conversation;
  return { ...conversation, memory: { ...memory, asked: 'arrived', arrivalOf: id } };
}
