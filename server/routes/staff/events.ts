import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Accounts } from '../../../src/assistant.ts';
import type { ChangeFeed } from '../../changes.ts';
import { CASE_ROLES, SESSION_COOKIE, staffOnly } from '../../plugins/staff-session.ts';

interface Needs {
  accounts: Accounts;
  feed: ChangeFeed;
  heartbeatMs: number;
}

/** A console that does not read loses its stream and comes back, instead of filling the memory. */
const MAX_WAITING_BYTES = 256 * 1024;

/**
 * Server-sent events for the operators' console: `event: change` with `{ what, id }`. An event says
 * only that something changed; the console reads it again, so that a missed event loses nothing.
 */
export const staffEventRoutes: FastifyPluginAsyncZod<Needs> = async (
  app,
  { accounts, feed, heartbeatMs },
) => {
  const open = new Set<EventStream>();
  app.addHook('preValidation', staffOnly(accounts, CASE_ROLES));
  app.addHook('preClose', async () => {
    for (const events of open) events.end();
  });

  app.get(
    '/events',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Server-sent events: which conversation or ticket changed',
        tags: ['staff'],
        security: [{ staffSession: [] }],
      },
    },
    async (request, reply) => {
      const events = openEventStream(feed);
      open.add(events);
      const secret = request.cookies[SESSION_COOKIE] ?? '';
      const heartbeat = setInterval(() => void beat(), heartbeatMs);
      events.stream.on('close', () => {
        clearInterval(heartbeat);
        open.delete(events);
      });
      return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(events.stream);

      async function beat(): Promise<void> {
        const session = await accounts.findSession(secret).catch(() => undefined);
        if (session === undefined) events.end();
        else events.write(': still here\n\n');
      }
    },
  );
};

type EventStream = ReturnType<typeof openEventStream>;

function openEventStream(feed: ChangeFeed) {
  const stream = new Readable({ read() {} });
  let ended = false;
  const stop = feed.subscribe((change) =>
    write(`event: change\ndata: ${JSON.stringify(change)}\n\n`),
  );
  stream.on('close', stop);
  write('retry: 3000\n\n');
  return { stream, write, end };

  function write(text: string): void {
    if (ended) return;
    if (stream.readableLength > MAX_WAITING_BYTES) stream.destroy();
    else stream.push(text);
  }

  /** The console comes back by itself, and then learns whether it is still signed in. */
  function end(): void {
    if (ended) return;
    ended = true;
    stream.push(null);
  }
}
