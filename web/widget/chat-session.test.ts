import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation, Reply } from '../../src/contracts/conversations.ts';
import type { ServerFrame } from '../../src/contracts/frames.ts';
import { plain } from '../../tests/support/fake-replies.ts';
import { ChatSession } from './chat-session.ts';
import { type ChatStore, createChatStore } from './chat-store.ts';
import { type HttpApi, RefusedError } from './http-api.ts';

/** A socket that a test opens, feeds and drops by hand. */
class HandSocket {
  readyState = 0;
  sent: { type: string; clientId?: string; text?: string; afterSeq?: number }[] = [];
  onopen: (() => void) | undefined;
  onclose: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  receive(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const replyAt = (seq: number): Reply => ({ ...plain, id: `reply-${seq}`, seq, text: `第${seq}条` });

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

let sockets: HandSocket[];
let posted: string[];
let storage: Storage;
let store: ChatStore;
let api: HttpApi;

function startSession(): ChatSession {
  const session = new ChatSession({
    origin: 'http://fake',
    region: undefined,
    api,
    store,
    onChange: () => undefined,
    openSocket: () => {
      const socket = new HandSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
  void session.start();
  return session;
}

const lastSocket = () => sockets[sockets.length - 1] ?? new HandSocket();
const deliveries = (session: ChatSession) =>
  session.transcript.citizens().map(({ text, delivery }) => [text, delivery]);

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  posted = [];
  storage = memoryStorage();
  store = createChatStore('http://fake', () => storage);
  api = {
    start: async () => ({ id: 'c', token: 't', reply: replyAt(1) }),
    read: async () => ({ id: 'c', region: null, messages: [], facts: [] }) as Conversation,
    say: async (_: unknown, { text }: { text: string }) => {
      posted.push(text);
      return replyAt(posted.length * 2 + 1);
    },
    erase: async () => undefined,
    giveFeedback: async () => undefined,
    lookUpTicket: () => Promise.reject(new RefusedError(404, '没有找到')),
    tellArrival: () => Promise.reject(new RefusedError(409, '还没有发放')),
  };
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a citizen’s conversation', () => {
  it('sends by the socket when it is open', async () => {
    const session = startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();

    session.say('你好');
    await vi.advanceTimersByTimeAsync(0);

    expect(lastSocket().sent.map(({ type, text }) => text ?? type)).toEqual(['resume', '你好']);
  });

  it('sends by POST when no socket opens', async () => {
    const session = startSession();

    session.say('你好');
    await vi.advanceTimersByTimeAsync(3000);

    expect(posted).toEqual(['你好']);
    expect(deliveries(session)).toEqual([['你好', 'done']]);
  });

  it('sends by POST what the socket took and never confirmed', async () => {
    const session = startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();
    session.say('你好');

    await vi.advanceTimersByTimeAsync(8100);

    expect(posted).toEqual(['你好']);
  });

  it('asks by POST for the answer that a dropped socket took with it', async () => {
    const session = startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();
    session.say('你好');
    await vi.advanceTimersByTimeAsync(0);
    const clientId = lastSocket().sent[1]?.clientId ?? '';
    lastSocket().receive({ type: 'accepted', clientId, seq: 2 });

    lastSocket().close();
    await vi.advanceTimersByTimeAsync(2600);

    expect(posted).toEqual(['你好']);
    expect(deliveries(session)).toEqual([['你好', 'done']]);
  });

  it('resumes after the last message it has when the socket comes back', async () => {
    startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();

    lastSocket().close();
    await vi.advanceTimersByTimeAsync(2000);
    lastSocket().open();

    expect(sockets).toHaveLength(2);
    expect(lastSocket().sent).toEqual([{ type: 'resume', afterSeq: 1 }]);
  });

  it('shows what is being written and, in its place, the reply, whatever it says', async () => {
    const session = startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();

    for (const text of ['第一句。', '\n\n第二句。'])
      lastSocket().receive({ type: 'delta', seq: 3, text });
    const draft = session.draft?.text;
    lastSocket().receive({ type: 'reply', reply: replyAt(3) });

    expect(draft).toBe('第一句。\n\n第二句。');
    expect(session.draft).toBeUndefined();
    expect(session.transcript.entries.map(({ seq }) => seq)).toEqual([1, 3]);
  });

  it('begins anew what is being written under another number', async () => {
    const session = startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();

    lastSocket().receive({ type: 'delta', seq: 3, text: '第一句。' });
    lastSocket().receive({ type: 'delta', seq: 4, text: '第一句。第二句。' });

    expect(session.draft).toEqual({ seq: 4, text: '第一句。第二句。' });
  });

  it('keeps nothing half written when the socket drops', async () => {
    const session = startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();
    lastSocket().receive({ type: 'delta', seq: 3, text: '第一句。' });

    lastSocket().close();

    expect(session.draft).toBeUndefined();
  });

  it('waits with the second message until the first is answered', async () => {
    const session = startSession();
    await vi.advanceTimersByTimeAsync(0);
    lastSocket().open();

    session.say('一');
    session.say('二');
    await vi.advanceTimersByTimeAsync(0);

    expect(deliveries(session)).toEqual([
      ['一', 'sending'],
      ['二', 'waiting'],
    ]);
  });

  it('tells a failed message after several tries and sends it once the network is back', async () => {
    const say = api.say;
    api.say = () => Promise.reject(new Error('offline'));
    const session = startSession();
    session.say('你好');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deliveries(session)).toEqual([['你好', 'failed']]);

    api.say = say;
    session.wake();
    await vi.advanceTimersByTimeAsync(3000);

    expect(deliveries(session)).toEqual([['你好', 'done']]);
  });

  it('keeps what was not sent over a reload of the page', async () => {
    api.say = () => Promise.reject(new Error('offline'));
    startSession().say('米没了');
    await vi.advanceTimersByTimeAsync(5000);

    store = createChatStore('http://fake', () => storage);
    const reloaded = startSession();

    expect(deliveries(reloaded)).toEqual([['米没了', 'waiting']]);
  });

  it('says why the server refuses a message and does not repeat it', async () => {
    api.say = () => Promise.reject(new RefusedError(400, '请写一点内容。'));
    const session = startSession();

    session.say('。');
    await vi.advanceTimersByTimeAsync(30_000);

    expect(session.transcript.citizens()[0]).toMatchObject({
      delivery: 'failed',
      refusal: '请写一点内容。',
    });
  });

  it('begins again when the server no longer knows the conversation, with the words typed', async () => {
    const say = api.say;
    api.say = () => {
      api.say = say;
      return Promise.reject(new RefusedError(404, '没有这次对话。'));
    };
    const session = startSession();

    session.say('还在吗');
    await vi.advanceTimersByTimeAsync(10_000);

    expect(posted).toEqual(['还在吗']);
  });
});
