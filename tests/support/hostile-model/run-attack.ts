import type { Database } from '../../../src/database/executor.ts';
import { givenAssistant } from '../assistant.ts';
import { type AttackReport, attack } from './attack.ts';
import { HOSTILE_MODEL, startHostileServer } from './hostile-server.ts';
import { lieAmongTruths, lieOf } from './lies.ts';

const MODEL_TIMEOUT_MS = 1500;
/** The model's own time and what else a turn takes on a busy machine. */
const BUDGET_MS = MODEL_TIMEOUT_MS + 6500;
const BEGIN = new Date('2026-11-21T10:00:00+08:00');
/** Longer than a breaker rests, and so that a day's tokens suffice for a day's turns. */
const PASSING_MS = 150_000;

/** The whole product on a database of its own, with a hostile model and without one. */
export async function runAttack(
  db: Database,
  { streaming, ...seeds }: { from: number; count: number; streaming: boolean },
): Promise<AttackReport & { troubles: unknown[]; readiness: boolean }> {
  const server = await startHostileServer(streaming ? lieAmongTruths : lieOf);
  try {
    const calm = await givenAssistant(db);
    const assistant = await givenAssistant(db, {
      chatModel: { baseUrl: server.baseUrl, model: HOSTILE_MODEL },
      modelLimits: { timeoutMs: MODEL_TIMEOUT_MS },
    });
    let passedMs = 0;
    const onTurn = () => {
      passedMs += PASSING_MS;
      assistant.setClock(new Date(BEGIN.getTime() + passedMs));
    };
    const report = await attack({
      ...{ assistant, calm, server, seeds, streaming, onTurn },
      budgetMs: BUDGET_MS,
    });
    const { ready } = await assistant.readiness();
    return { ...report, troubles: [...assistant.troubles, ...calm.troubles], readiness: ready };
  } finally {
    await server.close();
  }
}
