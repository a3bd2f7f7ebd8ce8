import {
  type AgentAnswererNeeds,
  createAgentAnswerer,
} from './conversation/answerers/agent/agent-answerer.ts';
import { createClaimLocks } from './conversation/answerers/agent/claim-locks.ts';
import {
  type DraftedAnswer,
  DraftedAnswerSchema,
} from './conversation/answerers/agent/drafted-answer.ts';
import type { Answerer } from './conversation/answerers/answerer.ts';
import { loadGuardrailWords } from './knowledge/guardrail-words.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { loadPrompt } from './knowledge/prompts.ts';
import { type ChatAgent, createChatAgent, type ModelAccess } from './model/chat-agent.ts';
import { createModelProbe } from './model/model-probe.ts';
import type { Clock } from './shared/clock.ts';

/** What the composition root adds where a chat model is configured. */
export interface ModelParts {
  agent: ChatAgent<DraftedAnswer>;
  /** In English, for administrators; empty when the model works. */
  troubles(): Promise<string[]>;
}

/** Null without a model. A model that does not answer never stops the start. */
export async function prepareModel({
  chatModel,
  clock,
}: {
  chatModel?: ModelAccess | undefined;
  clock: Clock;
}): Promise<ModelParts | null> {
  if (chatModel === undefined) return null;
  const agent = createChatAgent({
    access: chatModel,
    instructions: loadPrompt('answer-policy').text,
    answer: DraftedAnswerSchema,
    clock,
  });
  const probe = createModelProbe(chatModel, clock);
  await agent.prepare();
  return {
    agent,
    async troubles() {
      const trouble = await probe();
      const resting = agent.isResting() ? 'the model failed and is left alone for a while' : null;
      return [trouble, resting].filter((each) => each !== null);
    },
  };
}

/** The rules alone, or the rules with a model that may word what they answer. */
export function createAnswerer(
  model: ModelParts | null,
  knowledge: Knowledge,
  needs: Omit<AgentAnswererNeeds, 'agent' | 'mayBeSaid'>,
): Answerer {
  if (model === null) return needs.rules;
  const mayBeSaid = createClaimLocks({ ...knowledge, words: loadGuardrailWords() });
  return createAgentAnswerer({ ...needs, agent: model.agent, mayBeSaid });
}
