import {
  type ClientFrame,
  ClientFrameSchema,
  type ServerFrame,
  ServerFrameSchema,
} from '../../src/contracts/frames.ts';
import type { Problem } from '../../src/contracts/primitives.ts';
import type { Refusal } from '../refusal.ts';
import { refusalOfSchema } from '../validation-problem.ts';

export type ReadFrame = { frame: ClientFrame } | { refusal: Refusal; clientId: string | undefined };

/** What a client sent; whatever is no frame is refused, and the socket stays open. */
export function readFrame(data: string): ReadFrame {
  const value = parseJson(data);
  if (value === undefined)
    return { refusal: { status: 400, code: 'broken-json', values: {} }, clientId: undefined };
  const parsed = ClientFrameSchema.safeParse(value);
  if (parsed.success) return { frame: parsed.data };
  return {
    refusal: refusalOfSchema({ schema: ClientFrameSchema, error: parsed.error }),
    clientId: clientIdOf(value),
  };
}

/** The schema drops whatever a frame does not name, as the response schemas do for HTTP. */
export function writeFrame(frame: ServerFrame): string {
  return JSON.stringify(ServerFrameSchema.parse(frame));
}

export function problemFrame(
  { type, ...rest }: Problem,
  clientId: string | undefined,
): ServerFrame {
  return {
    ...rest,
    type: 'problem',
    problem: type,
    ...(clientId === undefined ? {} : { clientId }),
  };
}

/** `undefined` is no JSON value, so it can say that there is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function clientIdOf(value: unknown): string | undefined {
  const { clientId } = (value ?? {}) as { clientId?: unknown };
  return typeof clientId === 'string' ? clientId.slice(0, 200) : undefined;
}
