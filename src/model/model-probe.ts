import type { Clock } from '../shared/clock.ts';
import type { ModelAccess } from './chat-agent.ts';

const PATIENCE_MS = 2000;
const KEPT_MS = 30_000;

/**
 * Makes the question whether the model's server answers: in English what is wrong, null when nothing
 * is. The answer is kept for half a minute.
 */
export function createModelProbe(access: ModelAccess, clock: Clock): () => Promise<string | null> {
  let kept: { at: number; trouble: Promise<string | null> } | undefined;
  return () => {
    const now = clock().getTime();
    if (kept === undefined || now - kept.at >= KEPT_MS)
      kept = { at: now, trouble: findTrouble(access) };
    return kept.trouble;
  };
}

async function findTrouble({ baseUrl, apiKey, model }: ModelAccess): Promise<string | null> {
  const {
    APIError,
    AuthenticationError,
    PermissionDeniedError,
    default: OpenAI,
  } = await import('openai');
  const client = new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl ?? null,
    timeout: PATIENCE_MS,
    maxRetries: 0,
  });
  try {
    const { data } = await client.models.list();
    return lists(data ?? [], model) ? null : `the model server does not list ${model}`;
  } catch (error) {
    if (error instanceof AuthenticationError || error instanceof PermissionDeniedError)
      return 'the model server refuses the key';
    // Servers without a list of models answer 404 or 405: they are there.
    const answers = error instanceof APIError && error.status !== undefined && error.status < 500;
    return answers ? null : 'the model server does not answer';
  }
}

/** A server that lists nothing hides its models; a tag may follow the name (`qwen3:8b`). */
function lists(models: readonly { id: string }[], wanted: string): boolean {
  return (
    models.length === 0 || models.some(({ id }) => id === wanted || id.startsWith(`${wanted}:`))
  );
}
