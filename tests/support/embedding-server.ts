import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { createFakeEmbeddingEngine } from './fake-embedding-engine.ts';

export interface EmbeddingServer {
  baseUrl: string;
  /** The texts of each request, as they came. */
  requests: string[][];
  /** What every request gets from now on; undefined: vectors. */
  trouble: undefined | { status: number } | 'hangs' | 'nonsense';
  /** Refuses a request with a longer text, as a model with a short memory does. */
  longestText: number;
}

/**
 * An OpenAI-compatible server of embeddings on the loopback address, which answers in another order
 * than it was asked, as the interface allows. Closed when the test ends.
 */
export async function givenEmbeddingServer(): Promise<EmbeddingServer> {
  const engine = createFakeEmbeddingEngine();
  const state: Omit<EmbeddingServer, 'baseUrl'> = {
    requests: [],
    trouble: undefined,
    longestText: Number.POSITIVE_INFINITY,
  };
  const server = createServer(async (request, response) => {
    const { input } = JSON.parse(await bodyOf(request)) as { input: string[] };
    state.requests.push(input);
    if (state.trouble === 'hangs') return;
    const isTooLong = input.some((text) => text.length > state.longestText);
    const status = isTooLong ? 400 : typeof state.trouble === 'object' ? state.trouble.status : 200;
    const signal = new AbortController().signal;
    const vectors = await engine.embed(input, { kind: 'passage', signal });
    const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }));
    const answers = state.trouble === 'nonsense' ? data.slice(1) : data.toReversed();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        status === 200 ? { object: 'list', data: answers } : { error: { message: '' } },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, { baseUrl: `http://127.0.0.1:${port}/v1` });
}
