import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { AgentLimits, AgentRequest, AgentTool, ModelAccess } from './chat-agent.ts';
import { readStreamedAnswer } from './streamed-answer.ts';

type Langchain = typeof import('langchain');

export interface LangchainAgentOptions {
  access: ModelAccess;
  instructions: string;
  answer: z.ZodObject;
  limits: AgentLimits;
}

/** A token of Chinese is one or two characters, one of JSON's signs up to four. */
const CHARACTERS_A_TOKEN = 4;

/** A model call and the look-ups after it are one step each, then the last call. */
const stepsFor = ({ toolCalls }: AgentLimits) => 2 * toolCalls + 2;

/** The parts that outlive a request. The libraries are imported on first use: that takes seconds. */
export function createLangchainAgent(options: LangchainAgentOptions) {
  let loading: ReturnType<typeof load> | undefined;
  const loaded = () => {
    loading ??= load(options);
    return loading;
  };
  return {
    async prepare(): Promise<void> {
      await loaded();
    },
    /** Undefined when the model answered in plain text instead of in the form. */
    async ask(
      { message, tools, onItem, spend }: AgentRequest & { spend(tokens: number): void },
      signal: AbortSignal,
    ): Promise<unknown> {
      const { langchain, model, responseFormat } = await loaded();
      const ids = new Set<string | undefined>();
      const agent = langchain.createAgent({
        model,
        // As a message its text goes out as a plain string, which every server reads.
        systemPrompt: new langchain.SystemMessage(options.instructions),
        tools: limited(tools, options.limits.toolCalls).map((each) => toTool(each, langchain)),
        responseFormat,
        middleware: [createEachCall(langchain, { spend, onId: (id) => ids.add(id) })],
      });
      const asked = { messages: [{ role: 'user', content: message }] };
      const run = { signal, recursionLimit: stepsFor(options.limits) };
      if (onItem === undefined) return (await agent.invoke(asked, run)).structuredResponse;
      return readStreamedAnswer(
        await agent.stream(asked, { ...run, streamMode: ['messages', 'values'] }),
        {
          name: options.answer.meta()?.title ?? '',
          mostCharacters: options.limits.maxTokens * CHARACTERS_A_TOKEN,
          isRepeated: (id) => ids.has(id),
          onItem,
        },
      );
    },
  };
}

async function load({ access, answer, limits }: LangchainAgentOptions) {
  const [langchain, { ChatOpenAICompletions }] = await Promise.all([
    import('langchain'),
    import('@langchain/openai'),
  ]);
  return {
    langchain,
    // One strategy for all requests and named by its title: a bare schema would pick its method by
    // the model's name and a new name each time, and a wrong form would be asked for again and again.
    responseFormat: langchain.toolStrategy(answer, { handleError: false }),
    // Chat completions, whatever the model is called: other servers speak nothing else.
    model: new ChatOpenAICompletions({
      model: access.model,
      apiKey: access.apiKey ?? 'none',
      // Its own log would print what a model wrote.
      configuration: { baseURL: access.baseUrl, logLevel: 'off' },
      maxTokens: limits.maxTokens,
      maxRetries: 0,
      timeout: limits.timeoutMs,
    }),
  };
}

/**
 * `auto`, because several servers refuse `required`. A fresh id for each message, because a message
 * with the id of an earlier one silently replaces it, and some servers repeat theirs.
 */
function createEachCall(
  { createMiddleware, AIMessage }: Langchain,
  { spend, onId }: { spend(tokens: number): void; onId(id: string): void },
) {
  return createMiddleware({
    name: 'EachCall',
    async wrapModelCall(request, handler) {
      const asked = charactersIn(request.messages) + request.systemMessage.text.length;
      // What it costs is owed as soon as it is asked, also when no answer comes.
      spend(asked);
      const response = await handler({ ...request, toolChoice: 'auto' });
      if (AIMessage.isInstance(response)) {
        response.id = randomUUID();
        onId(response.id);
        const usage = response.usage_metadata as { total_tokens: number } | undefined;
        const said = response.text.length + JSON.stringify(response.tool_calls ?? []).length;
        spend(Math.max((usage?.total_tokens ?? asked + said) - asked, 0));
      }
      return response;
    },
  });
}

/** The tools of one request share one allowance. */
function limited(tools: readonly AgentTool[], allowance: number): AgentTool[] {
  let left = allowance;
  return tools.map((each) => ({
    ...each,
    async run(input) {
      left -= 1;
      return left < 0 ? 'No look-ups are left. Answer now.' : each.run(input);
    },
  }));
}

function toTool({ name, description, input, run }: AgentTool, { tool }: Langchain) {
  return tool((given: unknown) => run(given), { name, description, schema: input });
}

/** About one token each in Chinese: what a request costs where a server does not say. */
function charactersIn(messages: readonly { text: string }[]): number {
  return messages.reduce((sum, { text }) => sum + text.length, 0);
}
