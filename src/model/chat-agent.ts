import type { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import { createBreaker } from './breaker.ts';
import { createLangchainAgent } from './langchain-agent.ts';
import { orTimeout } from './or-timeout.ts';
import { createTokenBudget, type TokenBudget } from './token-budget.ts';

/** A language model that may look things up and must answer in a given form. */
export interface ChatAgent<Answer> {
  /**
   * @throws {Error} on a time-out, a refusal, an open breaker, a spent budget or an answer that is not in the form:
   * whoever asks has another way to answer.
   */
  ask(request: AgentRequest): Promise<Answer>;
  /** Loads the libraries, which takes seconds, before somebody waits for it. */
  prepare(): Promise<void>;
  /** Whether the model is left alone after failures. */
  isResting(): boolean;
  /** Whether today's tokens are spent. */
  isSpent(): boolean;
}

export interface AgentRequest {
  /** The one message of the user: what changes from request to request stands here. */
  message: string;
  /** Whose tokens it spends. */
  conversationId: string;
  tools: readonly AgentTool[];
  /**
   * Is given each item of the answer's list as soon as it stands, while the rest is still being written; none
   * after the time is over. Nothing says yet that the answer will be in its form. Absent: nothing is streamed.
   */
  onItem?: ((item: unknown) => void) | undefined;
}

/** What the model may call. The input is already checked; the result is text for the model. */
export interface AgentTool {
  name: string;
  description: string;
  input: z.ZodObject;
  run(input: unknown): Promise<string>;
}

/** Pairs a schema with the function that takes what it lets through. */
export function defineAgentTool<Input extends z.ZodObject>(tool: {
  name: string;
  description: string;
  input: Input;
  run(input: z.infer<Input>): Promise<string>;
}): AgentTool {
  return { ...tool, run: (input) => tool.run(tool.input.parse(input)) };
}

export interface ModelAccess {
  /** Of any OpenAI-compatible server; absent: OpenAI's own. */
  baseUrl?: string | undefined;
  apiKey?: string | undefined;
  model: string;
}

export interface AgentLimits {
  /** For the whole answer, look-ups included. */
  timeoutMs: number;
  toolCalls: number;
  /** Of one completion. */
  maxTokens: number;
}

export const AGENT_LIMITS: AgentLimits = { timeoutMs: 8000, toolCalls: 4, maxTokens: 1500 };
const BREAKER = { failures: 3, pauseMs: 30_000 };

/**
 * @param answer its `title` in the schema's metadata is the name under which the model answers.
 */
export function createChatAgent<Answer extends z.ZodObject>(options: {
  access: ModelAccess;
  /** The system message; the same for every request, so that servers can cache it. */
  instructions: string;
  answer: Answer;
  clock: Clock;
  limits?: Partial<AgentLimits>;
  /** Agents of one service share it. Absent: one of its own. */
  budget?: TokenBudget;
}): ChatAgent<z.infer<Answer>> {
  const limits = { ...AGENT_LIMITS, ...options.limits };
  const budget = options.budget ?? createTokenBudget(options.clock);
  const breaker = createBreaker({ ...BREAKER, clock: options.clock });
  const agent = createLangchainAgent({ ...options, limits });
  return {
    isResting: breaker.isOpen,
    isSpent: budget.isSpent,
    prepare: agent.prepare,
    async ask(request) {
      const { conversationId } = request;
      budget.check(conversationId);
      return breaker.run(async () => {
        const signal = AbortSignal.timeout(limits.timeoutMs);
        const spend = (tokens: number) => budget.spend(conversationId, tokens);
        const onItem = request.onItem && untilAborted(request.onItem, signal);
        const answer = await orTimeout(agent.ask({ ...request, onItem, spend }, signal), signal);
        return options.answer.parse(answer);
      });
    },
  };
}

function untilAborted<Given>(listen: (given: Given) => void, signal: AbortSignal) {
  return (given: Given) => {
    if (!signal.aborted) listen(given);
  };
}
