import pg from 'pg';
import type { Database } from './executor.ts';
import { createNotificationHandlers, quoteIdentifier } from './notification-handlers.ts';

const RETRY_MS = { first: 200, most: 10_000 };
/** A connection that a firewall dropped silently is noticed by asking. */
const HEARTBEAT_MS = 30_000;

/**
 * A connection of its own that only listens. When it is lost it comes back and listens again; what
 * was notified meanwhile is lost, so a notification only ever says "look again".
 */
export function createNativeListener(url: string, onWarning: (message: string) => void) {
  const handlers = createNotificationHandlers();
  const connection = createLastingConnection({
    url,
    onWarning,
    onNotification: handlers.notify,
    onOpened: async (client) => {
      for (const channel of handlers.channels())
        await client.query(`listen ${quoteIdentifier(channel)}`);
    },
  });

  const listen: Database['listen'] = async (channel, handler) => {
    const first = handlers.add(channel, handler);
    await connection.open();
    if (first) await connection.query(`listen ${quoteIdentifier(channel)}`);
    return async () => {
      if (handlers.remove(channel, handler))
        await connection.query(`unlisten ${quoteIdentifier(channel)}`);
    };
  };
  return { listen, close: connection.close };
}

interface LastingConnectionOptions {
  url: string;
  onWarning(message: string): void;
  onNotification(channel: string, payload: string): void;
  onOpened(client: pg.Client): Promise<void>;
}

function createLastingConnection(options: LastingConnectionOptions) {
  let client: pg.Client | undefined;
  let opening: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function openOnce(): Promise<void> {
    const opened = createClient(options);
    opened.on('error', (error) => lose(opened, error.message));
    opened.on('end', () => lose(opened, 'the server ended it'));
    await opened.connect();
    client = opened;
    await options.onOpened(opened);
    schedule(HEARTBEAT_MS, () => query('select 1'));
  }

  async function open(): Promise<void> {
    if (client !== undefined || closed) return;
    opening ??= openOnce().finally(() => {
      opening = undefined;
    });
    await opening;
  }

  async function query(text: string): Promise<void> {
    const asked = client;
    await asked?.query(text).catch((error: unknown) => lose(asked, String(error)));
    if (client !== undefined) schedule(HEARTBEAT_MS, () => query('select 1'));
  }

  function lose(lost: pg.Client, why: string): void {
    if (closed || lost !== client) return;
    client = undefined;
    lost.end().catch(() => undefined);
    options.onWarning(`The listening connection was lost (${why}); it is opened again.`);
    retry(RETRY_MS.first);
  }

  function retry(delayMs: number): void {
    const nextMs = Math.min(delayMs * 2, RETRY_MS.most);
    schedule(delayMs, () => open().catch(() => retry(nextMs)));
  }

  function schedule(delayMs: number, work: () => Promise<void>): void {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(work, delayMs).unref();
  }

  async function close(): Promise<void> {
    closed = true;
    clearTimeout(timer);
    await opening?.catch(() => undefined);
    await client?.end();
  }

  return { open, query, close };
}

function createClient({ url, onNotification }: LastingConnectionOptions): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'warmline-listener',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  client.on('notification', ({ channel, payload }) => onNotification(channel, payload ?? ''));
  return client;
}
