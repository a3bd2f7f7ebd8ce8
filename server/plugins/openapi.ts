import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AssessmentSchema } from '../../src/contracts/assessments.ts';
import { AnswerCardSchema } from '../../src/contracts/cards.ts';
import { CitationSchema, DocumentReferenceSchema } from '../../src/contracts/citations.ts';
import {
  ConversationSchema,
  MessageSchema,
  ReplySchema,
} from '../../src/contracts/conversations.ts';
import { DeadlineSchema } from '../../src/contracts/deadlines.ts';
import { FactsSchema } from '../../src/contracts/facts.ts';
import { ClientFrameSchema, ServerFrameSchema } from '../../src/contracts/frames.ts';
import { ExternalChangeSchema, TicketNoticeSchema } from '../../src/contracts/integration.ts';
import { OfficeSchema } from '../../src/contracts/offices.ts';
import { ParameterSchema } from '../../src/contracts/parameters.ts';
import { ProblemSchema, RegionSchema } from '../../src/contracts/primitives.ts';
import { ReceiptSchema } from '../../src/contracts/receipts.ts';
import { CounterExampleRequestSchema, RuleBookSchema } from '../../src/contracts/rule-book.ts';
import { TicketSchema, TicketStatusViewSchema } from '../../src/contracts/tickets.ts';

const NAMED_SCHEMAS = {
  AnswerCard: AnswerCardSchema,
  Assessment: AssessmentSchema,
  Citation: CitationSchema,
  ClientFrame: ClientFrameSchema,
  Conversation: ConversationSchema,
  CounterExampleRequest: CounterExampleRequestSchema,
  Deadline: DeadlineSchema,
  DocumentReference: DocumentReferenceSchema,
  ExternalChange: ExternalChangeSchema,
  Facts: FactsSchema,
  Message: MessageSchema,
  Office: OfficeSchema,
  Parameter: ParameterSchema,
  Problem: ProblemSchema,
  Receipt: ReceiptSchema,
  Region: RegionSchema,
  Reply: ReplySchema,
  RuleBook: RuleBookSchema,
  ServerFrame: ServerFrameSchema,
  Ticket: TicketSchema,
  TicketNotice: TicketNoticeSchema,
  TicketStatusView: TicketStatusViewSchema,
};

/** The document is generated from the schemas that check the traffic. */
export async function addOpenapi(app: FastifyInstance): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED_SCHEMAS)) schemaRegistry.add(schema, { id });

  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Warmline 暖线', version: '1', description: DESCRIPTION },
      components: {
        securitySchemes: {
          conversationToken: { type: 'http', scheme: 'bearer' },
          integrationToken: { type: 'http', scheme: 'bearer' },
          staffSession: { type: 'apiKey', in: 'cookie', name: 'warmline_session' },
          csrfToken: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

const DESCRIPTION = [
  'Times are ISO 8601 with the offset +08:00; money is yuan a month unless the key says otherwise.',
  'Errors are application/problem+json (RFC 9457). An unknown key in a body or a query is an error.',
].join(' ');
