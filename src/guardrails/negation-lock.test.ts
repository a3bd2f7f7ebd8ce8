import { describe, expect, it } from 'vitest';
import { createNegationLock } from './negation-lock.ts';

const findReversed = createNegationLock({
  words: ['不', '没', '未'],
  except: ['不低于', '不管', '未成年'],
});
const QUOTE = '对没有争议的救助申请家庭，不再进行民主评议，补助不低于低保标准，由乡镇管理档案';

describe('the negation lock', () => {
  it.each([
    { rule: 'the same denial in other words', text: '没有争议的家庭，不再开评议会', reversed: [] },
    { rule: 'a denial that is left out', text: '还要进行民主评议', reversed: ['还要进行民主评议'] },
    {
      rule: 'a denial that is put in',
      text: '补助没有低保标准多',
      reversed: ['补助没有低保标准多'],
    },
    { rule: 'a word that only looks like one', text: '补助最少是低保标准', reversed: [] },
    { rule: 'a part that shares nothing', text: '请放心', reversed: [] },
    { rule: 'a harmless word of the source', text: '补助不低于标准', reversed: [] },
    {
      rule: 'a harmless word that the source lacks',
      text: '未成年人还要民主评议',
      reversed: ['未成年人还要民主评议'],
    },
    {
      rule: 'a denial that makes a harmless word',
      text: '由乡镇不管理档案',
      reversed: ['由乡镇不管理档案'],
    },
    { rule: 'a bare denial', text: '民主评议，不，', reversed: ['民主评议', '不'] },
  ])('finds $reversed in $rule', ({ text, reversed }) => {
    expect(findReversed(text, [QUOTE])).toEqual(reversed);
  });
});
