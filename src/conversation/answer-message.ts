import type { Reply } from '../contracts/conversations.ts';
import { isPassing } from '../database/sql-error.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { ShowText } from './growing-reply.ts';
import type { IncomingMessage } from './receive-message.ts';
import { createRecordReply, type RecordNeeds } from './record-reply.ts';
import { createDeltas, type OnDelta } from './reply-deltas.ts';
import { type TurnNeeds, takeTurn } from './take-turn.ts';
import { troubledTurn } from './troubled-turn.ts';
import { beginTurn, type Turn } from './turn.ts';
import type { Standing } from './turn-repository.ts';

/** How often a turn is computed when another process answers in the same conversation, or the store is away. */
const ATTEMPTS = 3;

export interface AnswerNeeds extends RecordNeeds {
  gazetteer: Gazetteer;
  clock: Clock;
  turn: TurnNeeds;
  /** A turn that failed: for the log. The citizen still gets a reply. */
  onTrouble(error: unknown): void;
}

/** A message that is stored, and how its conversation stood then. */
export interface StoredIncoming extends IncomingMessage {
  seq: number;
  standing: Standing;
}

/** `onDelta`: somebody sees the reply while it is being written. */
export type AnswerMessage = (message: StoredIncoming, onDelta?: OnDelta) => Promise<Reply>;

/** Takes the turn of a stored message and stores its reply, its memory and its receipt together. */
export function createAnswerMessage(needs: AnswerNeeds): AnswerMessage {
  const recordReply = createRecordReply(needs);
  return async (message, onDelta) => {
    const showAt = onDelta && createDeltas(onDelta);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const standing = attempt === 1 ? message.standing : await readAgain(message, needs);
      // Another process was asked with the same key, and was faster.
      if (standing.answer) return standing.answer;
      const show = showAt?.(standing.nextSeq);
      const turn = await take(begin(message, standing, needs), { needs, show, attempt });
      const reply = await recordReply(turn, standing.nextSeq);
      if (reply) return reply;
    }
    throw new DomainError('conflict', 'conversation-busy');
  };
}

async function readAgain(
  { conversationId, seq }: StoredIncoming,
  { db, turns }: AnswerNeeds,
): Promise<Standing> {
  const standing = await turns.find(db, conversationId, seq);
  if (standing === undefined) throw new DomainError('not-found', 'conversation-not-found');
  return standing;
}

function begin(
  { seq, text }: StoredIncoming,
  { conversation, published, previousReplies }: Standing,
  { clock, gazetteer }: AnswerNeeds,
): Turn {
  const at = clock();
  const { regionCode } = conversation;
  return beginTurn({
    conversation,
    published,
    seq,
    text,
    at,
    today: shanghaiDateOf(at),
    previousReply: previousReplies[0] ?? null,
    lastAnswer: lastAnswerOf(previousReplies),
    place: regionCode === null ? null : (gazetteer.find(regionCode) ?? null),
  });
}

/** The last that said more than 「我在听」; else the last. */
function lastAnswerOf(replies: readonly Reply[]): Reply | null {
  return replies.find(({ kind }) => kind !== 'smalltalk') ?? replies[0] ?? null;
}

/** Undefined when the store was away for a moment: an apology would stand for good where a ticket belongs. */
async function take(
  begun: Turn,
  { needs, show, attempt }: { needs: AnswerNeeds; show: ShowText | undefined; attempt: number },
): Promise<Turn | undefined> {
  try {
    return await takeTurn(begun, { ...needs.turn, show });
  } catch (error) {
    needs.onTrouble(error);
    if (attempt < ATTEMPTS && isPassing(error)) return undefined;
    return troubledTurn(begun, needs.turn, needs.replies);
  }
}
