import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type ConversationStarted,
  ConversationStartedSchema,
  type Reply,
  ReplySchema,
} from '../../../src/contracts/conversations.ts';

/** What one citizen said and was answered. */
export interface Acknowledged {
  conversation: ConversationStarted;
  replies: Reply[];
}

/** Where the product listens now; it moves with every start. */
export type Address = () => string;

const REGION = '草街街道';

export async function startConversation(url: Address): Promise<ConversationStarted> {
  return untilAnswered(async () => {
    const body = JSON.stringify({ channel: 'api', region: REGION });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url()}/api/v1/conversations`, { method: 'POST', headers, body });
    return ConversationStartedSchema.parse(await answer.json());
  });
}

/** As the widget does: the same words with the same key, until they are answered. */
export async function sayUntilAnswered(
  url: Address,
  { id, token }: Pick<ConversationStarted, 'id' | 'token'>,
  said: { text: string; key?: string },
): Promise<Reply> {
  const { text, key = randomUUID() } = said;
  return untilAnswered(async () => {
    const answer = await say(url(), { id, token, text, key });
    if (answer.status !== 200) throw new Error(`Answered with ${answer.status}.`);
    return ReplySchema.parse(await answer.json());
  });
}

export function say(
  url: string,
  { id, token, text, key }: { id: string; token: string; text: string; key: string },
): Promise<Response> {
  return fetch(`${url}/api/v1/conversations/${id}/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': key,
    },
    body: JSON.stringify({ text }),
  });
}

/** Whoever is never answered in all that time is a finding of its own; a machine at its limit needs some of it. */
const PATIENCE_MS = 300_000;

async function untilAnswered<Result>(ask: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() - begun > PATIENCE_MS) throw error;
      await wait(20);
    }
  }
}
