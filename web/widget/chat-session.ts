import type { Reply } from '../../src/contracts/conversations.ts';
import type { ServerFrame } from '../../src/contracts/frames.ts';
import type { TicketStatusView } from '../../src/contracts/tickets.ts';
import type { ChatStore, Unsent } from './chat-store.ts';
import { type Credentials, type HttpApi, RefusedError } from './http-api.ts';
import { newClientId, Outbox } from './outbox.ts';
import { type OpenSocket, SocketLink } from './socket-link.ts';
import { STRINGS } from './strings.ts';
import { Timers } from './timers.ts';
import { type CitizenEntry, Transcript } from './transcript.ts';

export interface ChatSessionNeeds {
  origin: string;
  region: string | undefined;
  api: HttpApi;
  store: ChatStore;
  onChange: () => void;
  openSocket?: OpenSocket;
}

const POLL_MS = 20_000;
const START_RETRY_MS = 4000;

/** One citizen's conversation with the server, over reloads and bad networks. */
export class ChatSession {
  transcript = new Transcript();
  /** The text of an answer that is still being written, by its `seq`. */
  draft: { seq: number; text: string } | undefined;
  phase: 'starting' | 'ready' | 'unreachable' = 'starting';
  notice = '';
  isLive = false;
  readonly #needs: ChatSessionNeeds;
  readonly #timers = new Timers();
  readonly #outbox: Outbox;
  #credentials: Credentials | undefined;
  #link: SocketLink | undefined;

