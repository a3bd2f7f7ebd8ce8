import type { Message } from '../contracts/conversations.ts';
import type { ConversationSummary } from '../contracts/staff.ts';
import type {
  ConversationRecord,
  ConversationRepository,
} from '../conversation/conversation-repository.ts';
import type { MessageRepository } from '../conversation/message-repository.ts';
import { HIDDEN_CODE } from '../conversation/receipt-desk.ts';
import type { Database } from '../database/executor.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { Place } from '../shared/place.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';
import type { CounterExampleDesk, StaffChange, StaffDesk } from '../use-cases.ts';
import { createStaffTicketDesk } from './staff-ticket-desk.ts';

export interface StaffDeskNeeds {
  db: Database;
  conversations: ConversationRepository;
  messages: MessageRepository;
  tickets: TicketDesk;
  library: DocumentLibrary;
  gazetteer: Gazetteer;
  resolvePlace(said: string): Place;
  counterExamples: CounterExampleDesk;
}

/** What operators and policy staff read; what they may see is the server's to check. */
export function createStaffDesk(needs: StaffDeskNeeds): StaffDesk {
  const { db, conversations, messages, tickets, library, counterExamples } = needs;

  return {
    async listConversations() {
      const records = await conversations.listRecent(db);
      const open = await tickets.listOpenOf(records.map(({ id }) => id));
      return records.map((record) => summaryOf(record, open, needs));
    },

    async readConversation(id) {
      const record = await conversations.find(db, id);
      if (record === undefined) throw new DomainError('not-found', 'conversation-not-found');
      const [all, open] = [await messages.listMessages(db, id), await tickets.listOpenOf([id])];
      return {
        summary: summaryOf({ ...record, messageCount: all.length }, open, needs),
        messages: all.map(({ clientDigest: _, ...message }) => withoutCode(message)),
        facts: record.memory.facts,
        tickets: await tickets.staff.present(open),
      };
    },

    tickets: createStaffTicketDesk(needs),
    listDocuments: library.listDocuments,
    counterExamples,

    async listClauses(documentId) {
      const clauses = await library.listClauses(documentId);
      if (clauses.length === 0) throw new DomainError('not-found', 'document-not-found');
      return clauses;
    },

    watch: (onChange) =>
      db.listen('staff_changes', (payload) => onChange(JSON.parse(payload) as StaffChange)),
  };
}

function summaryOf(
  record: ConversationRecord & { messageCount: number },
  open: readonly TicketRecord[],
  { gazetteer }: StaffDeskNeeds,
): ConversationSummary {
  const { id, channel, messageCount, lifeSafety, urgent, greenChannel } = record;
  return {
    id,
    channel,
    messageCount,
    lifeSafety,
    urgent,
    greenChannel,
    region: record.regionCode === null ? null : (gazetteer.find(record.regionCode) ?? null),
    startedAt: toShanghaiIso(record.startedAt),
    lastMessageAt: toShanghaiIso(record.lastMessageAt),
    lastWords: record.lastWordsMasked,
    ticketNumbers: open
      .filter(({ conversationId }) => conversationId === id)
      .map(({ number }) => number),
  };
}

/** The look-up code stays with the citizen: whoever has it can pass for them. */
function withoutCode(message: Message): Message {
  const { reply } = message;
  if (reply?.ticket == null) return message;
  const { code } = reply.ticket;
  const hide = (text: string) => text.replaceAll(code, HIDDEN_CODE);
  return {
    ...message,
    text: hide(message.text),
    reply: { ...reply, text: hide(reply.text), ticket: { ...reply.ticket, code: HIDDEN_CODE } },
  };
}
