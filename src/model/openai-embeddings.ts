import type { APIError, OpenAI } from 'openai';
import type { ModelAccess } from './chat-agent.ts';
import type { Embedding, EmbeddingEngine } from './embedder.ts';

/** Several servers take no more texts in one request. */
const TEXTS_A_REQUEST = 10;
/** What a server answers to a text that is too long for its model. */
const REFUSALS: readonly unknown[] = [400, 413, 422];
/** A text that is refused even so short is refused for something else. */
const SHORTEST = 200;

/** Of any OpenAI-compatible server. Texts leave this machine. */
export function createOpenaiEmbeddings(access: ModelAccess): EmbeddingEngine {
  let connecting: Promise<OpenAI> | undefined;
  const connected = () => {
    connecting ??= connect(access);
    return connecting;
  };
  return {
    model: access.model,
    isRemote: true,
    async embed(texts, { signal }) {
      const client = await connected();
      const request = { client, model: access.model, signal };
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += TEXTS_A_REQUEST)
        vectors.push(...(await ask(texts.slice(at, at + TEXTS_A_REQUEST), request)));
      return vectors;
    },
    close: async () => undefined,
  };
}

async function connect({ baseUrl, apiKey }: ModelAccess): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({ apiKey: apiKey ?? 'none', baseURL: baseUrl ?? null, maxRetries: 0 });
}

interface Asking extends Pick<Embedding, 'signal'> {
  client: OpenAI;
  model: string;
}

/** One long text makes a server refuse all: then each is asked for alone, and shortened until it fits. */
async function ask(texts: readonly string[], asking: Asking): Promise<number[][]> {
  try {
    return await request(texts, asking);
  } catch (error) {
    const [first = ''] = texts;
    const isSpent = texts.length === 1 && first.length <= SHORTEST;
    if (isSpent || !REFUSALS.includes((error as Partial<APIError>).status)) throw error;
    if (texts.length === 1) return ask([first.slice(0, Math.ceil(first.length / 2))], asking);
    const vectors: number[][] = [];
    for (const text of texts) vectors.push(...(await ask([text], asking)));
    return vectors;
  }
}

async function request(
  texts: readonly string[],
  { client, model, signal }: Asking,
): Promise<number[][]> {
  // Named, because the package would ask for base64, which other servers answer with plain numbers.
  const { data } = await client.embeddings.create(
    { model, input: [...texts], encoding_format: 'float' },
    { signal },
  );
  return data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
}
