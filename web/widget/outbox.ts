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
 * the same `clientId`, which the server answers once; so sending twice is always safe. A message
 * waits for the answer to the one before, as the server takes one turn at a time.
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
    if (entries.some(isOnItsWay)) return;
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
  }

  /** The line dropped: if it does not come back soon, what was on its way goes by POST. */
  recover(): void {
    this.#needs.timers.later(SOCKET_PATIENCE_MS, () => {
      const credentials = this.#needs.credentials();
      if (credentials === undefined || this.#needs.link()?.isOpen === true) return;
      for (const entry of this.#needs.transcript().citizens())
        if (entry.isByPost !== true && isOnItsWay(entry)) void this.#post(entry, credentials);
    });
  }

  /** What the server says against a message decides what becomes of it. */
  reject(entry: CitizenEntry, { status, message, retryAfterMs }: RefusedError): void {
    if (status === 401 || status === 404) this.#needs.onGone();
    else if (status === 429 || status >= 500) this.#retry(entry, retryAfterMs);
    else {
      entry.delivery = 'failed';
      entry.refusal = message;
      this.pump();
    }
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
    if (entry.isByPost === true) return;
    entry.isByPost = true;
    try {
      const reply = await api.say(credentials, entry);
      this.#settle(entry, reply);
      onReply(reply);
    } catch (error) {
      this.#fail(entry, error);
    } finally {
      entry.isByPost = false;
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
    if (error instanceof RefusedError) this.reject(entry, error);
    else this.#retry(entry, undefined);
  }

  #retry(entry: CitizenEntry, afterMs: number | undefined): void {
    entry.attempts += 1;
    if (entry.attempts >= MAX_ATTEMPTS) {
      entry.delivery = 'failed';
      return;
    }
    const wait = afterMs ?? RETRY_MS * 2 ** (entry.attempts - 1);
    this.#needs.timers.later(wait, () => {
      if (isOnItsWay(entry)) entry.delivery = 'waiting';
      this.pump();
    });
  }
}

function isOnItsWay({ delivery }: CitizenEntry): boolean {
  return delivery === 'sending' || delivery === 'answering';
}

/** Not `crypto.randomUUID`, which WebViews of Android 8 lack. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}
