import { describe, expect, it } from 'vitest';
import type { Term, TermsData } from './terms.ts';
import { createTermsDesk } from './terms-desk.ts';

const term = (entry: Partial<Term> & Pick<Term, 'law'>): Term => ({
  say: [],
  patterns: [],
  covers: [],
  decisive: false,
  general: false,
  programmes: [],
  ofAnyLaw: false,
  ...entry,
});

const data: TermsData = {
  terms: [
    term({ say: ['五保'], law: ['特困供养'], programmes: ['extreme_hardship_support'] }),
    term({ say: ['低保'], law: ['最低生活保障'], programmes: ['subsistence_allowance'] }),
    term({ say: ['单独办低保'], law: ['单人保'], programmes: ['single_person_allowance'] }),
    term({ say: ['汽车'], law: ['车辆'], when: ['低保'] }),
    term({ say: ['残疾'], law: ['残疾人'], unless: ['残疾军人'] }),
    term({ say: ['APP'], law: ['掌上办'] }),
    term({ say: ['底保'], law: ['低保标准'], note: '错别字' }),
    term({ patterns: [/(没|冇)(米|饭)/gu], law: ['基本生活'] }),
  ],
  falseFriends: [{ say: ['十五保'], because: '不是五保' }],
  words: ['渐退期'],
  stopWords: ['的'],
  characters: ['飯饭', '殘残'],
};
const desk = createTermsDesk(data);
const wordsOf = (text: string) => desk.widen(text).flatMap((widened) => widened.words);

describe('createTermsDesk', () => {
  it("translates people's words into the law's words and says why", () => {
    expect(desk.widen('我爹想吃五保')).toEqual([
      {
        term: '五保',
        words: ['特困供养'],
        covers: [],
        decisive: false,
        programmes: ['extreme_hardship_support'],
        why: '“五保”即特困供养',
      },
    ]);
  });

  it.each([
    {
      rule: 'reads the longest expression where two overlap',
      text: '能单独办低保吗',
      words: ['单人保'],
    },
    { rule: 'reads nothing in a false friend', text: '第十五保卫科', words: [] },
    { rule: 'reads a word only in the company it needs', text: '买了汽车', words: [] },
    { rule: 'reads it in that company', text: '汽车影响低保', words: ['车辆', '最低生活保障'] },
    { rule: 'leaves a word out in the wrong company', text: '残疾军人', words: [] },
    { rule: 'counts an entry once', text: '低保低保', words: ['最低生活保障'] },
    { rule: 'does not care for width and case', text: '有没有Ａpp', words: ['掌上办'] },
    { rule: 'reads traditional characters', text: '冇飯食', words: ['基本生活'] },
    {
      rule: 'reads patterns where they stand',
      text: '没米，五保',
      words: ['基本生活', '特困供养'],
    },
  ])('$rule', ({ text, words }) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('tells what kind of word an expression is', () => {
    expect(desk.widen('底保')[0]?.why).toBe('“底保”即低保标准（错别字）');
  });

  it('lists programmes in the order of an assessment', () => {
    expect(desk.programmesIn('五保和低保')).toEqual([
      'subsistence_allowance',
      'extreme_hardship_support',
    ]);
  });
});
