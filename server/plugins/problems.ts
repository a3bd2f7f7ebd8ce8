import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../src/shared/errors.ts';
import type { DescribeProblem } from '../problem.ts';
import { isPage } from './pages.ts';
import { pathOf } from './request-log.ts';

export type SendProblem = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) => FastifyReply;

const BEARER_PROBLEMS = ['/problems/wrong-token', '/problems/integration-token'];

/** Whatever goes wrong leaves as `application/problem+json`. */
export function addProblems(app: FastifyInstance, send: SendProblem): void {
  app.setErrorHandler(send);
  app.setNotFoundHandler((request, reply) => {
    const error = isPage(pathOf(request))
      ? new DomainError('unavailable', 'pages-not-built')
      : new DomainError('not-found', 'not-found');
    return send(error, request, reply);
  });
}

export function createSendProblem(describe: DescribeProblem): SendProblem {
  return (error, request, reply) => {
    const { problem, retryAfterSeconds } = describe(error, request);
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    if (BEARER_PROBLEMS.includes(problem.type)) reply.header('www-authenticate', 'Bearer');
    return reply.code(problem.status).type('application/problem+json').send(problem);
  };
}
