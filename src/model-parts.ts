import {
  type AgentAnswererNeeds,
  createAgentAnswerer,
} from './conversation/answerers/agent/agent-answerer.ts';
import {
  type DraftedAnswer,
  DraftedAnswerSchema,
} from './conversation/answerers/agent/drafted-answer.ts';
import type { Answerer } from './conversation/answerers/answerer.ts';
import { createNumberLock } from './guardrails/number-lock.ts';
import { loadGuardrailWords } from './knowledge/guardrail-words.ts';
import { loadPrompt } from './knowledge/prompts.ts';
import {
  type AgentLimits,
  type ChatAgent,
  createChatAgent,
  type ModelAccess,
} from './model/chat-agent.ts';
import { createModelProbe } from './model/model-probe.ts';
import type { Clock } from './shared/clock.ts';

/** What the composition root adds where a chat model is configured. */
export interface ModelParts {
  agent: ChatAgent<DraftedAnswer>;
  /** The model and the prompt with its version, for receipts. */
  wording: AgentAnswererNeeds['wording'];
  /** In English, for administrators; empty when the model works. */
  troubles(): Promise<string[]>;
}

/** Null without a model. A model that does not answer never stops the start. */
export async function prepareModel({
  chatModel,
  modelLimits = {},
  clock,
}: {
  chatModel?: ModelAccess | undefined;
  modelLimits?: Partial<AgentLimits> | undefined;
  clock: Clock;
}): Promise<ModelParts | null> {
  if (chatModel === undefined) return null;
  const prompt = loadPrompt('answer-policy');
  const agent = createChatAgent({
    access: chatModel,
    instructions: prompt.text,
    answer: DraftedAnswerSchema,
    clock,
    limits: modelLimits,
  });
  const probe = createModelProbe(chatModel, clock);
  await agent.prepare();
  return {
    agent,
    wording: { model: chatModel.model, prompt: `${prompt.id}@${prompt.version}` },
    async troubles() {
      const trouble = await probe();
      const resting = agent.isResting() ? 'the model failed and is left alone for a while' : null;
      const spent = agent.isSpent() ? 'the tokens of the day are spent' : null;
      return [trouble, resting, spent].filter((each) => each !== null);
    },
  };
}

/** The rules alone, or the rules with a model that may word what they answer. */
export function createAnswerer(
  model: ModelParts | null,
  needs: Omit<AgentAnswererNeeds, 'agent' | 'wording' | 'findUnsupported'>,
): Answerer {
  if (model === null) return needs.rules;
  const findUnsupported = createNumberLock(loadGuardrailWords().numbers);
  return createAgentAnswerer({ ...needs, ...model, findUnsupported });
}
