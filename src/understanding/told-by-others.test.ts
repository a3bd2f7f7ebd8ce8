import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';
import type { UnderstandingContext } from './understanding.ts';

const understand = givenListener(['草街', '怀远']);

function factsOf(words: string, context?: Partial<UnderstandingContext>) {
  const { facts } = understand(words, context);
  const told = facts.filter((it) => it.about === 'subject' && it.retracts !== true);
  return Object.fromEntries(told.map((it) => [it.key, it.value ?? it.range]));
}

describe('facts of whom the case is about, and not of who tells them', () => {
  it.each<[string, Record<string, unknown>]>([
    ['我是社区的小周 今年38 走访到一户 独居大娘七十六', { age: 76 }],
    ['我是网格员 今年45 辖区里有个后生 24 精神二级', { age: 24, disabilityGrade: 2 }],
    ['我58 在镇上当会计 替个后生问 他31 听力一级', { age: 31, disabilityKind: 'hearing' }],
    ['我四十二 来帮我爸问 他八十一', { age: 81 }],
    ['我三十七 来替我妈问 她71', { age: 71 }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it('are not the speaker’s for having misread them', () => {
    const context = { subject: 'other', relation: '姐妹' } as const;

    expect(factsOf('证我也看岔了 是三级', context)).toEqual({ disabilityGrade: 3 });
  });

  it('leave the speaker’s own out once the talk is of another', () => {
    expect(factsOf('我自家眼睛也不行 视力三级', { subject: 'other' })).toEqual({});
  });
});

describe('facts put right while people talk', () => {
  it.each<[string, UnderstandingContext['knownIncome']]>([
    ['哎呀 儿子说还没领上低保', undefined],
    ['刚接到电话 说批上了', undefined],
    ['那1.3', 'incomeRatio'],
    ['要是1.8倍呢', 'incomeRatio'],
  ])('%s is a correction', (words, knownIncome) => {
    expect(understand(words, { knownIncome }).commands).toContain('correct');
  });
});
