import type {
  Conversation,
  ConversationStarted,
  Reply,
} from '../../src/contracts/conversations.ts';
import type { Problem } from '../../src/contracts/primitives.ts';
import type { TicketStatusView } from '../../src/contracts/tickets.ts';
import { STRINGS } from './strings.ts';

export interface Credentials {
  id: string;
  token: string;
}

/** The server refused: `message` is its Chinese sentence for the citizen. */
export class RefusedError extends Error {
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, detail: string, retryAfterMs?: number) {
    super(detail);
    this.name = 'RefusedError';
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

export type HttpApi = ReturnType<typeof createHttpApi>;

const TIMEOUT_MS = 20_000;
/** A second request with the same key waits for the first, so patience costs nothing. */
const ANSWER_TIMEOUT_MS = 90_000;

/** @param origin of the server, e.g. `https://12345.example.cn`. */
export function createHttpApi(origin: string) {
  const call = <Result>(path: string, request: CallRequest) =>
    callServer<Result>(`${origin}/api/v1${path}`, request);
  return {
    start: (region: string | undefined) =>
      call<ConversationStarted>('/conversations', {
        method: 'POST',
        body: region === undefined ? { channel: 'web' } : { channel: 'web', region },
      }),
    read: ({ id, token }: Credentials) => call<Conversation>(`/conversations/${id}`, { token }),
    say: ({ id, token }: Credentials, message: { clientId: string; text: string }) =>
      call<Reply>(`/conversations/${id}/messages`, {
        method: 'POST',
        token,
        body: { text: message.text },
        idempotencyKey: message.clientId,
        timeoutMs: ANSWER_TIMEOUT_MS,
      }),
    erase: ({ id, token }: Credentials) =>
      call<void>(`/conversations/${id}`, { method: 'DELETE', token }),
    giveFeedback: (token: string, messageId: string, helpful: boolean) =>
      call<void>(`/messages/${messageId}/feedback`, { method: 'POST', token, body: { helpful } }),
    lookUpTicket: (number: string, code: string) =>
      call<TicketStatusView>(`/tickets/${encodeURIComponent(number)}/look-ups`, {
        method: 'POST',
        body: { code },
      }),
    tellArrival: (number: string, said: { code: string; arrived: boolean }) =>
      call<TicketStatusView>(`/tickets/${encodeURIComponent(number)}/arrivals`, {
        method: 'POST',
        body: said,
      }),
  };
}

interface CallRequest {
  method?: 'POST' | 'DELETE';
  token?: string;
  body?: unknown;
  idempotencyKey?: string;
  timeoutMs?: number;
}

async function callServer<Result>(url: string, request: CallRequest): Promise<Result> {
  const response = await withTimeout(
    fetch(url, {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      cache: 'no-store',
      credentials: 'omit',
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    }),
    request.timeoutMs ?? TIMEOUT_MS,
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusalOf(response, body);
  return body as Result;
}

function headersOf(request: CallRequest): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (request.token !== undefined) headers['authorization'] = `Bearer ${request.token}`;
  if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey;
  return headers;
}

function refusalOf(response: Response, body: unknown): RefusedError {
  const { detail } = (body ?? {}) as Partial<Problem>;
  const seconds = Number(response.headers.get('retry-after'));
  return new RefusedError(
    response.status,
    detail ?? STRINGS.serverTrouble,
    seconds > 0 ? seconds * 1000 : undefined,
  );
}

/** Not `AbortController`, which WebViews of Android 8 may lack. */
function withTimeout<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server did not answer in time.')), ms);
    void work.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
