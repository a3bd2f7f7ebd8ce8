import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { completionOf, listOf, send } from './model-protocol.ts';
import { AT_ONCE, type Pace, streamMessage } from './model-stream.ts';

/** What the server does with one request for a completion; the last one of a script repeats. */
export type ScriptedAnswer =
  | { claims: readonly ScriptedClaim[] }
  | { call: string; input: object }
  | { calls: readonly { name: string; arguments: string }[] }
  | { text: string }
  | { status: number }
  | { hang: true };

export interface ScriptedClaim {
  text: string;
  support: { number: string; clause: string; quote: string };
}

export interface ScriptedModelServer {
  baseUrl: string;
  /** The bodies of the requests for completions, as they came. */
  requests: string[];
  /** What the tools answered, as the model was told. */
  toolResults(): string[];
  script(...answers: ScriptedAnswer[]): void;
  /** How fast it tells what it is asked for piece by piece. */
  speakAt(pace: Pace): void;
}

/** The name under which the server lists its one model. */
export const SCRIPTED_MODEL = 'scripted';

/**
 * An OpenAI-compatible server on the loopback address that says what a test tells it to. It gives
 * every completion the same id, as some real servers do. Closed when the test ends.
 */
export async function givenModelServer(...answers: ScriptedAnswer[]): Promise<ScriptedModelServer> {
  const requests: string[] = [];
  let script = [...answers];
  let pace = AT_ONCE;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.url?.endsWith('/models')) {
      send(response, listOf(SCRIPTED_MODEL));
      return;
    }
    requests.push(body);
    const answer = script.length > 1 ? script.shift() : script[0];
    const { stream } = JSON.parse(body) as { stream?: boolean };
    if (answer !== undefined) answerWith(answer, response, stream === true ? pace : null);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    toolResults: () => requests.flatMap(toolMessagesIn),
    script(...next) {
      script = [...next];
    },
    speakAt(next) {
      pace = next;
    },
  };
}

function answerWith(answer: ScriptedAnswer, response: ServerResponse, pace: Pace | null): void {
  if ('hang' in answer) return;
  if ('status' in answer) {
    response.statusCode = answer.status;
    send(response, { error: { message: 'scripted' } });
    return;
  }
  const message = { role: 'assistant', ...messageOf(answer) };
  if (pace === null) send(response, completionOf(SCRIPTED_MODEL, message));
  else void streamMessage(response, { model: SCRIPTED_MODEL, message, pace });
}

function messageOf(answer: Exclude<ScriptedAnswer, { hang: true } | { status: number }>) {
  if ('text' in answer) return { content: answer.text };
  if ('claims' in answer) return callOf('answer', answer);
  if ('call' in answer) return callOf(answer.call, answer.input);
  return { content: null, tool_calls: answer.calls.map((call, index) => toolCall(call, index)) };
}

function callOf(name: string, input: object) {
  return { content: null, tool_calls: [toolCall({ name, arguments: JSON.stringify(input) }, 0)] };
}

function toolCall(call: { name: string; arguments: string }, index: number) {
  return { id: `call-${index}`, type: 'function', function: call };
}

function toolMessagesIn(body: string): string[] {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
  return messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
}
