import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { text as bodyOf } from 'node:stream/consumers';
import type {
  CardDesk,
  IntegrationDesk,
  OfficeDesk,
  ParameterDesk,
  StaffTicketDesk,
} from '../../src/assistant.ts';
import { ArrangementStatementSchema } from '../../src/contracts/calendars.ts';
import { ReviewCardSchema } from '../../src/contracts/cards.ts';
import { WithdrawParameterSchema } from '../../src/contracts/parameters.ts';
import { MoveTicketSchema } from '../../src/contracts/staff-tickets.ts';
import { StaleVersionError } from '../../src/shared/errors.ts';
import { createFakeCalendar } from './fake-calendar.ts';
import { createFakeCards } from './fake-cards.ts';
import { FakeConversations } from './fake-conversations.ts';
import { createFakeDuty, dutyAnswer } from './fake-duty.ts';
import { createFakeIntegration, integrationAnswer } from './fake-integration.ts';
import { createFakeOffices, parseWrittenOffice } from './fake-offices.ts';
import { createFakeParameters, parseWritten } from './fake-parameters.ts';
import { sampleReply } from './fake-replies.ts';
import * as staff from './fake-staff.ts';
import { createFakeTicketDesk } from './fake-tickets.ts';

/** One fake runs at a time. */
let isSignedIn = false;
let parameters: ParameterDesk = createFakeParameters();
let cards: CardDesk = createFakeCards();
let offices: OfficeDesk = createFakeOffices();
let tickets: StaffTicketDesk = createFakeTicketDesk();
let calendar = createFakeCalendar();
let integration: IntegrationDesk = createFakeIntegration();
let duty = createFakeDuty(tickets);

const CARDS_PATH = /^\/api\/v1\/staff\/cards\/([^/]+)(\/reviews)$/;
const DIST = join(import.meta.dirname, '../../web/dist/');

/** What the product sends: the pages must work under it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Ant Design writes its styles into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface FakeApi {
  url: string;
  conversations: FakeConversations;
  /** What somebody else does at the same time. */
  tickets: StaffTicketDesk;
  close(): Promise<void>;
}

