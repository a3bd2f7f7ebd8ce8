import { describe, expect, it } from 'vitest';
import { createForbiddenWordLock } from '../src/guardrails/forbidden-words.ts';
import { createNumberLock } from '../src/guardrails/number-lock.ts';
import { loadCards } from '../src/knowledge/cards.ts';
import { loadGuardrailWords } from '../src/knowledge/guardrail-words.ts';

const { forbidden, numbers } = loadGuardrailWords();
const findForbidden = createForbiddenWordLock(forbidden);
const findUnsupported = createNumberLock(numbers);

const quotes = [
  ...new Set(loadCards().flatMap(({ citations }) => citations.map(({ quote }) => quote))),
];

describe('the number lock on the documents in force', () => {
  it('lets every quote stand under itself', () => {
    expect(quotes.filter((quote) => findUnsupported(quote, [quote]).length > 0)).toEqual([]);
  });

  it('notices every digit that is changed', () => {
    const changed = quotes.flatMap((quote) => changesOf(quote).map((text) => ({ quote, text })));

    expect(changed.length).toBeGreaterThan(100);
    expect(
      changed.filter(({ quote, text }) => findUnsupported(text, [quote]).length === 0),
    ).toEqual([]);
  });

  it.each([
    { said: '三个工作日内办完', quote: '原则上不超过3个工作日', holds: true },
    { said: '三天内办完', quote: '原则上不超过3个工作日', holds: false },
    { said: '半年', quote: '6个月', holds: false },
    { said: '1个月', quote: '7月1日', holds: false },
    { said: '一级残疾', quote: '一、二级重残', holds: true },
    { said: '2人', quote: '2倍', holds: false },
  ])('$said under $quote: $holds', ({ said, quote, holds }) => {
    expect(findUnsupported(said, [quote]).length === 0).toBe(holds);
  });
});

describe('the forbidden words', () => {
  it.each([
    '您家符合条件',
    '你们不符合要求',
    '您能领低保',
    '这种情况可以领取补贴',
    '低保会被取消',
    '钱马上到账',
    '一定给您办',
    '您肯定没问题',
    '保证办下来',
    '百分百通过',
    '您可以享受低保',
    '申请会被驳回',
    '见 https://example.org',
    '<b>重要</b>',
    '**重要**',
  ])('stop 「%s」', (text) => {
    expect(findForbidden(text)).not.toEqual([]);
  });

  it.each([
    '没有争议的申请家庭，不再开民主评议会。',
    '带身份证，签一份家庭经济状况核对授权书。',
    '急难的可以先给小金额救助，由急难发生地实施，取消户籍地限制。',
    '给一定期限的渐退期。',
    '可以向镇街申请临时救助。',
    '实行证明事项告知承诺制。',
  ])('let 「%s」 through', (text) => {
    expect(findForbidden(text)).toEqual([]);
  });
});

/** The text with each of its Arabic digits replaced by each other one. */
function changesOf(text: string): string[] {
  return [...text.matchAll(/\d/g)].flatMap(({ index, 0: digit }) =>
    [...'0123456789']
      .filter((other) => other !== digit)
      .map((other) => text.slice(0, index) + other + text.slice(index + 1)),
  );
}
