import type { AIMessageChunk, BaseMessage } from 'langchain';
import { createItemReader, type ItemReader } from './item-reader.ts';

export interface StreamedAnswerNeeds {
  /** The name of the tool that the model answers with. */
  name: string;
  /** More is no answer: with each piece the library reads all before it again. */
  mostCharacters: number;
  /** The ids of messages that were told piece by piece and come once more, whole. */
  isRepeated(id: string | undefined): boolean;
  onItem(item: unknown): void;
}

/** What a run of the agent gives with `streamMode: ['messages', 'values']`. */
type Part = readonly [mode: string, chunk: unknown];

/**
 * Follows a run of the agent and gives the items of its answer while they are written; resolves to the answer.
 * @throws {Error} where the answer breaks off: the library would mend its JSON.
 */
export async function readStreamedAnswer(
  parts: AsyncIterable<Part>,
  needs: StreamedAnswerNeeds,
): Promise<unknown> {
  const reader = createAnswerReader(needs);
  let answer: unknown;
  for await (const [mode, chunk] of parts) {
    if (mode === 'messages') reader.read(chunk as Told);
    else answer = (chunk as { structuredResponse?: unknown }).structuredResponse;
  }
  if (!reader.isWhole()) throw new Error('The answer breaks off.');
  return answer;
}

type Told = readonly [message: BaseMessage, about: { langgraph_step?: number }];

/** An answer comes as the arguments of a call in pieces, of which only the first one names the tool. */
function createAnswerReader({ name, mostCharacters, isRepeated, onItem }: StreamedAnswerNeeds) {
  const calls = new Map<string, ItemReader>();
  let characters = 0;

  return {
    isWhole: () => [...calls.values()].every((call) => call.isWhole()),
    read([message, { langgraph_step: step }]: Told): void {
      if (isRepeated(message.id)) return;
      for (const { index = 0, ...piece } of (message as AIMessageChunk).tool_call_chunks ?? [])
        readPiece(`${step}/${index}`, piece);
    },
  };

  function readPiece(call: string, piece: { name?: string; args?: string }): void {
    const written = piece.args ?? '';
    characters += written.length;
    if (characters > mostCharacters) throw new Error('The answer does not end.');
    if (piece.name === name && !calls.has(call)) calls.set(call, createItemReader(onItem));
    calls.get(call)?.read(written);
  }
}
