import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { PublicRules } from '../../src/assistant.ts';
import {
  CounterExampleFiledSchema,
  CounterExampleRequestSchema,
  RuleBookSchema,
} from '../../src/contracts/rule-book.ts';
import { acceptForms, isForm } from '../plugins/form-body.ts';
import type { SendProblem } from '../plugins/problems.ts';
import type { DescribeProblem } from '../problem.ts';

const RECEIVED = '/rules/received';

/** The rule book for people; it needs no sign-in and no script. */
export const rulePages: FastifyPluginAsyncZod<{ rules: PublicRules }> = async (app, { rules }) => {
  app.get('/rules', { schema: { hide: true } }, async (_request, reply) => {
    asPage(reply);
    return rules.page();
  });
  app.get(RECEIVED, { schema: { hide: true } }, async (_request, reply) => {
    asPage(reply);
    return rules.receivedPage();
  });
};

/** The same for programs. */
export const ruleRoutes: FastifyPluginAsyncZod<{ rules: PublicRules }> = async (app, { rules }) => {
  app.get(
    '/rules',
    {
      schema: {
        summary: 'Every rule by region: its clauses, its examples, what the documents leave open',
        tags: ['tools'],
        response: { 200: RuleBookSchema },
      },
    },
    async () => rules.read(),
  );
};

interface FormNeeds {
  rules: PublicRules;
  describe: DescribeProblem;
  send: SendProblem;
}

/** The way in for counter-examples, for programs and for plain forms. */
export const counterExampleRoutes: FastifyPluginAsync<FormNeeds> = async (app, needs) => {
  acceptForms(app);
  answerFormsWithPages(app, needs);
  await app.register(counterExampleRoute, { rules: needs.rules });
};

const counterExampleRoute: FastifyPluginAsyncZod<{ rules: PublicRules }> = async (
  app,
  { rules },
) => {
  app.post(
    '/rules/counter-examples',
    {
      schema: {
        summary: 'File a situation for which a rule gives the wrong outcome; a form post redirects',
        tags: ['citizen'],
        consumes: ['application/json', 'application/x-www-form-urlencoded'],
        body: CounterExampleRequestSchema,
        response: { 201: CounterExampleFiledSchema },
      },
    },
    async (request, reply) => {
      const filed = await rules.fileCounterExample(request.body);
      if (isForm(request)) return reply.redirect(RECEIVED, 303);
      return reply.code(201).send(filed);
    },
  );
};

/** Whoever sent a form reads a page, also when it is refused. */
function answerFormsWithPages(app: FastifyInstance, { rules, describe, send }: FormNeeds): void {
  app.setErrorHandler((error, request, reply) => {
    if (!isForm(request)) return send(error, request, reply);
    const { problem, retryAfterSeconds } = describe(error, request);
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    asPage(reply);
    return reply.code(problem.status).send(rules.refusedPage(problem.detail));
  });
}

function asPage(reply: { header(name: string, value: string): unknown }): void {
  reply.header('content-type', 'text/html; charset=utf-8');
  reply.header('cache-control', 'no-cache');
}
