type Handler = (payload: string) => void;

/** Who wants to hear of which channel; used by both adapters. */
export function createNotificationHandlers() {
  const handlers = new Map<string, Set<Handler>>();
  return {
    channels: (): Iterable<string> => handlers.keys(),

    notify(channel: string, payload: string): void {
      for (const handler of handlers.get(channel) ?? []) handler(payload);
    },

    /** Whether this is the channel's first handler. */
    add(channel: string, handler: Handler): boolean {
      const known = handlers.get(channel);
      if (known === undefined) handlers.set(channel, new Set([handler]));
      else known.add(handler);
      return known === undefined;
    },

    /** Whether this was the channel's last handler. */
    remove(channel: string, handler: Handler): boolean {
      const known = handlers.get(channel);
      if (known === undefined || !known.delete(handler) || known.size > 0) return false;
      return handlers.delete(channel);
    },
  };
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
