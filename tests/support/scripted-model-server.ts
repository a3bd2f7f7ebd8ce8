import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

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
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.url?.endsWith('/models')) {
      send(response, { object: 'list', data: [{ id: SCRIPTED_MODEL, object: 'model' }] });
      return;
    }
    requests.push(body);
    const answer = script.length > 1 ? script.shift() : script[0];
    if (answer !== undefined) answerWith(answer, response);
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
  };
}

function answerWith(answer: ScriptedAnswer, response: ServerResponse): void {
  if ('hang' in answer) return;
  if ('status' in answer) {
    response.statusCode = answer.status;
    send(response, { error: { message: 'scripted' } });
  } else send(response, completionOf(messageOf(answer)));
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

function completionOf(message: object) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: SCRIPTED_MODEL,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', ...message },
        finish_reason: 'stop',
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

function send(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function toolMessagesIn(body: string): string[] {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
  return messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
}
