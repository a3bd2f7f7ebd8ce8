import {
  type Conversation,
  ConversationSchema,
  type ConversationStarted,
  ConversationStartedSchema,
  type Reply,
  ReplySchema,
} from '../src/contracts/conversations.ts';

/** The public API as any other program would use it. */
export function createClient(url: string) {
  async function send(
    method: string,
    path: string,
    options: { body?: unknown; token?: string } = {},
  ) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  }

  return {
    send,
    async start(region: string | null | undefined): Promise<ConversationStarted> {
      const { body } = await send('POST', '/api/v1/conversations', {
        body: { channel: 'api', ...(region ? { region } : {}) },
      });
      return ConversationStartedSchema.parse(body);
    },
    async say(conversation: { id: string; token: string }, text: string): Promise<Reply> {
      const { body } = await send('POST', `/api/v1/conversations/${conversation.id}/messages`, {
        token: conversation.token,
        body: { text },
      });
      const parsed = ReplySchema.safeParse(body);
      if (!parsed.success) throw new Error(`No reply to ${text}: ${JSON.stringify(body)}`);
      return parsed.data;
    },
    async read(conversation: { id: string; token: string }): Promise<Conversation> {
      const { body } = await send('GET', `/api/v1/conversations/${conversation.id}`, {
        token: conversation.token,
      });
      return ConversationSchema.parse(body);
    },
  };
}
export type Client = ReturnType<typeof createClient>;
