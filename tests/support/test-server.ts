import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type AppOptions, buildApp } from '../../server/app.ts';
import type { ConversationStarted } from '../../src/contracts/conversations.ts';
import { type ServerFrame, ServerFrameSchema } from '../../src/contracts/frames.ts';
import type { StaffRole, StaffSession } from '../../src/contracts/staff.ts';
import { PASSWORD } from './fake-accounts.ts';
import { createFakeAssistant, type FakeAssistant } from './fake-assistant.ts';

export interface TestServer {
  app: FastifyInstance;
  assistant: FakeAssistant;
}

type Options = Partial<Omit<AppOptions, 'assistant' | 'config'>> & Partial<AppOptions['config']>;

/** The HTTP face over the service in memory; closed when the test ends. */
export async function givenServer(options: Options = {}): Promise<TestServer> {
  const { allowedOrigins = [], rateLimit = 0, trustProxy = false, ...rest } = options;
  const assistant = createFakeAssistant();
  const config = { allowedOrigins, rateLimit, trustProxy };
  const app = await buildApp({ webRoot: '/nonexistent', ...rest, assistant, config });
  onTestFinished(() => app.close());
  return { app, assistant };
}

export async function givenConversation(app: FastifyInstance): Promise<ConversationStarted> {
  const response = await app.inject({ method: 'POST', url: '/api/v1/conversations', payload: {} });
  return response.json();
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** Cookie and CSRF token of somebody signed in with this role. */
export async function givenSignedIn(app: FastifyInstance, role: StaffRole) {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/login',
    payload: { username: role, password: PASSWORD },
  });
  const { csrfToken } = response.json<StaffSession>();
  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
  return { cookie, 'x-csrf-token': csrfToken };
}

export async function givenListening(app: FastifyInstance): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

/** A listening server with one conversation and the way to open its sockets. */
export async function givenSocketServer(options: Options = {}) {
  const { app, assistant } = await givenServer(options);
  const host = await givenListening(app);
  const { id, token } = await givenConversation(app);
  const protocols = ['warmline.v1', `token.${token}`];
  const open = (more: { origin?: string } = {}) => openSocket({ host, id, protocols, ...more });
  return { app, assistant, host, id, token, open };
}

export interface SocketRequest {
  host: string;
  id: string;
  protocols: string[];
  origin?: string;
}

/** A client that keeps every frame it was sent. */
export interface TestSocket {
  frames: ServerFrame[];
  send(frame: unknown): void;
  sendRaw(data: string | Buffer): void;
  /** Resolves once as many frames of the type are there. */
  received(type: ServerFrame['type'], count?: number): Promise<ServerFrame[]>;
  closed: Promise<number>;
  close(): void;
  protocol: string;
  client: WebSocket;
}

/** @throws {Error} with the HTTP status when the upgrade is refused. */
export async function openSocket(request: SocketRequest): Promise<TestSocket> {
  const { host, id, protocols, origin } = request;
  const client = new WebSocket(`ws://${host}/api/v1/conversations/${id}/socket`, protocols, {
    ...(origin === undefined ? {} : { origin }),
  });
  onTestFinished(() => client.terminate());
  const frames: ServerFrame[] = [];
  client.on('message', (data) => frames.push(ServerFrameSchema.parse(JSON.parse(String(data)))));
  const closed = new Promise<number>((resolve) => client.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    client.once('open', resolve);
    client.on('error', reject);
    client.once('unexpected-response', (_request, { statusCode }) =>
      reject(new Error(`refused with ${statusCode}`)),
    );
  });

  return {
    frames,
    closed,
    client,
    protocol: client.protocol,
    send: (frame) => client.send(JSON.stringify(frame)),
    sendRaw: (data) => client.send(data),
    close: () => client.close(),
    received: (type, count = 1) => waitFor(frames, type, count),
  };
}

async function waitFor(
  frames: readonly ServerFrame[],
  type: ServerFrame['type'],
  count: number,
): Promise<ServerFrame[]> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const found = frames.filter((frame) => frame.type === type);
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Expected ${count} × ${type}, found ${JSON.stringify(frames)}.`);
}
