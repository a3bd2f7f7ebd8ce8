import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

const PRIVATE_KEYS = [
  ...['text', 'situation', 'expected', 'contact'],
  ...['token', 'secret', 'password', 'authorization', 'cookie', 'code'],
];

/**
 * Logs say what happened, never what was said: no message text, no token, no address of a person.
 * Errors are reduced to what a developer needs, because a driver's error may carry the row.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: describeError },
    redact: PRIVATE_KEYS.flatMap((key) => [key, `*.${key}`]),
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface LoggedError {
  type: string;
  message: string;
  stack: string | undefined;
  cause: LoggedError | undefined;
}

function describeError(error: unknown, depth = 0): LoggedError | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = depth < 3 ? describeError(error.cause, depth + 1) : undefined;
  return { type: error.name, message: error.message, stack: error.stack, cause };
}
