import { describe, expect, it } from 'vitest';
import { createTokenBudget } from './token-budget.ts';

function givenBudget() {
  let now = new Date('2026-11-20T09:00:00+08:00');
  const budget = createTokenBudget(() => now, { perConversation: 100, perDay: 250 });
  return { ...budget, setClock: (at: string) => (now = new Date(at)) };
}

describe('the token budget', () => {
  it('lets a conversation spend what it has', () => {
    const { check, spend } = givenBudget();
    spend('a', 99);

    expect(() => check('a')).not.toThrow();
  });

  it('stops a conversation that has spent its share, and no other', () => {
    const { check, spend } = givenBudget();
    spend('a', 100);

    expect(() => check('a')).toThrow('conversation');
    expect(() => check('b')).not.toThrow();
  });

  it('stops all when the day is spent', () => {
    const { check, spend, isSpent } = givenBudget();
    for (const conversation of ['a', 'b', 'c']) spend(conversation, 90);

    expect(() => check('d')).toThrow('day');
    expect(isSpent()).toBe(true);
  });

  it('begins anew at midnight in Shanghai', () => {
    const { check, spend, setClock } = givenBudget();
    spend('a', 300);
    setClock('2026-11-20T23:59:59+08:00');
    expect(() => check('a')).toThrow();

    setClock('2026-11-21T00:00:00+08:00');

    expect(() => check('a')).not.toThrow();
  });
});
