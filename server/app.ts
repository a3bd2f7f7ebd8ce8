import cookie from '@fastify/cookie';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Assistant } from '../src/assistant.ts';
import { inProject } from '../src/shared/project-folder.ts';
import { type ChangeFeed, createChangeFeed } from './changes.ts';
import type { Config } from './config.ts';
import { addCrossOrigin } from './plugins/cross-origin.ts';
import { acceptJsonOnly } from './plugins/json-body.ts';
import { addOpenapi } from './plugins/openapi.ts';
import { addPages } from './plugins/pages.ts';
import { addProblems, createSendProblem, type SendProblem } from './plugins/problems.ts';
import { addRateLimit, type RateLimit } from './plugins/rate-limit.ts';
import { addRequestLog, requestIdOf } from './plugins/request-log.ts';
import { addSecurityHeaders } from './plugins/security-headers.ts';
import { addStrictRequests } from './plugins/strict-requests.ts';
import { createDescribeProblem, type DescribeProblem } from './problem.ts';
import { addGateway } from './realtime/gateway.ts';
import { createRooms, type Rooms } from './realtime/rooms.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { healthRoutes } from './routes/health.ts';
import { integrationRoutes } from './routes/integration.ts';
import { messageRoutes } from './routes/messages.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { counterExampleRoutes, rulePages, ruleRoutes } from './routes/rules.ts';
import { sessionRoutes } from './routes/session.ts';
import { staffCalendarRoutes } from './routes/staff/calendar.ts';
import { staffCardRoutes } from './routes/staff/cards.ts';
import { staffConversationRoutes } from './routes/staff/conversations.ts';
import { staffCounterExampleRoutes } from './routes/staff/counter-examples.ts';
import { staffDocumentRoutes } from './routes/staff/documents.ts';
import { staffDutyRoutes } from './routes/staff/duty.ts';
import { staffEventRoutes } from './routes/staff/events.ts';
import { staffIntegrationRoutes } from './routes/staff/integration.ts';
import { staffOfficeRoutes } from './routes/staff/offices.ts';
import { staffParameterRoutes } from './routes/staff/parameters.ts';
import { staffSearchRoutes } from './routes/staff/search.ts';
import { staffTicketRoutes } from './routes/staff/tickets.ts';
import { ticketPageRoutes } from './routes/ticket-pages.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { toolRoutes } from './routes/tools.ts';
import { validatorCompiler } from './validation-problem.ts';

export interface AppOptions {
  assistant: Assistant;
  config: Pick<Config, 'allowedOrigins' | 'rateLimit' | 'trustProxy'>;
  /** Absent: nothing is logged. */
  log?: FastifyBaseLogger;
  /** Where the built front ends are. */
  webRoot?: string;
  /** How often sockets and event streams are asked for a sign of life. */
  heartbeatMs?: number;
}

/** Ten times what 2 000 characters can take in JSON, so that a text too long is told from a flood. */
const BODY_LIMIT_BYTES = 256 * 1024;
const WEB_ROOT = inProject('web/dist');

/** The HTTP face of the service. It never listens; whoever builds it does. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { assistant, config, heartbeatMs = 30_000 } = options;
  const describe = createDescribeProblem(assistant);
  const send = createSendProblem(describe);
  const app = createServer(options, send);
  const feed = createChangeFeed(assistant.staff);
  const rooms = createRooms();

  addRequestLog(app);
  addProblems(app, send);
  await addSecurityHeaders(app);
  addCrossOrigin(app, config.allowedOrigins);
  const { countRequest, letIn } = await addRateLimit(app, config.rateLimit);
  await app.register(cookie);
  acceptJsonOnly(app);
  addStrictRequests(app);
  await addOpenapi(app);

  const { conversations } = assistant;
  const { allowedOrigins } = config;
  await addGateway(app, {
    ...{ conversations, rooms, feed, describe, countRequest, allowedOrigins, heartbeatMs },
  });
  await addRoutes(app, { assistant, rooms, feed, heartbeatMs, describe, send, letIn });
  await addPages(app, options.webRoot ?? WEB_ROOT);
  app.addHook('onReady', () => feed.start());
  app.addHook('onClose', () => feed.stop());
  return app;
}

function createServer({ config, log }: AppOptions, send: SendProblem): FastifyInstance {
  const { trustProxy } = config;
  const settings: FastifyServerOptions = {
    ...(log === undefined ? {} : { loggerInstance: log }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void send(error, request, reply),
  };
  const app = fastify(settings);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  return app;
}

interface RouteNeeds {
  assistant: Assistant;
  rooms: Rooms;
  feed: ChangeFeed;
  heartbeatMs: number;
  describe: DescribeProblem;
  send: SendProblem;
  letIn: RateLimit['letIn'];
}

async function addRoutes(app: FastifyInstance, needs: RouteNeeds): Promise<void> {
  const { conversations, receipts, tools, tickets, ticketPages, rules, readiness } =
    needs.assistant;
  const { staff, parameters, cards, offices, calendar, duty, accounts } = needs.assistant;
  const { integration, machines } = needs.assistant;
  const { rooms, feed, heartbeatMs, describe, send, letIn } = needs;
  const prefix = '/api/v1';
  await app.register(healthRoutes, { readiness });
  await app.register(conversationRoutes, { prefix, conversations, rooms, letIn });
  await app.register(messageRoutes, { prefix, conversations });
  await app.register(receiptRoutes, { prefix, receipts, accounts });
  await app.register(ticketRoutes, { prefix, tickets });
  await app.register(ticketPageRoutes, { tickets, ticketPages, describe });
  await app.register(toolRoutes, { prefix, tools });
  await app.register(rulePages, { rules });
  await app.register(ruleRoutes, { prefix, rules });
  await app.register(counterExampleRoutes, { prefix, rules, describe, send });
  await app.register(integrationRoutes, { prefix, machines });
  await app.register(sessionRoutes, { prefix, accounts });

  const staffPrefix = '/api/v1/staff';
  await app.register(staffConversationRoutes, { prefix: staffPrefix, staff, accounts });
  await app.register(staffTicketRoutes, { prefix: staffPrefix, staff, accounts });
  await app.register(staffIntegrationRoutes, { prefix: staffPrefix, integration, accounts });
  await app.register(staffDocumentRoutes, { prefix: staffPrefix, staff, accounts });
  await app.register(staffCounterExampleRoutes, { prefix: staffPrefix, staff, accounts });
  await app.register(staffParameterRoutes, { prefix: staffPrefix, parameters, accounts });
  await app.register(staffCardRoutes, { prefix: staffPrefix, cards, accounts });
  await app.register(staffOfficeRoutes, { prefix: staffPrefix, offices, accounts });
  await app.register(staffCalendarRoutes, { prefix: staffPrefix, calendar, accounts });
  await app.register(staffDutyRoutes, { prefix: staffPrefix, duty, accounts });
  await app.register(staffSearchRoutes, { prefix: staffPrefix, tools, accounts });
  await app.register(staffEventRoutes, { prefix: staffPrefix, accounts, feed, heartbeatMs });
}
