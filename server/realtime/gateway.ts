import websocket, { type WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Conversations } from '../../src/assistant.ts';
import { DomainError } from '../../src/shared/errors.ts';
import type { ChangeFeed } from '../changes.ts';
import { conversationIdOf } from '../plugins/citizen-token.ts';
import type { CountRequest } from '../plugins/rate-limit.ts';
import type { DescribeProblem } from '../problem.ts';
import { createConnection } from './connection.ts';
import { problemFrame } from './frames.ts';
import { keepAlive } from './heartbeat.ts';
import type { Rooms } from './rooms.ts';
import { chooseProtocol, createUpgradeCheck } from './upgrade.ts';

export interface GatewayNeeds {
  conversations: Conversations;
  rooms: Rooms;
  feed: ChangeFeed;
  describe: DescribeProblem;
  countRequest: CountRequest;
  allowedOrigins: readonly string[];
  heartbeatMs: number;
}

const SOCKET_URL = '/api/v1/conversations/:id/socket';
/** Over this a frame closes the socket with 1009. */
const MAX_FRAME_BYTES = 64 * 1024;
const CLOSE_GOING_AWAY = 1001;
const CLOSE_BROKEN = 1011;
/** How long the answers under way may take when the product is stopped. */
const DRAIN_MS = 5000;

/** Sockets of citizens: GET /api/v1/conversations/:id/socket. */
export async function addGateway(app: FastifyInstance, needs: GatewayNeeds): Promise<void> {
  const { conversations, rooms, feed } = needs;
  await app.register(websocket, {
    options: {
      maxPayload: MAX_FRAME_BYTES,
      perMessageDeflate: false,
      handleProtocols: chooseProtocol,
    },
    errorHandler: (error, socket, request) => {
      request.log.warn({ err: error }, 'socket failed');
      socket.close(CLOSE_BROKEN);
    },
    preClose: async () => closeSockets(app, rooms),
  });
  app.decorateRequest('seenSeq', 0);
  app.addHook('onRequest', async ({ ws, routeOptions }) => {
    if (ws && routeOptions.url !== SOCKET_URL) throw new DomainError('not-found', 'not-found');
  });
  app.addHook('onClose', keepAlive(rooms, needs.heartbeatMs));
  app.addHook(
    'onClose',
    feed.subscribe(({ what, id }) => {
      if (what === 'conversation') rooms.wake(id);
    }),
  );

  app.route({
    method: 'GET',
    url: SOCKET_URL,
    exposeHeadRoute: false,
    schema: { summary: SUMMARY, tags: ['citizen'] },
    preValidation: createUpgradeCheck({ ...needs, conversations }),
    handler: async (_request, reply) => reply.callNotFound(),
    wsHandler: (socket, request) => openConnection(needs, socket, request),
  });
}

const SUMMARY =
  'WebSocket with the sub-protocols warmline.v1 and token.<token>; frames are ClientFrame and ServerFrame';

function openConnection(needs: GatewayNeeds, socket: WebSocket, request: FastifyRequest): void {
  const { conversations, rooms } = needs;
  const conversationId = conversationIdOf(request);
  const connection = createConnection({
    socket,
    conversationId,
    conversations,
    seenSeq: request.seenSeq,
    countFrame: () => needs.countRequest(request),
    describe: (error, clientId) => problemFrame(needs.describe(error, request).problem, clientId),
    onTurn: () => rooms.wake(conversationId),
  });
  socket.on('message', (data) => connection.receive(data.toString()));
  socket.on('close', rooms.enter(conversationId, connection));
  // What was said between the check and this moment.
  connection.wake();
}

/** Lets answers under way arrive, then says goodbye; a deaf client is cut off. */
async function closeSockets(app: FastifyInstance, rooms: Rooms): Promise<void> {
  const connections = rooms.all();
  await atMost(DRAIN_MS, Promise.all(connections.map(({ drained }) => drained())));
  const closed = connections.map(
    ({ socket }) => new Promise((resolve) => socket.once('close', resolve)),
  );
  for (const { socket } of connections) socket.close(CLOSE_GOING_AWAY);
  app.websocketServer.close();
  await atMost(1000, Promise.all(closed));
  for (const { socket } of connections) socket.terminate();
}

function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
