import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { type TicketNotice, TicketNoticeSchema } from '../../src/contracts/integration.ts';

/**
 * What goes wrong with one request. `applied` says whether the event has had its effect by then: a
 * receiver that did its work and then failed to say so gets the event again.
 */
export type Fault =
  | { kind: 'status'; status: number; applied?: boolean; location?: string }
  /** Never answers. */
  | { kind: 'hang'; applied?: boolean }
  /** The connection ends without an answer. */
  | { kind: 'cut'; applied?: boolean }
  /** 429 with `Retry-After`: seconds, or a date as HTTP writes it. */
  | { kind: 'busy'; retryAfter: string }
  /** Answers well, but late. */
  | { kind: 'slow'; ms: number };

/** How an arrival ended. `repeated`: known already, no second effect. */
export type ArrivalOutcome = 'applied' | 'repeated' | 'refused' | Fault['kind'];

export interface Arrival {
  id: string;
  outcome: ArrivalOutcome;
  body: string;
}

export interface WebhookReceiver {
  url: string;
  /** Every request, in the order of arrival. */
  arrivals: readonly Arrival[];
  /** What has had its effect, once for each id, in the order of the effects. */
  applied: readonly TicketNotice[];
  /** The next requests have these faults, one each; those after them none. */
  fail(...faults: Fault[]): void;
  /** Every request from now on has this fault; `undefined`: none any more. */
  failAlways(fault: Fault | undefined): void;
  /** Resolves once so many events have had their effect. */
  hasApplied(count: number, withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface ReceiverOptions {
  /** As the sender has it. */
  secret: string;
  /** The same port again is a receiver that was restarted. */
  port?: number;
  /** The receiver's own clock, for the age of a signature. */
  now?: () => Date;
}

const OLDEST_SIGNATURE_S = 300;

/**
 * A system that takes ticket events as `docs/runbooks/integration.md` tells it to: it checks signature and
 * age, and gives each id its effect once. On the loopback only.
 */
export async function startWebhookReceiver(options: ReceiverOptions): Promise<WebhookReceiver> {
  const arrivals: Arrival[] = [];
  const applied: TicketNotice[] = [];
  const known = new Set<string>();
  const planned: Fault[] = [];
  let lasting: Fault | undefined;

  const apply = (body: string): ArrivalOutcome => {
    const notice = TicketNoticeSchema.strict().parse(JSON.parse(body));
    if (known.has(notice.id)) return 'repeated';
    known.add(notice.id);
    applied.push(notice);
    return 'applied';
  };

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const id = String(request.headers['webhook-id'] ?? '');
    const arrived = (outcome: ArrivalOutcome) => void arrivals.push({ id, outcome, body });
    if (!isGenuine(request, body, options)) {
      arrived('refused');
      response.writeHead(401).end();
      return;
    }
    const fault = planned.shift() ?? lasting;
    if (fault !== undefined && 'applied' in fault && fault.applied === true) apply(body);
    if (fault !== undefined && fault.kind !== 'slow') {
      arrived(fault.kind);
      return misbehave(fault, response, request.socket);
    }
    if (fault !== undefined) await wait(fault.ms);
    arrived(apply(body));
    response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tickets`,
    arrivals,
    applied,
    fail: (...faults) => void planned.push(...faults),
    failAlways: (fault) => {
      lasting = fault;
    },
    async hasApplied(count, withinMs = 10_000) {
      for (let waitedMs = 0; applied.length < count; waitedMs += 10) {
        if (waitedMs > withinMs)
          throw new Error(`Expected ${count} events with effect, found ${applied.length}.`);
        await wait(10);
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function misbehave(fault: Exclude<Fault, { kind: 'slow' }>, response: ServerResponse, to: Socket) {
  switch (fault.kind) {
    case 'status': {
      const { location } = fault;
      response.writeHead(fault.status, location === undefined ? {} : { location }).end('no');
      return;
    }
    case 'busy':
      response.writeHead(429, { 'retry-after': fault.retryAfter }).end();
      return;
    case 'cut':
      to.destroy();
      return;
    case 'hang':
      return;
  }
}

/** Written a second time on purpose: it does not share its mistakes with the sender. */
function isGenuine(
  { headers }: IncomingMessage,
  body: string,
  { secret, now = () => new Date() }: ReceiverOptions,
): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`] ?? ''),
  );
  const ageS = Math.abs(now().getTime() / 1000 - Number(timestamp));
  if (!(ageS <= OLDEST_SIGNATURE_S)) return false;
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return (signatures ?? '').split(' ').some((signature) => {
    const found = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return found.length === expected.length && timingSafeEqual(found, expected);
  });
}
