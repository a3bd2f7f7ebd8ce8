import pg from 'pg';
import type { Database } from './executor.ts';

const RETRY_MS = { first: 200, most: 10_000 };
/** A connection that a firewall dropped silently is noticed by asking. */
const HEARTBEAT_MS = 30_000;

type Handler = (payload: string) => void;

/**
 * A connection of its own that only listens. When it is lost it comes back and listens again; what
 * was notified meanwhile is lost, so a notification only ever says "look again".
 */
export function createNativeListener(url: string, onWarning: (message: string) => void) {
  const handlers = new Map<string, Set<Handler>>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delayMs = RETRY_MS.first;
  let closed = false;

  const heartbeat = setInterval(() => {
    client?.query('select 1').catch(() => lose(client, 'it does not answer'));
  }, HEARTBEAT_MS);
  heartbeat.unref();

  const connect = (): Promise<void> => {
    connecting ??= open().finally(() => {
      connecting = undefined;
    });
    return connecting;
  };

  async function open(): Promise<void> {
    const opened = new pg.Client({
      connectionString: url,
      application_name: 'warmline-listener',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    opened.on('notification', ({ channel, payload }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload ?? '');
    });
    opened.on('error', (error) => lose(opened, error.message));
    opened.on('end', () => lose(opened, 'the server ended it'));
    await opened.connect();
    client = opened;
    delayMs = RETRY_MS.first;
    for (const channel of handlers.keys()) await listenTo(opened, channel);
  }

  function lose(lost: pg.Client | undefined, why: string): void {
    if (closed || lost === undefined || lost !== client) return;
    client = undefined;
    lost.end().catch(() => undefined);
    onWarning(`The connection that listens for changes was lost (${why}); it is opened again.`);
    reconnectLater();
  }

  function reconnectLater(): void {
    retry = setTimeout(() => {
      if (!closed) connect().catch(reconnectLater);
    }, delayMs);
    retry.unref();
    delayMs = Math.min(delayMs * 2, RETRY_MS.most);
  }

  const listen: Database['listen'] = async (channel, handler) => {
    const known = handlers.get(channel) ?? new Set<Handler>();
    handlers.set(channel, known.add(handler));
    if (client === undefined) await connect();
    else if (known.size === 1) await listenTo(client, channel);
    return async () => {
      known.delete(handler);
      if (known.size > 0 || handlers.get(channel) !== known) return;
      handlers.delete(channel);
      await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`);
    };
  };

  return {
    listen,
    async close(): Promise<void> {
      closed = true;
      clearInterval(heartbeat);
      clearTimeout(retry);
      await connecting?.catch(() => undefined);
      await client?.end();
    },
  };
}

async function listenTo(client: pg.Client, channel: string): Promise<void> {
  await client.query(`listen ${pg.escapeIdentifier(channel)}`);
}
