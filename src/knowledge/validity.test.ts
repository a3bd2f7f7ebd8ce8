import { describe, expect, it } from 'vitest';
import { earlierOf, validityOfQuote, validityOn } from './validity.ts';

describe('validityOn', () => {
  it.each([
    { rule: 'without an end it is in force', expiresOn: null, status: 'in_force' },
    { rule: 'the last day still counts', expiresOn: '2024-09-30', status: 'in_force' },
    { rule: 'the day after the last it is over', expiresOn: '2024-09-29', status: 'expired' },
  ])('$rule', ({ expiresOn, status }) => {
    expect(validityOn(expiresOn, '2024-09-30')).toBe(status);
  });
});

describe('earlierOf', () => {
  it('takes the earlier day, and any day before none', () => {
    expect(earlierOf('2024-09-30', '2021-12-31')).toBe('2021-12-31');
    expect(earlierOf(null, '2021-12-31')).toBe('2021-12-31');
    expect(earlierOf(null, null)).toBeNull();
  });
});

describe('validityOfQuote', () => {
  const clause = {
    status: 'in_force' as const,
    endedQuotes: [{ quote: '“十四五”时期养老金不计入收入', expiresOn: '2025-12-31' }],
  };

  it.each([
    { rule: 'words inside the ended ones are over', quote: '养老金不计入收入' },
    {
      rule: 'a longer quote with the ended words is over',
      quote: '，“十四五” 时期养老金不计入收入，',
    },
  ])('$rule', ({ quote }) => {
    expect(validityOfQuote(clause, quote, '2026-01-01')).toBe('expired');
  });

  it('leaves other words of the clause in force', () => {
    expect(validityOfQuote(clause, '给予渐退期', '2026-01-01')).toBe('in_force');
  });

  it('leaves the words in force until their last day', () => {
    expect(validityOfQuote(clause, '养老金不计入收入', '2025-12-31')).toBe('in_force');
  });
});
