import type { ClientFrame, ServerFrame } from '../../src/contracts/frames.ts';
import type { Credentials } from './http-api.ts';

/** As in `src/contracts/frames.ts`, of which only the types may enter the bundle. */
const SUB_PROTOCOL = 'warmline.v1';
const TOKEN_PROTOCOL_PREFIX = 'token.';

const PING_MS = 25_000;
const PONG_PATIENCE_MS = 10_000;
const FIRST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 30_000;

export interface LinkEvents {
  onOpen(): void;
  onFrame(frame: ServerFrame): void;
  onDown(): void;
}

export type OpenSocket = (url: string, protocols: string[]) => WebSocket;

const openSocket: OpenSocket = (url, protocols) => new WebSocket(url, protocols);

/**
 * One WebSocket that comes back by itself: it is `connecting`, `open`, or waiting to try again. A
 * silent line (no pong) counts as broken, since mobile networks rarely say that they dropped.
 */
export class SocketLink {
  #socket: WebSocket | undefined;
  #failures = 0;
  #stopped = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #pingTimer: ReturnType<typeof setInterval> | undefined;
  #pongTimer: ReturnType<typeof setTimeout> | undefined;
  #waiting: ((isOpen: boolean) => void)[] = [];
  readonly #url: string;
  readonly #protocols: string[];
  readonly #events: LinkEvents;
  readonly #open: OpenSocket;

  constructor(
    origin: string,
    at: { credentials: Credentials; events: LinkEvents; open?: OpenSocket },
  ) {
    this.#url = `${origin.replace(/^http/, 'ws')}/api/v1/conversations/${at.credentials.id}/socket`;
    this.#protocols = [SUB_PROTOCOL, `${TOKEN_PROTOCOL_PREFIX}${at.credentials.token}`];
    this.#events = at.events;
    this.#open = at.open ?? openSocket;
    this.connect();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === 1;
  }

  connect(): void {
    if (this.#stopped || this.#socket !== undefined) return;
    clearTimeout(this.#retryTimer);
    try {
      this.#listen(this.#open(this.#url, this.#protocols));
    } catch {
      this.#retryLater();
    }
  }

  /** Resolves to whether the socket is open, at the latest after `patienceMs`. */
  ready(patienceMs: number): Promise<boolean> {
    if (this.isOpen) return Promise.resolve(true);
    if (this.#failures > 1 || this.#stopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(() => resolve(this.isOpen), patienceMs);
    });
  }

  send(frame: ClientFrame): boolean {
    if (!this.isOpen) return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  /** Drops a line that is suspected dead and tries anew. */
  restart(): void {
    this.#close();
    this.#retryLater();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retryTimer);
    this.#close();
    this.#settle(false);
  }

  #listen(socket: WebSocket): void {
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#pingTimer = setInterval(() => this.#ping(), PING_MS);
      this.#settle(true);
      this.#events.onOpen();
    };
    socket.onmessage = ({ data }) => this.#receive(String(data));
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#close();
      this.#retryLater();
    };
  }

  #receive(data: string): void {
    const frame = JSON.parse(data) as ServerFrame;
    clearTimeout(this.#pongTimer);
    this.#pongTimer = undefined;
    if (frame.type !== 'pong') this.#events.onFrame(frame);
  }

  #ping(): void {
    if (!this.send({ type: 'ping' }) || this.#pongTimer !== undefined) return;
    this.#pongTimer = setTimeout(() => this.restart(), PONG_PATIENCE_MS);
  }

  #close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    clearInterval(this.#pingTimer);
    clearTimeout(this.#pongTimer);
    this.#pongTimer = undefined;
    socket?.close();
  }

  #retryLater(): void {
    this.#failures += 1;
    if (this.#failures > 1) this.#settle(false);
    if (this.#stopped) return;
    this.#events.onDown();
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (this.#failures - 1), LONGEST_WAIT_MS);
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
  }

  #settle(isOpen: boolean): void {
    for (const resolve of this.#waiting.splice(0)) resolve(isOpen);
  }
}
