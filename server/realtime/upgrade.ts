import type { FastifyRequest } from 'fastify';
import type { Conversations } from '../../src/assistant.ts';
import { SUB_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../src/contracts/frames.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { conversationIdOf } from '../plugins/citizen-token.ts';
import type { Rooms } from './rooms.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The conversation's last `seq` when the socket was asked for. */
    seenSeq: number;
  }
}

interface UpgradeNeeds {
  conversations: Pick<Conversations, 'authorise' | 'messagesAfter'>;
  allowedOrigins: readonly string[];
  rooms: Rooms;
}

const MAX_SOCKETS_A_CONVERSATION = 16;

/**
 * Decides while the answer can still be an HTTP status: a foreign page is 403, a wrong token 401, an
 * unknown conversation 404. The token comes as a sub-protocol because an address ends up in logs.
 */
export function createUpgradeCheck({ conversations, allowedOrigins, rooms }: UpgradeNeeds) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!isFromAllowedPage(request, allowedOrigins))
      throw new DomainError('forbidden', 'foreign-origin');
    const offered = offeredProtocols(request);
    const token = offered.find((protocol) => protocol.startsWith(TOKEN_PROTOCOL_PREFIX));
    if (token === undefined) throw new DomainError('unauthorised', 'wrong-token');

    const id = conversationIdOf(request);
    await conversations.authorise(id, token.slice(TOKEN_PROTOCOL_PREFIX.length));
    if (!request.ws) throw new DomainError('invalid', 'socket-expected');
    if (!offered.includes(SUB_PROTOCOL)) throw new DomainError('invalid', 'sub-protocol-required');
    if (rooms.count(id) >= MAX_SOCKETS_A_CONVERSATION)
      throw new DomainError('too-many', 'too-many-sockets');
    request.seenSeq = (await conversations.messagesAfter(id, 0)).at(-1)?.seq ?? 0;
  };
}

/** Only the protocol's own name is ever echoed: the other one is the token. */
export function chooseProtocol(offered: ReadonlySet<string>): string | false {
  return offered.has(SUB_PROTOCOL) && SUB_PROTOCOL;
}

/** Browsers always name the page; what names none is no browser and holds no foreign cookies. */
function isFromAllowedPage(request: FastifyRequest, allowed: readonly string[]): boolean {
  const { origin } = request.headers;
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

function offeredProtocols({ headers }: FastifyRequest): string[] {
  const offered = headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').map((protocol) => protocol.trim());
}
