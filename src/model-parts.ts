import {
  type AgentAnswererNeeds,
  createAgentAnswerer,
} from './conversation/answerers/agent/agent-answerer.ts';
import {
  type DraftedAnswer,
  DraftedAnswerSchema,
} from './conversation/answerers/agent/drafted-answer.ts';
import type { Answerer } from './conversation/answerers/answerer.ts';
import {
  createModelEar,
  type HearAgain,
  hearOnce,
  type ModelEarNeeds,
} from './conversation/hearing/hear-again.ts';
import { type HeardMessage, HeardMessageSchema } from './conversation/hearing/heard-message.ts';
import { createNumberLock } from './guardrails/number-lock.ts';
import { loadGuardrailWords } from './knowledge/guardrail-words.ts';
import { loadPrompt, type Prompt } from './knowledge/prompts.ts';
import {
  type AgentLimits,
  type ChatAgent,
  createChatAgent,
  type ModelAccess,
} from './model/chat-agent.ts';
import { createModelProbe } from './model/model-probe.ts';
import { createTokenBudget } from './model/token-budget.ts';
import type { Clock } from './shared/clock.ts';

/** What the composition root adds where a chat model is configured. */
export interface ModelParts {
  agent: ChatAgent<DraftedAnswer>;
  /** Names what a message is about where its words leave it open. */
  ear: ChatAgent<HeardMessage>;
  reading: ModelEarNeeds['reading'];
  /** The model and the prompt with its version, for receipts. */
  wording: AgentAnswererNeeds['wording'];
  /** In English, for administrators; empty when the model works. */
  troubles(): Promise<string[]>;
}

/** It is asked before anything is said: whoever waits for it waits for the whole reply. */
const EAR_LIMITS = { timeoutMs: 3000, toolCalls: 0, maxTokens: 400 };

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
  const earPrompt = loadPrompt('understand-message');
  const named = ({ id, version }: Prompt) => ({
    model: chatModel.model,
    prompt: `${id}@${version}`,
  });
  const shared = { access: chatModel, clock, budget: createTokenBudget(clock) };
  const agent = createChatAgent({
    ...shared,
    instructions: prompt.text,
    answer: DraftedAnswerSchema,
    limits: modelLimits,
  });
  const ear = createChatAgent({
    ...shared,
    instructions: earPrompt.text,
    answer: HeardMessageSchema,
    limits: { ...EAR_LIMITS, ...modelLimits },
  });
  const probe = createModelProbe(chatModel, clock);
  await Promise.all([agent.prepare(), ear.prepare()]);
  return {
    agent,
    ear,
    wording: named(prompt),
    reading: named(earPrompt),
    async troubles() {
      const trouble = await probe();
      const resting =
        agent.isResting() || ear.isResting()
          ? 'the model failed and is left alone for a while'
          : null;
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

/** By its words alone, or with a model beside them. */
export function createHearAgain(
  model: ModelParts | null,
  needs: Omit<ModelEarNeeds, 'agent' | 'reading'>,
): HearAgain {
  return model === null ? hearOnce : createModelEar({ ...needs, ...model, agent: model.ear });
}
