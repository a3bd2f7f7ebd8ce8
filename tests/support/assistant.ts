import {
  type AssistantOptions,
  type StartedAssistant,
  startAssistant,
} from '../../src/assistant.ts';
import type { Reply } from '../../src/contracts/conversations.ts';
import type { Database } from '../../src/database/executor.ts';
import { loadKnowledge } from '../../src/knowledge/knowledge.ts';

/** Saturday 21 November 2026, ten in the morning in Shanghai; moves only when a test moves it. */
export const SATURDAY = new Date('2026-11-21T10:00:00+08:00');

/** Read once: it is data, and no test changes it. */
const knowledge = loadKnowledge();

export interface TestAssistant extends StartedAssistant {
  setClock(at: Date): void;
  /** Errors logged so far. */
  troubles: unknown[];
}

/** The whole service on a test's own database, with a clock that stands still. */
export async function givenAssistant(
  db: Database,
  options: Pick<
    AssistantOptions,
    'chatModel' | 'embeddingModel' | 'modelLimits' | 'ticketWebhook' | 'duty'
  > = {},
): Promise<TestAssistant> {
  let now = SATURDAY;
  const troubles: unknown[] = [];
  const assistant = await startAssistant(
    db,
    {
      ...options,
      dataKey: Buffer.alloc(32, 7),
      adminPassword: 'a password of this test',
      clock: () => now,
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (details) => troubles.push(details),
      },
    },
    knowledge,
  );
  return {
    ...assistant,
    troubles,
    setClock(at) {
      now = at;
    },
  };
}

export async function givenConversation(assistant: StartedAssistant, region?: string) {
  const { id, token } = await assistant.conversations.start({ channel: 'web', region });
  return {
    id,
    token,
    say: (text: string, clientId?: string): Promise<Reply> =>
      assistant.conversations.say({
        conversationId: id,
        text,
        ...(clientId === undefined ? {} : { clientId }),
      }),
    facts: async () => (await assistant.conversations.read(id)).facts,
    messages: async () => (await assistant.conversations.read(id)).messages,
  };
}

/** One message after the other in a conversation of its own; `last` is the reply to the last one. */
export async function talkOf(
  assistant: StartedAssistant,
  region: string | undefined,
  ...texts: [string, ...string[]]
) {
  const conversation = await givenConversation(assistant, region);
  const replies: Reply[] = [];
  for (const text of texts) replies.push(await conversation.say(text));
  return { ...conversation, replies, last: replies.at(-1) as Reply };
}
