import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';

export interface SilentModel {
  /** For the product that is to use it. */
  environment: Record<string, string>;
  /** Completions asked for so far. */
  calls(): number;
  close(): void;
}

const NAME = 'silent';
/** What says nothing in the form that each of the product's requests wants, by the name of its tool. */
const NOTHING = {
  answer: { claims: [] },
  heard: { wants: [], programmes: [], danger: null, trouble: null },
};

/**
 * An OpenAI-compatible server on the loopback address that always answers, and never says anything: the rules
 * word every reply, and it shows for which of them a model was asked.
 */
export async function startSilentModel(): Promise<SilentModel> {
  let calls = 0;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.url?.endsWith('/models')) {
      send(response, { object: 'list', data: [{ id: NAME, object: 'model' }] });
    } else {
      calls += 1;
      send(response, emptyAnswer(calls, body.includes('"heard"') ? 'heard' : 'answer'));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, CHAT_MODEL: NAME },
    calls: () => calls,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function emptyAnswer(call: number, name: keyof typeof NOTHING) {
  const answer = { name, arguments: JSON.stringify(NOTHING[name]) };
  const toolCall = { id: `call-${call}`, type: 'function', function: answer };
  return {
    id: `chatcmpl-${call}`,
    object: 'chat.completion',
    created: 1,
    model: NAME,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: null, tool_calls: [toolCall] },
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