  constructor(needs: ChatSessionNeeds) {
    this.#needs = needs;
    const kept = needs.store.read();
    this.#credentials = kept.credentials;
    for (const unsent of kept.unsent) this.transcript.addUnsent(unsent);
    this.#outbox = new Outbox({
      transcript: () => this.transcript,
      api: needs.api,
      link: () => this.#link,
      credentials: () => (this.phase === 'ready' ? this.#credentials : undefined),
      timers: this.#timers,
      onReply: (reply) => this.#onReply(reply),
      onGone: () => this.#restart(STRINGS.ended, this.#unsent()),
      onChange: () => this.#changed(),
    });
  }

  async start(): Promise<void> {
    try {
      if (this.#credentials === undefined) await this.#begin();
      else await this.#restore(this.#credentials);
      if (this.phase === 'unreachable') this.notice = '';
      this.phase = 'ready';
      this.#connect();
      this.#outbox.pump();
    } catch (error) {
      this.#startLater(error);
    }
    this.#changed();
  }

  stop(): void {
    this.#link?.stop();
    this.#timers.stop();
  }

  /** The network is back, or the page is looked at again. */
  wake(): void {
    this.#link?.connect();
    this.#outbox.retryFailed();
  }

  say(text: string): void {
    this.notice = '';
    this.transcript.addUnsent({ clientId: newClientId(), text });
    this.#outbox.pump();
    this.#changed();
  }

  sendAgain(entry: CitizenEntry): void {
    this.#outbox.queue(entry);
    this.#changed();
  }

  /** Takes a refused message out of the conversation, so that its words can be changed. */
  takeBack(entry: CitizenEntry): string {
    this.transcript.remove(entry);
    this.#changed();
    return entry.text;
  }

  async giveFeedback(messageId: string, helpful: boolean): Promise<void> {
    if (this.#credentials !== undefined)
      await this.#needs.api.giveFeedback(this.#credentials.token, messageId, helpful);
  }

  lookUpTicket(number: string, code: string): Promise<TicketStatusView> {
    return this.#needs.api.lookUpTicket(number, code);
  }

  tellArrival(number: string, said: { code: string; arrived: boolean }): Promise<TicketStatusView> {
    return this.#needs.api.tellArrival(number, said);
  }

  async erase(): Promise<void> {
    if (this.#credentials !== undefined) await this.#needs.api.erase(this.#credentials);
    this.#restart(STRINGS.erased, []);
  }

  async #begin(): Promise<void> {
    const { api, region, store } = this.#needs;
    const { id, token, reply } = await api.start(region);
    this.#credentials = { id, token };
    store.update({ credentials: this.#credentials });
    this.transcript.addReply(reply);
  }

  async #restore(credentials: Credentials): Promise<void> {
    try {
      const { messages } = await this.#needs.api.read(credentials);
      for (const message of messages) this.transcript.addMessage(message);
    } catch (error) {
      if (!isGone(error)) throw error;
      this.notice = STRINGS.ended;
      await this.#begin();
    }
  }

  #startLater(error: unknown): void {
    const refusal = error instanceof RefusedError ? error : undefined;
    this.phase = 'unreachable';
    this.notice = refusal?.message ?? STRINGS.unreachable;
    this.#timers.later(refusal?.retryAfterMs ?? START_RETRY_MS, () => void this.start());
  }

  #restart(notice: string, unsent: readonly Unsent[]): void {
    this.stop();
    this.#needs.store.forget();
    this.#credentials = undefined;
    this.transcript = new Transcript();
    for (const message of unsent) this.transcript.addUnsent(message);
    this.phase = 'starting';
    this.notice = notice;
    void this.start();
  }

  #connect(): void {
    if (this.#credentials === undefined) return;
    const { origin, openSocket } = this.#needs;
    this.#link = new SocketLink(origin, {
      credentials: this.#credentials,
      events: {
        onOpen: () => this.#onOpen(),
        onFrame: (frame) => this.#onFrame(frame),
        onDown: () => this.#onDown(),
      },
      ...(openSocket === undefined ? {} : { open: openSocket }),
    });
    this.#timers.later(POLL_MS, () => void this.#poll());
  }

  #onOpen(): void {
    this.isLive = true;
    this.#link?.send({ type: 'resume', afterSeq: this.transcript.lastUnbroken() });
    this.#outbox.retryFailed();
    this.#changed();
  }

  #onDown(): void {
    this.isLive = false;
    this.draft = undefined;
    this.#outbox.recover();
    this.#changed();
  }

  /** Without a socket an operator's words would not arrive. */
  async #poll(): Promise<void> {
    this.#timers.later(POLL_MS, () => void this.#poll());
    const credentials = this.#credentials;
    const isBusy = this.transcript.citizens().some(({ delivery }) => delivery !== 'done');
    if (this.isLive || isBusy || credentials === undefined) return;
    const read = await this.#needs.api.read(credentials).catch(() => undefined);
    for (const message of read?.messages ?? []) this.transcript.addMessage(message);
    this.#changed();
  }

  #onFrame(frame: ServerFrame): void {
    const { transcript } = this;
    if (frame.type === 'accepted') {
      const entry = transcript.find(frame.clientId);
      if (entry !== undefined) this.#outbox.accept(entry, frame.seq);
    } else if (frame.type === 'delta') {
      this.draft = { seq: frame.seq, text: this.#draftText(frame.seq) + frame.text };
    } else if (frame.type === 'reply') {
      this.#onReply(frame.reply);
    } else if (frame.type === 'operator') {
      const { seq, name, text } = frame;
      transcript.add({ from: 'operator', key: `operator-${seq}`, seq, name, text });
    } else if (frame.type === 'ticket') {
      transcript.keepTicket(frame.ticket);
    } else if (frame.type === 'problem') {
      this.#onProblem(new RefusedError(frame.status, frame.detail), frame.clientId);
    }
    this.#changed();
  }

  #draftText(seq: number): string {
    return this.draft?.seq === seq ? this.draft.text : '';
  }

  #onReply(reply: Reply): void {
    this.draft = undefined;
    this.transcript.addReply(reply);
    this.#outbox.pump();
  }

  #onProblem(refusal: RefusedError, clientId: string | undefined): void {
    const entry = this.transcript.find(clientId);
    if (entry === undefined) this.notice = refusal.message;
    else this.#outbox.reject(entry, refusal);
  }

  #unsent(): Unsent[] {
    return this.transcript
      .citizens()
      .filter(({ delivery }) => delivery !== 'done' && delivery !== 'answering')
      .map(({ clientId, text }) => ({ clientId, text }));
  }

  #changed(): void {
    this.#needs.store.update({ unsent: this.#unsent() });
    this.#needs.onChange();
  }
}

function isGone(error: unknown): boolean {
  return error instanceof RefusedError && (error.status === 401 || error.status === 404);
}
