import { describe, expect, it } from 'vitest';
import { coversClause } from './clause-path.ts';

describe('coversClause', () => {
  it.each([
    { rule: 'a clause covers itself', above: '二（三）', path: '二（三）', covered: true },
    { rule: 'a section covers its items', above: '二', path: '二（三）', covered: true },
    { rule: 'a table covers its rows', above: '附件1', path: '附件1/6', covered: true },
    { rule: '附件1 is not 附件10', above: '附件1', path: '附件10', covered: false },
    { rule: '附件 is not 附件目录', above: '附件', path: '附件目录', covered: false },
    { rule: '二 is not 二十', above: '二', path: '二十（一）', covered: false },
    { rule: 'an item covers its numbers', above: '二（三）', path: '二（三）1', covered: true },
    { rule: '附件 is not 附件1', above: '附件', path: '附件1', covered: false },
    { rule: '二1 is not 二10', above: '二1', path: '二10', covered: false },
    { rule: 'an item does not cover its section', above: '二（三）', path: '二', covered: false },
  ])('$rule', ({ above, path, covered }) => {
    expect(coversClause(above, path)).toBe(covered);
  });
});
