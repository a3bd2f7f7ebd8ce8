import type { WebSocket } from '@fastify/websocket';
import type { ServerFrame } from '../../src/contracts/frames.ts';
import { writeFrame } from './frames.ts';

/** A reader this slow is cut off; it comes back and resumes. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

/** Sends to an open socket; to a closed one nothing is sent, because `resume` will. */
export function createSend(socket: WebSocket): (frame: ServerFrame) => void {
  return (frame) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
    else socket.send(writeFrame(frame));
  };
}
