import WebSocket from 'ws';
import { type Client, createClient } from '../../eval/client.ts';
import type { Reply } from '../../src/contracts/conversations.ts';
import { type ServerFrame, ServerFrameSchema } from '../../src/contracts/frames.ts';

/** A citizen at the public API: starts a conversation and says things in it. */
export async function newCitizen(url: string, region?: string) {
  const client: Client = createClient(url);
  const { id, token, reply } = await client.start(region);
  return {
    id,
    token,
    greeting: reply,
    say: (text: string): Promise<Reply> => client.say({ id, token }, text),
    read: () => client.read({ id, token }),
    /** The raw answer, for refusals. */
    send: (method: string, path: string, body?: unknown) =>
      client.send(method, path, { token, body }),
    connect: () => connect(url, id, token),
  };
}

export interface CitizenSocket {
  send(frame: object): void;
  /** The next frame of a type that was not taken yet. */
  next<Type extends ServerFrame['type']>(type: Type): Promise<Extract<ServerFrame, { type: Type }>>;
  close(): void;
}

async function connect(url: string, id: string, token: string): Promise<CitizenSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/conversations/${id}/socket`, [
    'warmline.v1',
    `token.${token}`,
  ]);
  const frames: ServerFrame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    frames.push(ServerFrameSchema.parse(JSON.parse(data.toString())));
    for (const look of [...waiting]) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });

  return {
    send: (frame) => socket.send(JSON.stringify(frame)),
    close: () => socket.terminate(),
    next: (type) =>
      new Promise((resolve) => {
        const look = () => {
          const index = frames.findIndex((frame) => frame.type === type);
          if (index === -1) return;
          waiting.delete(look);
          resolve(frames.splice(index, 1)[0] as Extract<ServerFrame, { type: typeof type }>);
        };
        waiting.add(look);
        look();
      }),
  };
}
