import { describe, expect, it } from 'vitest';
import { isUncut, normaliseUtterance } from './text.ts';

describe('the form in which words are understood', () => {
  it.each([
    ['full-width digits', '收入１２００', '收入1200'],
    ['hidden characters', '家里没\u200B饭', '家里没饭'],
    ['spaces between all characters', '我 家 3 口 人', '我家3口人'],
    ['two pauses between such words', '我 家  3 口 人', '我家  3口人'],
    ['the pictures of chat clients', '没饭吃了[流泪][流泪]', '没饭吃了'],
  ])('has no %s', (_, typed, form) => {
    expect(normaliseUtterance(typed)).toBe(form);
  });

  it.each(['我妈 65 岁', '低保 怎么办', '[救命]'])('leaves «%s» as it is', (typed) => {
    expect(normaliseUtterance(typed)).toBe(typed);
  });
});

describe('a quote', () => {
  const CLAUSE = '不符合救助条件的，不予救助；家庭成员人均收入低于标准的给予救助，有车辆的除外。';

  it.each([
    { rule: 'a whole sentence', quote: '家庭成员人均收入低于标准的给予救助', uncut: true },
    { rule: 'a sentence with its denial', quote: '不符合救助条件的，不予救助', uncut: true },
    { rule: 'a sentence without its denial', quote: '符合救助条件的', uncut: false },
    { rule: 'a part without its exception', quote: '有车辆的', uncut: false },
    { rule: 'words that stand nowhere', quote: '一律给予救助', uncut: false },
  ])('$rule: $uncut', ({ quote, uncut }) => {
    expect(isUncut(quote, CLAUSE)).toBe(uncut);
  });
});
