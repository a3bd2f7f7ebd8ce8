import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How a completion is told piece by piece. */
export interface Pace {
  /** Of one piece; about two make a token. */
  characters: number;
  everyMs: number;
  breaks?: Break;
}

/** After so many characters the line is cut, nothing more is said, it ends as if all was said, or what follows is no JSON. */
export interface Break {
  after: number;
  by: 'cutting' | 'stalling' | 'ending' | 'babbling';
}

export const AT_ONCE: Pace = { characters: 12, everyMs: 0 };

/** Tells a message of a model as server-sent events, as an OpenAI-compatible server does. */
export async function streamMessage(
  response: ServerResponse,
  { model, message, pace }: { model: string; message: unknown; pace: Pace },
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const tell = (event: object) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  const { breaks } = pace;
  let told = 0;
  for (const piece of piecesOf(message, pace.characters)) {
    if (response.destroyed) return;
    if (breaks !== undefined && told >= breaks.after) return breakOff(response, breaks.by);
    tell(chunkOf(model, [{ index: 0, delta: piece.delta, finish_reason: null }]));
    told += piece.characters;
    if (pace.everyMs > 0 && piece.characters > 0) await wait(pace.everyMs);
  }
  tell(chunkOf(model, [{ index: 0, delta: {}, finish_reason: 'stop' }]));
  tell({ ...chunkOf(model, []), usage: USAGE });
  response.end('data: [DONE]\n\n');
}

const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

function breakOff(response: ServerResponse, by: Break['by']): void {
  if (by === 'cutting') response.destroy();
  if (by === 'ending') response.end();
  if (by === 'babbling') response.end('data: {"choices": [{"delta"\n\ndata: [DONE]\n\n');
}

/** It gives every completion the same id, as some real servers do. */
function chunkOf(model: string, choices: readonly object[]) {
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model, choices };
}

interface Message {
  content?: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

function* piecesOf(
  message: unknown,
  size: number,
): Generator<{ delta: unknown; characters: number }> {
  const { content, tool_calls: calls } = (message ?? {}) as Message;
  if (typeof content !== 'string' && !Array.isArray(calls)) {
    yield { delta: message, characters: 0 };
    return;
  }
  yield { delta: { role: 'assistant', content: '' }, characters: 0 };
  for (const piece of cut(content ?? '', size))
    yield { delta: { content: piece }, characters: piece.length };
  for (const [index, { id, function: called }] of (calls ?? []).entries()) {
    const start = { index, id, type: 'function', function: { name: called.name, arguments: '' } };
    yield { delta: { tool_calls: [start] }, characters: 0 };
    for (const piece of cut(called.arguments, size))
      yield {
        delta: { tool_calls: [{ index, function: { arguments: piece } }] },
        characters: piece.length,
      };
  }
}

function cut(text: string, size: number): string[] {
  const signs = [...text];
  return Array.from({ length: Math.ceil(signs.length / size) }, (_, at) =>
    signs.slice(at * size, (at + 1) * size).join(''),
  );
}
