import { wordsOf } from './answer-words.ts';
import type { AgentAnswererNeeds } from './conversation/answerers/agent/agent-answerer.ts';
import { createRulesAnswerer } from './conversation/answerers/rules/rules-answerer.ts';
import type { TurnTools } from './conversation/steps/act.ts';
import type { TurnNeeds } from './conversation/take-turn.ts';
import type { Database } from './database/executor.ts';
import { createReadCitedClauses } from './knowledge/cited-clauses.ts';
import { createLocks } from './lock-parts.ts';
import { createAnswerer, type ModelParts } from './model-parts.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';

type AnswerSources = Parameters<typeof wordsOf>[0] &
  Pick<AgentAnswererNeeds, 'countDeadline'> & {
    db: Database;
    model: ModelParts | null;
    options: { clock: Clock; log: Pick<Log, 'warn' | 'error'> };
  };

/** Who words a reply, and what every reply passes before it leaves. */
export function connectAnswers(
  sources: AnswerSources,
  tools: TurnTools,
): Pick<TurnNeeds, 'answerer' | 'verify' | 'onBreaches'> {
  const { db, knowledge, model, countDeadline } = sources;
  const { clock, log } = sources.options;
  const checks = {
    ...wordsOf(sources),
    inspect: createLocks(knowledge),
    readClauses: createReadCitedClauses(db, clock),
  };
  return {
    answerer: createAnswerer(model, {
      ...checks,
      tools,
      countDeadline,
      rules: createRulesAnswerer(checks),
      onTrouble: (reason) => log.warn(`the rules answered instead of the model: ${reason}`),
    }),
    verify: checks,
    onBreaches: (breaches) =>
      log.error({ locks: breaches.map(({ lock }) => lock) }, 'the locks took words out of a reply'),
  };
}
