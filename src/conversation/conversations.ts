import type { Conversation, Reply } from '../contracts/conversations.ts';
import type { Region } from '../contracts/primitives.ts';
import type { Database } from '../database/executor.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { ReceiptRepository } from '../receipts/receipt-repository.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { hashSecret, matchesSecret, newId, newSecret } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';
import type { Conversations } from '../use-cases.ts';
import type { AnswerMessage } from './answer-message.ts';
import type { ConversationRecord, ConversationRepository } from './conversation-repository.ts';
import type { FeedbackRepository } from './feedback-repository.ts';
import { greet } from './greeting.ts';
import { emptyMemory } from './memory.ts';
import type { MessageRepository } from './message-repository.ts';
import type { ReceiptNeeds } from './receipt-of-turn.ts';
import { type IncomingMessage, type Received, receiveMessage } from './receive-message.ts';
import type { TurnRepository } from './turn-repository.ts';

export interface ConversationNeeds extends ReceiptNeeds {
  db: Database;
  conversations: ConversationRepository;
  messages: MessageRepository;
  turns: TurnRepository;
  receipts: ReceiptRepository;
  feedback: FeedbackRepository;
  gazetteer: Gazetteer;
  clock: Clock;
  /** A code, a path or a name; throws `unknown-place` or `ambiguous-place`. */
  resolvePlace(region: string): Place;
  defaultRegion: Place | null;
  answerMessage: AnswerMessage;
  /** Reads what the turn of a message will read anyhow, and keeps it for that. */
  readAhead(text: string): void;
}

/** The citizen's side of the service: start, say, read, erase. */
export function createConversations(needs: ConversationNeeds): Conversations {
  const { db, conversations, messages, receipts, feedback } = needs;
  const inOrder = createQueue();

  return {
    start: (request) => startConversation(request, needs),

    async authorise(id, token) {
      const record = await findRecord(id, needs);
      if (!matchesSecret(token, record.tokenHash))
        throw new DomainError('unauthorised', 'wrong-token');
    },

    say: ({ onAccepted, onDelta, ...message }) =>
      inOrder(message.conversationId, async () => {
        if (!isUuid(message.conversationId)) throw notFound();
        const received = await receiveReadingAhead(message, needs);
        if ('answered' in received) return received.answered;
        onAccepted?.(received.seq);
        return needs.answerMessage({ ...message, ...received }, onDelta);
      }),

    read: async (id) => readConversation(await findRecord(id, needs), needs),

    async messagesAfter(id, seq) {
      return (await messages.listMessages(db, id, seq)).map(
        ({ clientDigest: _, ...message }) => message,
      );
    },

    erase: (id) =>
      inOrder(id, () =>
        db.transaction(async (tx) => {
          if (!(await conversations.erase(tx, id))) throw notFound();
          await receipts.forgetConversation(tx, id);
        }),
      ),

    async giveFeedback(messageId, token, given) {
      const owner = isUuid(messageId)
        ? await feedback.findOwnerOfMessage(db, messageId)
        : undefined;
      if (owner === undefined) throw new DomainError('not-found', 'message-not-found');
      if (!matchesSecret(token, owner.tokenHash))
        throw new DomainError('unauthorised', 'wrong-token');
      await feedback.upsert(db, { id: newId(), messageId, ...given, at: needs.clock() });
    },
  };
}

/** The store writes the words down while they are read. */
async function receiveReadingAhead(
  message: IncomingMessage,
  needs: ConversationNeeds,
): Promise<Received> {
  const receiving = receiveMessage(message, needs);
  try {
    needs.readAhead(message.text);
  } catch {
    // The turn reads them again, and whoever waits for it gets an answer to that as well.
  }
  return receiving;
}

async function startConversation(
  request: Parameters<Conversations['start']>[0],
  needs: ConversationNeeds,
) {
  const { db, conversations, messages, receipts, clock, resolvePlace, defaultRegion } = needs;
  const place = request.region === undefined ? defaultRegion : resolvePlace(request.region);
  const token = newSecret();
  const now = clock();
  const id = newId();
  const { reply, receipt } = greet({ place, conversationId: id, at: now }, needs);

  await db.transaction(async (tx) => {
    const record = {
      id,
      tokenHash: hashSecret(token),
      channel: request.channel,
      regionCode: place?.code ?? null,
      version: 0,
      memory: { ...emptyMemory, asked: place === null ? ('region' as const) : null },
      lastWordsMasked: '',
      lifeSafety: false,
      urgent: false,
      greenChannel: false,
      startedAt: now,
      lastMessageAt: now,
    };
    await conversations.insert(tx, record, reply.seq);
    await messages.insertMessage(
      tx,
      assistantMessage(id, reply, { answers: null, createdAt: now }),
    );
    await receipts.insert(tx, receipt);
  });
  return { id, token, reply };
}

export function assistantMessage(
  conversationId: string,
  reply: Reply,
  { answers, createdAt }: { answers: number | null; createdAt: Date },
) {
  const { id, seq, text } = reply;
  return {
    id,
    conversationId,
    seq,
    sender: 'assistant' as const,
    text,
    reply,
    clientId: null,
    clientDigest: null,
    answers,
    createdAt,
  };
}

async function readConversation(
  record: ConversationRecord,
  { db, messages, gazetteer }: ConversationNeeds,
): Promise<Conversation> {
  const all = await messages.listMessages(db, record.id);
  return {
    id: record.id,
    region: regionByCode(record.regionCode, gazetteer),
    messages: all.map(({ clientDigest: _, ...message }) => message),
    // A band is no value of a fact: it stays ours until the sum is told.
    facts: record.memory.facts.flatMap(({ range: _, ...fact }) =>
      fact.value === null ? [] : [fact],
    ),
  };
}

function regionByCode(code: string | null, gazetteer: Gazetteer): Region | null {
  return code === null ? null : (gazetteer.find(code) ?? null);
}

async function findRecord(
  id: string,
  { db, conversations }: ConversationNeeds,
): Promise<ConversationRecord> {
  const record = isUuid(id) ? await conversations.find(db, id) : undefined;
  if (record === undefined) throw notFound();
  return record;
}

const notFound = () => new DomainError('not-found', 'conversation-not-found');

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Runs the work of one key one after another, in the order it came. */
function createQueue() {
  const tails = new Map<string, Promise<unknown>>();
  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const run = (tails.get(key) ?? Promise.resolve()).then(work, work);
    const tail = run
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return run;
  };
}
