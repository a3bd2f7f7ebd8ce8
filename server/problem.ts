import type { FastifyBaseLogger } from 'fastify';
import type { Assistant } from '../src/assistant.ts';
import type { Problem } from '../src/contracts/primitives.ts';
import { DomainError, type ProblemFamily, StaleVersionError } from '../src/shared/errors.ts';
import { type Refusal, RefusalError, type WrongKey } from './refusal.ts';
import { InvalidRequestError, refusalOfRequest } from './validation-problem.ts';

const STATUS_OF_FAMILY: Readonly<Record<ProblemFamily, number>> = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-long': 413,
  'too-many': 429,
  unavailable: 503,
};

/** What Fastify and its plugins refuse by themselves. */
const CODE_OF_FASTIFY: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: refusal(400, 'broken-json'),
  FST_ERR_CTP_EMPTY_JSON_BODY: refusal(400, 'broken-json'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: refusal(400, 'broken-json'),
  FST_ERR_CTP_BODY_TOO_LARGE: refusal(413, 'payload-too-large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: refusal(415, 'unsupported-media-type'),
  FST_ERR_BAD_URL: refusal(404, 'not-found'),
};

const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'wrong-token',
  403: 'forbidden',
  404: 'not-found',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** A refusal that does not say for how long asks for one minute. */
const DEFAULT_WAIT_SECONDS = '60';

export interface DescribedProblem {
  problem: Problem;
  retryAfterSeconds: string | undefined;
}

export type DescribeProblem = (
  error: unknown,
  context: { id: string; log: FastifyBaseLogger },
) => DescribedProblem;

/** Puts whatever was thrown into the RFC 9457 form; what is no refusal is logged and stays secret. */
export function createDescribeProblem({
  problemText,
  allowedText,
}: Pick<Assistant, 'problemText' | 'allowedText'>): DescribeProblem {
  const explain = ({ key, allowed }: WrongKey): string =>
    allowed === undefined ? key : allowedText(allowed.code, { ...allowed.values, key });
  return (error, { id, log }) => {
    const refusal = refusalOf(error);
    const { status, code, values, others = [] } = refusal;
    if (status >= 500) log.error({ err: error, problemId: id }, 'request failed');
    const keys = [refusal, ...others].flatMap(({ wrong = [] }) => wrong.map(({ key }) => key));
    const problem: Problem = {
      type: `/problems/${code}`,
      title: titleOf(code),
      status,
      detail: [refusal, ...others].map(sentence).join(''),
      ...(keys.length > 0 ? { keys: [...new Set(keys)] } : {}),
      ...(error instanceof StaleVersionError ? { current: error.current } : {}),
    };
    const mayRetry = status === 429 || status === 503;
    return { problem, retryAfterSeconds: mayRetry ? secondsOf(values) : undefined };

    function sentence({ code: wanted, values: given, wrong = [] }: Refusal): string {
      const named = {
        seconds: secondsOf(given),
        keys: wrong.map(({ key }) => key).join('、'),
        wrong: wrong.map(explain).join('；'),
      };
      try {
        return problemText(wanted, { ...named, ...given, id });
      } catch (cause) {
        log.error({ err: cause, code: wanted }, 'a problem has no sentence');
        return problemText('internal', { id });
      }
    }
  };
}

function secondsOf({ seconds = DEFAULT_WAIT_SECONDS }: Refusal['values']): string {
  return seconds;
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (error instanceof DomainError) return refusalOfDomain(error);
  if (error instanceof InvalidRequestError) return refusalOfRequest(error);
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? CODE_OF_FASTIFY[code] : undefined;
  if (known !== undefined) return known;
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return refusal(statusCode, CODE_OF_STATUS[statusCode] ?? 'invalid-body');
  return refusal(500, 'internal');
}

function refusalOfDomain({ family, code, values, others }: DomainError): Refusal {
  const keys = values['keys']?.split(/[,，、]\s*/u) ?? [];
  return {
    status: STATUS_OF_FAMILY[family],
    code,
    values,
    wrong: keys.map((key) => ({ key })),
    others: others.map(refusalOfDomain),
  };
}

function refusal(status: number, code: string): Refusal {
  return { status, code, values: {} };
}

/** `text-too-long` is titled "Text too long". */
function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
