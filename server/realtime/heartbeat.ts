import type { WebSocket } from '@fastify/websocket';
import type { Rooms } from './rooms.ts';

/**
 * Asks every socket for a sign of life and ends those that gave none since the last time: mobile
 * networks drop lines without a word. Returns the way to stop.
 */
export function keepAlive(rooms: Rooms, everyMs: number): () => void {
  const asked = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const { socket } of rooms.all()) {
      if (asked.has(socket)) socket.terminate();
      else ask(socket);
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);

  function ask(socket: WebSocket): void {
    asked.add(socket);
    socket.once('pong', () => asked.delete(socket));
    socket.ping();
  }
}
