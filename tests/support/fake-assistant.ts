import { readFileSync } from 'node:fs';
import { load as parseYaml } from 'js-yaml';
import type {
  Assistant,
  Conversations,
  DeterministicTools,
  Readiness,
  StaffChange,
  StaffDesk,
} from '../../src/assistant.ts';
import type { Message, Reply } from '../../src/contracts/conversations.ts';
import type { CounterExampleRequest } from '../../src/contracts/rule-book.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { newId, newSecret } from '../../src/shared/ids.ts';
import { fillTemplate } from '../../src/shared/text.ts';
import { createFakeAccounts } from './fake-accounts.ts';
import { createFakeCalendar } from './fake-calendar.ts';
import { createFakeCards } from './fake-cards.ts';
import { createFakeDuty } from './fake-duty.ts';
import { createFakeIntegration, createFakeMachines } from './fake-integration.ts';
import { createFakeOffices } from './fake-offices.ts';
import { createFakeParameters } from './fake-parameters.ts';
import { createFakeReceipts } from './fake-receipts.ts';
import { greeting, partsOf, region, sampleReply, ticket } from './fake-replies.ts';
import { createFakeCounterExampleDesk, createFakeRules } from './fake-rules.ts';
import * as staffSamples from './fake-staff.ts';
import { createFakeTicketDesk, fakeCitizenTickets, fakeTicketPages } from './fake-tickets.ts';

const PROBLEMS = readReplies('problems');
const ALLOWED = readReplies('allowed');

const AT = '2026-11-21T10:00:00+08:00';

/** The service in memory, with handles for what a test makes happen. */
export interface FakeAssistant extends Assistant {
  /** An operator writes into the conversation. */
  operatorSays(conversationId: string, text: string): void;
  announce(change: StaffChange): void;
  /** Answers wait from now on until the returned function is called. */
  holdAnswers(): () => void;
  /** The next call of any tool fails like an outage. */
  breakTools(message: string): void;
  beReady(readiness: Readiness): void;
  watchers(): number;
  /** The counter-examples that were sent in. */
  filed: readonly CounterExampleRequest[];
}

export function createFakeAssistant(): FakeAssistant {
  const listeners = new Set<(change: StaffChange) => void>();
  const announce = (change: StaffChange) => {
    for (const listener of [...listeners]) listener(change);
  };
  const talk = createTalk((id) => announce({ what: 'conversation', id }));
  const { tools, breakTools } = createTools();
  const { rules, filed } = createFakeRules();
  const desk = createDesk(listeners);
  let state: Readiness = { ready: true, degraded: [] };

  return {
    conversations: talk.conversations,
    operatorSays: talk.operatorSays,
    holdAnswers: talk.holdAnswers,
    tools,
    breakTools,
    tickets: fakeCitizenTickets,
    ticketPages: fakeTicketPages,
    rules,
    filed,
    receipts: createFakeReceipts((token) => talk.isToken(token)),
    staff: desk,
    parameters: createFakeParameters(),
    cards: createFakeCards(),
    offices: createFakeOffices(),
    calendar: createFakeCalendar(),
    integration: createFakeIntegration(),
    machines: createFakeMachines(),
    duty: createFakeDuty(desk.tickets),
    accounts: createFakeAccounts(),
    problemText: (code, values) => fillTemplate(PROBLEMS[code] ?? `no sentence: ${code}`, values),
    allowedText: (code, values) => fillTemplate(ALLOWED[code] ?? `no sentence: ${code}`, values),
    readiness: async () => state,
    close: async () => {},
    announce,
    beReady: (readiness) => {
      state = readiness;
    },
    watchers: () => listeners.size,
  };
}

function readReplies(name: string): Record<string, string> {
  const file = new URL(`../../knowledge-base/replies/${name}.yaml`, import.meta.url);
  return parseYaml(readFileSync(file, 'utf8')) as Record<string, string>;
}

interface Talk {
  token: string;
  messages: Message[];
  turns: Map<string, { text: string; citizenSeq: number; reply: Promise<Reply> }>;
}

