import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { completionOf, listOf, send } from '../model-protocol.ts';
import { streamMessage } from '../model-stream.ts';
import type { Deed, Lie, ShownClause } from './lie.ts';
import { lieOf, paceOf } from './lies.ts';

export interface HostileServer {
  baseUrl: string;
  /** Whoever asks next is lied to by this seed. */
  beginLie(seed: number): void;
  /** What it has told since then; undefined when it was not asked. */
  told(): Lie | undefined;
  close(): Promise<void>;
}

export const HOSTILE_MODEL = 'hostile';

/** What is told to a request, by the seed, the clauses it shows and its whole body. */
export type Tell = (seed: number, clauses: readonly ShownClause[], body: string) => Lie;

/**
 * An OpenAI-compatible server that lies in every way a seed can name, unless told to lie otherwise; piece by piece
 * where it is asked to, and then breaking off in the ways that a stream can.
 */
export async function startHostileServer(tell: Tell = lieOf): Promise<HostileServer> {
  let seed = 0;
  let lie: Lie | undefined;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request).catch(() => '');
    if (request.url?.endsWith('/models')) {
      send(response, listOf(HOSTILE_MODEL));
      return;
    }
    lie = tell(seed, clausesIn(body), body);
    const { deed } = lie;
    if (isSpoken(deed) && wantsStream(body))
      void streamMessage(response, {
        model: HOSTILE_MODEL,
        message: messageOf(deed),
        pace: paceOf(seed),
      });
    else commit(deed, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    beginLie(next) {
      seed = next;
      lie = undefined;
    },
    told: () => lie,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function commit(deed: Deed, response: ServerResponse): void {
  if (isSpoken(deed)) {
    send(response, completionOf(HOSTILE_MODEL, messageOf(deed)));
    return;
  }
  switch (deed.does) {
    case 'body':
      response.end(deed.text);
      break;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 });
      response.write(deed.text, () => response.destroy());
      break;
    case 'status':
      response.statusCode = deed.status;
      send(response, { error: { message: 'no' } });
      break;
    case 'slow':
      setTimeout(
        () => send(response, completionOf(HOSTILE_MODEL, messageOf(deed))),
        deed.delayMs,
      ).unref();
      break;
    case 'hang':
      break;
  }
}

const SPOKEN = ['answer', 'arguments', 'loop', 'message'] as const;
type Spoken = Extract<Deed, { does: (typeof SPOKEN)[number] }>;
type Speaking = Spoken | Extract<Deed, { does: 'slow' }>;

const isSpoken = (deed: Deed): deed is Spoken => SPOKEN.some((does) => does === deed.does);
const wantsStream = (body: string) => body.includes('"stream":true');

function messageOf(deed: Speaking): unknown {
  if (deed.does === 'message') return deed.message;
  return 'claims' in deed
    ? calling('answer', JSON.stringify({ claims: deed.claims }))
    : calling(deed.name, deed.text);
}

function calling(name: string, text: string) {
  const call = { id: 'call-1', type: 'function', function: { name, arguments: text } };
  return { role: 'assistant', content: null, tool_calls: [call] };
}

/** The clauses of the request: a lie is best told beside a true quote. */
function clausesIn(body: string): ShownClause[] {
  try {
    const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
    const question = messages.find(({ role }) => role === 'user');
    const { 条款: clauses } = JSON.parse(question?.content ?? '{}') as { 条款?: ShownClause[] };
    return clauses ?? [];
  } catch {
    return [];
  }
}
