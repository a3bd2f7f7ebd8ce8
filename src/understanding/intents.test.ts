import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { createIntentReader } from './intents.ts';
import { createPassageReader } from './passage.ts';
import { ASK_KINDS, COMMANDS } from './understanding.ts';

const lexicon = loadLexicon();
const readPassage = createPassageReader(lexicon);
const readIntents = createIntentReader(lexicon);
const intentsOf = (words: string) => readIntents(readPassage(words));

describe('the intents of the knowledge base', () => {
  it('have words for every ask', () => {
    expect(Object.keys(lexicon.asks)).toEqual(expect.arrayContaining([...ASK_KINDS]));
  });

  it('have words for every command', () => {
    expect(Object.keys(lexicon.commands).toSorted()).toEqual([...COMMANDS].toSorted());
  });
});

describe('createIntentReader', () => {
  it('takes 低保线 for no question about 低保', () => {
    expect(intentsOf('我家人均是低保线的一倍半').programmes).toEqual([]);
  });

  it('keeps several needs of one message', () => {
    const { programmes } = intentsOf('低保怎么办 孩子的学费能不能减');

    expect(programmes).toEqual(['subsistence_allowance', 'education_aid']);
  });

  it('takes a wish for the question whether one can', () => {
    expect(intentsOf('想给我妈弄低保').asks).toEqual(['eligibility']);
  });

  it('takes a greeting for a command only when it is the whole message', () => {
    expect(intentsOf('你好').commands).toEqual(['greeting']);
    expect(intentsOf('你好 我想问低保').commands).toEqual([]);
  });

  it.each([
    ['能办不', true],
    ['多少钱', true],
    ['没有', false],
    ['我吃低保', false],
  ])('tells whether «%s» asks', (words, isQuestion) => {
    expect(intentsOf(words).isQuestion).toBe(isQuestion);
  });
});
