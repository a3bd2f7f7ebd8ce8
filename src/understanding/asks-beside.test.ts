import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';
import type { UnderstandingContext } from './understanding.ts';

const understand = givenListener(['怀远']);
const toOurQuestion = (asking: UnderstandingContext['asking']) => ({
  asking,
  lastProgrammes: ['extreme_hardship_support' as const],
});

describe('a question beside the answer to another one', () => {
  it.each<[string, UnderstandingContext['asking']]>([
    ['护理等级评的是半护理 这个按几成给', 'workAbility'],
    ['他六十九了 敬老院收不收啊', 'workAbility'],
    ['收入超了以后能缓多久', 'localStandard'],
    ['外婆要是自己想住敬老院呢', 'workAbility'],
    ['她自己申请不了 我替她去行不行', 'whereabouts'],
  ])('«%s» is heard', (words, asking) => {
    const { asks, facts } = understand(words, toOurQuestion(asking));

    expect(facts).not.toEqual([]);
    expect(asks).not.toEqual([]);
  });

  it.each<[string, UnderstandingContext['asking']]>([
    ['一分钱来源没有', 'hasLivelihoodSource'],
    ['能不能干活说不准 他七十一', 'workAbility'],
    ['没多久 就三口人', 'familySize'],
  ])('«%s» asks nothing', (words, asking) => {
    expect(understand(words, toOurQuestion(asking)).asks).toEqual([]);
  });
});
