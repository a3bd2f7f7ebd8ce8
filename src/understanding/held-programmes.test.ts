import { describe, expect, it } from 'vitest';
import { givenReaders } from '../../tests/support/listener.ts';
import { createHeldFinder, wantedOf } from './held-programmes.ts';

const { lexicon, readPassage, readIntents, readAlone } = givenReaders();
const findHeld = createHeldFinder(lexicon, readIntents);

function wantedIn(words: string) {
  const passage = readPassage(words);
  const { programmes } = readIntents(passage);
  const held = findHeld(passage, programmes, readAlone);
  return wantedOf({ programmes, held }).toSorted();
}

describe('the programmes a message wants to hear of', () => {
  it.each([
    { words: '城里的低保户公租房是个啥政策', wanted: ['housing_aid'] },
    { words: '我吃着低保 想申请临时救助要带啥', wanted: ['emergency_temporary_aid'] },
    { words: '我们是特困户，临时救助还能申请吗', wanted: ['emergency_temporary_aid'] },
    { words: '低收入家庭的娃上学有啥补助', wanted: ['education_aid'] },
  ])('are not those that a household has already: $words', ({ words, wanted }) => {
    expect(wantedIn(words)).toEqual(wanted);
  });

  it.each([
    {
      words: '低保跟临时救助都想打听打听',
      wanted: ['emergency_temporary_aid', 'subsistence_allowance'],
    },
    {
      words: '低保 临时救助 咋个办',
      wanted: ['emergency_temporary_aid', 'subsistence_allowance'],
    },
    {
      words: '特困要什么条件，医疗救助又找哪个',
      wanted: ['extreme_hardship_support', 'medical_aid'],
    },
  ])('are all that are asked for: $words', ({ words, wanted }) => {
    expect(wantedIn(words)).toEqual(wanted);
  });

  it('are what is named where nothing else is', () => {
    expect(wantedIn('低保户多久核查一次')).toEqual(['subsistence_allowance']);
  });
});
