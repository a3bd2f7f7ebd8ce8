import { type Clock, shanghaiDateOf } from '../shared/clock.ts';

export interface TokenBudget {
  /** @throws {BudgetSpentError} when the conversation or the day has used up its share. */
  check(conversationId: string): void;
  spend(conversationId: string, tokens: number): void;
  /** Whether nothing is left for today. */
  isSpent(): boolean;
}

export interface BudgetLimits {
  perConversation: number;
  /** From midnight to midnight in Shanghai, for this process. */
  perDay: number;
}

export const BUDGET_LIMITS: BudgetLimits = { perConversation: 60_000, perDay: 5_000_000 };

export class BudgetSpentError extends Error {
  constructor(whose: 'conversation' | 'day') {
    super(`The tokens of the ${whose} are spent; the rules answer.`);
    this.name = 'BudgetSpentError';
  }
}

/** Counts tokens in memory and forgets them at midnight. */
export function createTokenBudget(clock: Clock, limits: BudgetLimits = BUDGET_LIMITS): TokenBudget {
  let day = '';
  let spentToday = 0;
  const spentBy = new Map<string, number>();
  const turnPage = () => {
    const today = shanghaiDateOf(clock());
    if (today === day) return;
    day = today;
    spentToday = 0;
    spentBy.clear();
  };

  return {
    check(conversationId) {
      turnPage();
      if (spentToday >= limits.perDay) throw new BudgetSpentError('day');
      if ((spentBy.get(conversationId) ?? 0) >= limits.perConversation)
        throw new BudgetSpentError('conversation');
    },
    spend(conversationId, tokens) {
      turnPage();
      spentToday += tokens;
      spentBy.set(conversationId, (spentBy.get(conversationId) ?? 0) + tokens);
    },
    isSpent() {
      turnPage();
      return spentToday >= limits.perDay;
    },
  };
}
