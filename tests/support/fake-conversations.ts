import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Message, Reply } from '../../src/contracts/conversations.ts';
import {
  type ClientFrame,
  ClientFrameSchema,
  type ServerFrame,
} from '../../src/contracts/frames.ts';
import type { Call, Result } from './fake-api.ts';
import { greeting, partsOf } from './fake-replies.ts';

type Script = (text: string) => Omit<Reply, 'id' | 'seq'>;

interface FakeConversation {
  id: string;
  token: string;
  messages: Message[];
  replies: Map<string, Reply>;
}

/** Conversations as the contract has them: one `seq`, a `clientId` answered once, resume. */
export class FakeConversations {
  /** Switches that a test flips. */
  refuseSockets = false;
  refuseHttp = false;
  #gate: Promise<void> = Promise.resolve();
  readonly all = new Map<string, FakeConversation>();
  readonly #script: Script;
  readonly #sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'warmline.v1' });

  constructor(script: Script) {
    this.#script = script;
  }

  answer(call: Call): Result | undefined {
    if (this.refuseHttp) return { status: 503 };
    const [, , , what, id] = call.url.pathname.split('/');
    if (what === 'tickets') return this.#ticket(id ?? '');
    if (what === 'messages') return { status: 204 };
    if (what !== 'conversations') return undefined;
    return id === undefined ? this.#start() : this.#within(id, call);
  }

  #within(id: string, { method, url, body, headers }: Call): Result {
    const found = this.all.get(id);
    if (found === undefined) return { status: 404 };
    if (headers.authorization !== `Bearer ${found.token}`) return { status: 401 };
    if (url.pathname.endsWith('/messages'))
      return this.#sayByPost(found, { key: String(headers['idempotency-key']), body });
    if (method === 'GET')
      return { status: 200, body: { id, region: null, messages: found.messages, facts: [] } };
    this.all.delete(id);
    return { status: 204 };
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const found = this.all.get((request.url ?? '').split('/')[4] ?? '');
    const isRight = request.headers['sec-websocket-protocol']?.includes(`token.${found?.token}`);
    if (this.refuseSockets || found === undefined || isRight !== true) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (open) => {
      open.on('message', (data) => {
        const frame = ClientFrameSchema.parse(JSON.parse(String(data)));
        this.#onFrame(found, { frame, open });
      });
    });
  }

  /** Replies by socket wait from now on until the returned function is called. */
  holdReplies(): () => void {
    let release = () => {};
    this.#gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  dropSockets(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  #start(): Result {
    const id = randomUUID();
    const token = randomUUID();
    const reply: Reply = { ...greeting, id: randomUUID(), seq: 1 };
    const started: FakeConversation = { id, token, messages: [], replies: new Map() };
    started.messages.push(messageOf(reply));
    this.all.set(id, started);
    return { status: 201, body: { id, token, reply } };
  }

  #sayByPost(at: FakeConversation, { key, body }: { key: string; body: unknown }): Result {
    const { text } = body as { text: string };
    return { status: 200, body: this.#say(at, { clientId: key, text }).reply };
  }

  #say(at: FakeConversation, { clientId, text }: { clientId: string; text: string }) {
    const known = at.replies.get(clientId);
    if (known !== undefined) return { seq: known.seq - 1, reply: known };
    const seq = at.messages.length + 1;
    at.messages.push({ id: randomUUID(), seq, from: 'citizen', text, at: NOW, reply: null });
    const reply: Reply = { ...this.#script(text), id: randomUUID(), seq: seq + 1 };
    at.messages.push(messageOf(reply));
    at.replies.set(clientId, reply);
    return { seq, reply };
  }

  #onFrame(at: FakeConversation, { frame, open }: { frame: ClientFrame; open: WebSocket }): void {
    const send = (answer: ServerFrame) => open.send(JSON.stringify(answer));
    if (frame.type === 'ping') send({ type: 'pong' });
    if (frame.type === 'resume')
      for (const { seq, reply } of at.messages)
        if (seq > frame.afterSeq && reply !== null) send({ type: 'reply', reply });
    if (frame.type !== 'message') return;
    const { seq, reply } = this.#say(at, frame);
    send({ type: 'accepted', clientId: frame.clientId, seq });
    for (const text of partsOf(reply)) send({ type: 'delta', seq: reply.seq, text });
    void this.#gate.then(() => setTimeout(() => send({ type: 'reply', reply }), 80));
  }

  #ticket(number: string): Result {
    const ticket = [...this.all.values()]
      .flatMap(({ messages }) => messages)
      .map(({ reply }) => reply?.ticket)
      .find((one) => one?.number === number);
    if (ticket === null || ticket === undefined) return { status: 404 };
    const { kind, status, region, dueAt, deadline } = ticket;
    const nextStep = '工作人员会联系您，核实情况。';
    return { status: 200, body: { number, kind, status, region, dueAt, deadline, nextStep } };
  }
}

const NOW = '2026-11-21T10:00:00+08:00';

function messageOf(reply: Reply): Message {
  return { id: reply.id, seq: reply.seq, from: 'assistant', text: reply.text, at: NOW, reply };
}
