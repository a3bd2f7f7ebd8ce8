import type { Reply } from '../../src/contracts/conversations.ts';
import { type Credentials, type HttpApi, RefusedError } from './http-api.ts';
import type { SocketLink } from './socket-link.ts';
import type { Timers } from './timers.ts';
import type { CitizenEntry, Transcript } from './transcript.ts';

/** How long a message waits for the socket before it goes by POST. */
const SOCKET_PATIENCE_MS = 2500;
const ACCEPT_PATIENCE_MS = 8000;
/** An accepted message without an answer is asked for again by POST, which waits for the first. */
const ANSWER_PATIENCE_MS = 45_000;
const MAX_ATTEMPTS = 4;
const RETRY_MS = 1500;

export interface OutboxNeeds {
  transcript: () => Transcript;
  api: HttpApi;
  link: () => SocketLink | undefined;
  /** Undefined while there is no conversation to send to. */
  credentials: () => Credentials | undefined;
  timers: Timers;
  onReply: (reply: Reply) => void;
  /** The server no longer knows the conversation. */
  onGone: () => void;
  onChange: () => void;
}

/**
 * Keeps every typed message until the server has it. A message goes by WebSocket, else by POST with
 * the same `clientId`, which the server answers once; so sending twice is always safe. One message
 * is on its way at a time, so that they arrive in the order in which they were typed.
 */
export class Outbox {
  readonly #needs: OutboxNeeds;

  constructor(needs: OutboxNeeds) {
    this.#needs = needs;
  }

  /** Sends the first message that waits, unless one before it is still on its way. */
  pump(): void {
    const entries = this.#needs.transcript().citizens();
    const credentials = this.#needs.credentials();
    if (credentials === undefined) return;
    if (entries.some(({ delivery }) => delivery === 'sending')) return;
    const next = entries.find(({ delivery }) => delivery === 'waiting');
    if (next !== undefined) void this.#deliver(next, credentials);
  }

  queue(entry: CitizenEntry): void {
    entry.delivery = 'waiting';
    entry.attempts = 0;
    entry.refusal = undefined;
    this.pump();
  }

  /** Messages that only the network kept back try again by themselves. */
  retryFailed(): void {
    for (const entry of this.#needs.transcript().citizens())
      if (entry.delivery === 'failed' && entry.refusal === undefined) this.queue(entry);
    this.pump();
  }

  accept(entry: CitizenEntry, seq: number): void {
    this.#needs.transcript().placeAt(entry, seq);
    if (entry.delivery !== 'done') entry.delivery = 'answering';
    this.#needs.timers.later(ANSWER_PATIENCE_MS, () => {
      const credentials = this.#needs.credentials();
      if (entry.delivery === 'answering' && credentials !== undefined)
        void this.#post(entry, credentials);
    });
    this.pump();
  }

  refuse(entry: CitizenEntry, detail: string): void {
    entry.delivery = 'failed';
    entry.refusal = detail;
    this.pump();
  }

  async #deliver(entry: CitizenEntry, credentials: Credentials): Promise<void> {
    const { link, timers, onChange } = this.#needs;
    entry.delivery = 'sending';
    onChange();
    const { clientId, text } = entry;
    const isOpen = (await link()?.ready(SOCKET_PATIENCE_MS)) ?? false;
    if (!isOpen || !link()?.send({ type: 'message', clientId, text }))
      return this.#post(entry, credentials);
    timers.later(ACCEPT_PATIENCE_MS, () => {
      if (entry.delivery !== 'sending') return;
      link()?.restart();
      void this.#post(entry, credentials);
    });
  }

  async #post(entry: CitizenEntry, credentials: Credentials): Promise<void> {
    const { api, onReply, onChange } = this.#needs;
    try {
      const reply = await api.say(credentials, entry);
      this.#settle(entry, reply);
      onReply(reply);
      this.pump();
    } catch (error) {
      this.#fail(entry, error);
    }
    onChange();
  }

  /** A message restored from the history may be this one already. */
  #settle(entry: CitizenEntry, reply: Reply): void {
    const transcript = this.#needs.transcript();
    if (entry.seq === undefined) transcript.placeAt(entry, reply.seq - 1);
    entry.delivery = 'done';
  }

  #fail(entry: CitizenEntry, error: unknown): void {
    const refusal = error instanceof RefusedError ? error : undefined;
    const status = refusal?.status ?? 503;
    if (status === 401 || status === 404) this.#needs.onGone();
    else if (status === 429 || status >= 500) this.#retry(entry, refusal?.retryAfterMs);
    else this.refuse(entry, refusal?.message ?? '');
  }

  #retry(entry: CitizenEntry, afterMs: number | undefined): void {
    entry.attempts += 1;
    if (entry.attempts >= MAX_ATTEMPTS) {
      entry.delivery = 'failed';
      return;
    }
    const wait = afterMs ?? RETRY_MS * 2 ** (entry.attempts - 1);
    this.#needs.timers.later(wait, () => {
      if (entry.delivery === 'sending') entry.delivery = 'waiting';
      this.pump();
    });
  }
}

/** Not `crypto.randomUUID`, which WebViews of Android 8 lack. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}
