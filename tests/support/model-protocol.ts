import type { ServerResponse } from 'node:http';

/** What an OpenAI-compatible server says. It gives every completion the same id, as some real servers do. */
export function completionOf(model: string, message: unknown) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, message, finish_reason: 'stop', logprobs: null }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

export function listOf(model: string) {
  return { object: 'list', data: [{ id: model, object: 'model' }] };
}

export function send(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
