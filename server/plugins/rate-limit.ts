import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../src/shared/errors.ts';

/** Counts one more request of this address. @throws {DomainError} `too-many-requests`. */
export type CountRequest = (request: FastifyRequest) => Promise<void>;

export interface RateLimit {
  /** For what comes over a socket: it counts like a request. */
  countRequest: CountRequest;
  /** Whoever has started a conversation is heard once, however many others share the address. */
  letIn(conversationId: string): void;
}

/**
 * The API and forms count, pages and probes do not; nor does the first message of a conversation, because it may be
 * an emergency from an address that somebody else is flooding from. Starting one does count: so nobody has
 * more than twice the limit.
 */
export async function addRateLimit(app: FastifyInstance, perMinute: number): Promise<RateLimit> {
  if (perMinute === 0) return { countRequest: async () => {}, letIn: () => {} };

  const waiting = createWaiting();
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    allowList: (request) => isFree(request) || isFirstMessage(request, waiting),
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  const count = app.createRateLimit();
  return {
    letIn: waiting.add,
    async countRequest(request) {
      if (waiting.take(conversationOf(request))) return;
      const outcome = await count(request);
      if (!outcome.isAllowed && outcome.isExceeded) throw tooMany(outcome.ttl);
    },
  };
}

/** Pages and probes; what a page's form sends is work like a call. */
function isFree({ url, method }: FastifyRequest): boolean {
  return !url.startsWith('/api/') && method !== 'POST';
}

function isFirstMessage(request: FastifyRequest, waiting: Waiting): boolean {
  return request.method === 'POST' && waiting.take(conversationOf(request));
}

function conversationOf({ url }: FastifyRequest): string {
  const [, id = ''] =
    /^\/api\/v1\/conversations\/([^/?]+)\/(?:messages|socket)(?:\?|$)/.exec(url) ?? [];
  return id;
}

type Waiting = ReturnType<typeof createWaiting>;

/** More than that are let in within a minute by nobody; the oldest then count like everybody. */
const LET_IN_AT_ONCE = 10_000;

/** Conversations of which nothing has been heard yet. */
function createWaiting() {
  const ids = new Set<string>();
  return {
    add(id: string): void {
      const [oldest] = ids;
      if (ids.size >= LET_IN_AT_ONCE && oldest !== undefined) ids.delete(oldest);
      ids.add(id);
    },
    /** True the first time. */
    take: (id: string): boolean => ids.delete(id),
  };
}

function tooMany(ttlMs: number): DomainError {
  return new DomainError('too-many', 'too-many-requests', {
    seconds: String(Math.max(1, Math.ceil(ttlMs / 1000))),
  });
}