/** Serves `web/dist` and a scripted API of the product's shape, for looking at the pages. */
export async function startFakeApi(port = 0): Promise<FakeApi> {
  isSignedIn = false;
  parameters = createFakeParameters();
  cards = createFakeCards();
  offices = createFakeOffices();
  tickets = createFakeTicketDesk();
  calendar = createFakeCalendar();
  integration = createFakeIntegration();
  duty = createFakeDuty(tickets);
  const conversations = new FakeConversations(sampleReply);
  const server = createServer((request, response) => {
    answer(request, response, conversations).catch((error: Error) => {
      response.writeHead(500).end(error.stack);
    });
  });
  server.on('upgrade', (request, socket, head) => conversations.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    conversations,
    tickets,
    async close() {
      conversations.dropSockets();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  conversations: FakeConversations,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  if (!url.pathname.startsWith('/api/')) return sendFile(url.pathname, response);
  const body = await readBody(request);
  const call = { method: request.method ?? 'GET', url, body, headers: request.headers };
  const result =
    (await parametersAnswer(call)) ??
    (await cardsAnswer(call)) ??
    (await officesAnswer(call)) ??
    (isSignedIn ? await dutyAnswer(call, duty, staff.session.account) : undefined) ??
    (await ticketsAnswer(call)) ??
    (await calendarAnswer(call)) ??
    (isSignedIn
      ? await integrationAnswer(call, integration, staff.session.account.username)
      : undefined) ??
    staffAnswer(call) ??
    conversations.answer(call);
  if (url.pathname === '/api/v1/staff/events' && result?.status === 200)
    return openEvents(response);
  const { status, body: payload } = result ?? problem(404, '没有这个地址。');
  response.writeHead(status, {
    'content-type': status < 400 ? 'application/json' : 'application/problem+json',
  });
  response.end(payload === undefined ? '' : JSON.stringify(payload));
}

export interface Call {
  method: string;
  url: URL;
  body: unknown;
  headers: IncomingMessage['headers'];
}

export interface Result {
  status: number;
  body?: unknown;
}

function problem(status: number, detail: string): Result {
  return { status, body: { type: '/problems/sample', title: 'Sample', status, detail } };
}

function staffAnswer({ method, url, body }: Call): Result | undefined {
  const path = url.pathname.replace('/api/v1', '');
  if (path === '/login') {
    isSignedIn = (body as { password?: string }).password === 'warmline';
    return isSignedIn
      ? { status: 200, body: staff.session }
      : problem(401, '用户名或密码不对，请再试一次。');
  }
  if (path === '/session')
    return isSignedIn ? { status: 200, body: staff.session } : problem(401, '请先登录。');
  if (path === '/logout' && method === 'POST') {
    isSignedIn = false;
    return { status: 204 };
  }
  return path.startsWith('/staff/') || path === '/search' ? deskAnswer(path) : undefined;
}

async function parametersAnswer({ method, url, body }: Call): Promise<Result | undefined> {
  const path = url.pathname.replace('/api/v1/staff/parameters', '');
  if (!isSignedIn || path === url.pathname) return undefined;
  const { username } = staff.session.account;
  if (path.endsWith('/withdrawals')) {
    const [, id = ''] = path.split('/');
    await parameters.withdrawParameter(id, WithdrawParameterSchema.parse(body), username);
    return { status: 204 };
  }
  return method === 'POST'
    ? { status: 201, body: await parameters.addParameter(parseWritten(body), username) }
    : { status: 200, body: await parameters.listParameters({}) };
}

async function officesAnswer({ method, url, body }: Call): Promise<Result | undefined> {
  if (!isSignedIn || url.pathname !== '/api/v1/staff/offices') return undefined;
  const { username } = staff.session.account;
  return method === 'POST'
    ? { status: 201, body: await offices.addOffice(parseWrittenOffice(body), username) }
    : { status: 200, body: await offices.listOffices({}) };
}

async function cardsAnswer({ url, body }: Call): Promise<Result | undefined> {
  const [, id, isReview] = url.pathname.match(CARDS_PATH) ?? [];
  if (!isSignedIn || !url.pathname.startsWith('/api/v1/staff/cards')) return undefined;
  if (!isReview || id === undefined) return { status: 200, body: await cards.listCards() };
  const { displayName } = staff.session.account;
  const seen = ReviewCardSchema.parse(body);
  return { status: 200, body: await cards.reviewCard(id, seen, displayName) };
}

async function ticketsAnswer({ method, url, body }: Call): Promise<Result | undefined> {
  const [, id, what] =
    /^\/api\/v1\/staff\/tickets(?:\/([^/]+))?(?:\/(\w+))?$/.exec(url.pathname) ?? [];
  if (!isSignedIn || !url.pathname.startsWith('/api/v1/staff/tickets')) return undefined;
  const { account } = staff.session;
  if (id === undefined)
    return { status: 200, body: await tickets.list({ sort: 'urgency', limit: 50 }) };
  if (method === 'GET') return { status: 200, body: await tickets.read(id, account) };
  if (what !== 'moves') return undefined;
  try {
    return { status: 200, body: await tickets.move(id, MoveTicketSchema.parse(body), account) };
  } catch (error) {
    if (!(error instanceof StaleVersionError)) throw error;
    const { current } = error;
    return { status: 409, body: { type: '/problems/stale-version', detail: '', current } };
  }
}

async function calendarAnswer({ method, url, body }: Call): Promise<Result | undefined> {
  if (!isSignedIn || !url.pathname.startsWith('/api/v1/staff/calendar')) return undefined;
  const { username } = staff.session.account;
  return method === 'POST'
    ? { status: 201, body: await calendar.add(ArrangementStatementSchema.parse(body), username) }
    : { status: 200, body: await calendar.read() };
}

function deskAnswer(path: string): Result {
  if (!isSignedIn) return problem(401, '请先登录。');
  const answers: Record<string, unknown> = {
    '/staff/conversations': staff.summaries,
    '/staff/documents': staff.documents,
    '/staff/documents/d-001/clauses': staff.clauses,
    '/staff/events': {},
    '/staff/counter-examples': staff.counterExamples,
    '/search': staff.searchResponse,
  };
  const found = answers[path] ?? staff.conversation(path.replace('/staff/conversations/', ''));
  return found === undefined ? problem(404, '没有找到。') : { status: 200, body: found };
}

function openEvents(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': open\n\n');
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const body = await bodyOf(request);
  return body === '' ? undefined : JSON.parse(body);
}

function sendFile(pathname: string, response: ServerResponse): void {
  const pages: Record<string, string> = {
    '/': 'index.html',
    '/operator': 'operator/index.html',
    '/desk': 'desk/index.html',
  };
  const path = join(DIST, normalize(pages[pathname] ?? pathname));
  try {
    const file = readFileSync(path);
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    });
    response.end(file);
  } catch {
    response.writeHead(404).end();
  }
}