function createTalk(changed: (id: string) => void) {
  const talks = new Map<string, Talk>();
  let gate = Promise.resolve();

  const conversations: Conversations = {
    async start(request) {
      if (request.region === '不存在的地方')
        throw new DomainError('invalid', 'unknown-place', {
          place: request.region,
          keys: 'region',
        });
      const [id, token] = [newId(), newSecret()];
      const reply: Reply = { ...greeting, id: newId(), seq: 1 };
      talks.set(id, { token, messages: [messageOf(reply)], turns: new Map() });
      return { id, token, reply };
    },
    async authorise(id, token) {
      if (talkOf(id).token !== token) throw new DomainError('unauthorised', 'wrong-token');
    },
    async say({ conversationId, text, clientId, onAccepted, onDelta }) {
      const talk = talkOf(conversationId);
      checkText(text);
      const known = clientId === undefined ? undefined : talk.turns.get(clientId);
      if (known !== undefined && known.text !== text)
        throw new DomainError('conflict', 'idempotency-conflict');
      if (known !== undefined) return known.reply;
      const citizenSeq = add(talk, { from: 'citizen', text, reply: null });
      onAccepted?.(citizenSeq);
      for (const part of partsOf(sampleReply(text))) onDelta?.({ seq: citizenSeq + 1, text: part });
      const reply = gate.then(() => answer(conversationId, text));
      if (clientId !== undefined) talk.turns.set(clientId, { text, citizenSeq, reply });
      return reply;
    },
    async read(id) {
      return { id, region, messages: talkOf(id).messages, facts: [] };
    },
    async messagesAfter(id, seq) {
      return talkOf(id).messages.filter((message) => message.seq > seq);
    },
    async erase(id) {
      talkOf(id);
      talks.delete(id);
      changed(id);
    },
    async giveFeedback(messageId, token) {
      const talk = [...talks.values()].find(({ messages }) =>
        messages.some(({ id }) => id === messageId),
      );
      if (talk === undefined) throw new DomainError('not-found', 'message-not-found');
      if (talk.token !== token) throw new DomainError('unauthorised', 'wrong-token');
    },
  };

  const isToken = (token: string) => [...talks.values()].some((talk) => talk.token === token);

  return { conversations, operatorSays, holdAnswers, isToken };

  function talkOf(id: string): Talk {
    const talk = talks.get(id);
    if (talk === undefined) throw new DomainError('not-found', 'conversation-not-found');
    return talk;
  }

  function answer(conversationId: string, text: string): Reply {
    const { messages } = talkOf(conversationId);
    const reply: Reply = { ...sampleReply(text), id: newId(), seq: messages.length + 1 };
    messages.push(messageOf(reply));
    changed(conversationId);
    return reply;
  }

  function operatorSays(conversationId: string, text: string): void {
    add(talkOf(conversationId), { from: 'operator', text, reply: null });
    changed(conversationId);
  }

  function holdAnswers(): () => void {
    let release = () => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }
}

function add({ messages }: Talk, said: Pick<Message, 'from' | 'text' | 'reply'>): number {
  const seq = messages.length + 1;
  messages.push({ ...said, id: newId(), seq, at: AT });
  return seq;
}

function messageOf(reply: Reply): Message {
  return { id: reply.id, seq: reply.seq, from: 'assistant', text: reply.text, at: AT, reply };
}

function checkText(text: string): void {
  if (text.trim() === '') throw new DomainError('invalid', 'empty-text');
  if ([...text].length > 2000) throw new DomainError('too-long', 'text-too-long');
}

function createTools() {
  let outage: string | undefined;
  const tools: DeterministicTools = {
    async search({ region: place }) {
      if (outage !== undefined) throw new Error(outage);
      if (place === undefined) throw new DomainError('invalid', 'region-required');
      return staffSamples.searchResponse;
    },
    async assess({ region: place, asOf }) {
      if (place === '鼓楼区')
        throw new DomainError('invalid', 'ambiguous-place', {
          place,
          candidates: '南京、徐州',
          keys: 'region',
        });
      const day = asOf ?? staffSamples.documents[0]?.effectiveFrom;
      if (day === undefined) throw new Error('The samples hold no document.');
      return {
        region,
        asOf: day,
        covered: false,
        programmes: [],
        disclaimer: '',
        rulesVersion: '1',
      };
    },
    async countDeadline() {
      if (ticket.deadline === null) throw new Error('The sample ticket has no deadline.');
      return ticket.deadline;
    },
  };
  return {
    tools,
    breakTools: (message: string) => {
      outage = message;
    },
  };
}

function createDesk(listeners: Set<(change: StaffChange) => void>): StaffDesk {
  return {
    listConversations: async () => staffSamples.summaries,
    async readConversation(id) {
      throw new DomainError('not-found', 'conversation-not-found', { id });
    },
    tickets: createFakeTicketDesk(),
    listDocuments: async () => staffSamples.documents,
    listClauses: async () => staffSamples.clauses,
    counterExamples: createFakeCounterExampleDesk(),
    async watch(onChange) {
      listeners.add(onChange);
      return async () => void listeners.delete(onChange);
    },
  };
}
