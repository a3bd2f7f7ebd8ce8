import { describe, expect, it } from 'vitest';
import { normaliseUtterance } from './text.ts';

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
