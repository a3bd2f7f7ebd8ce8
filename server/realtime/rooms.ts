import type { Connection } from './connection.ts';

export type Rooms = ReturnType<typeof createRooms>;

const CLOSE_GONE = 1008;

/** The open sockets of this process, by conversation: a citizen may have several windows. */
export function createRooms() {
  const rooms = new Map<string, Set<Connection>>();

  return {
    count: (conversationId: string): number => rooms.get(conversationId)?.size ?? 0,
    all: (): Connection[] => [...rooms.values()].flatMap((room) => [...room]),

    /** Returns the way out. */
    enter(conversationId: string, connection: Connection): () => void {
      const room = rooms.get(conversationId) ?? new Set<Connection>();
      rooms.set(conversationId, room.add(connection));
      return () => {
        room.delete(connection);
        if (room.size === 0 && rooms.get(conversationId) === room) rooms.delete(conversationId);
      };
    },
    wake(conversationId: string): void {
      for (const connection of rooms.get(conversationId) ?? []) connection.wake();
    },
    /** The conversation is erased: nothing more is said in it. */
    close(conversationId: string): void {
      for (const { socket } of rooms.get(conversationId) ?? []) socket.close(CLOSE_GONE);
    },
  };
}
