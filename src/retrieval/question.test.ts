import { describe, expect, it } from 'vitest';
import { readQuestion } from './question.ts';

const segmenter = {
  fingerprint: '',
  segment: (text: string) => text.split(/\s+/u).filter(Boolean),
};
const terms = {
  widen: (text: string) =>
    text.includes('五保')
      ? [
          {
            term: '五保',
            words: ['特困', '供养'],
            covers: [],
            decisive: false,
            programmes: [],
            why: '“五保”即特困供养',
          },
        ]
      : [],
};
const read = (text: string, places: string[] = []) => [
  ...readQuestion({ text, places }, { segmenter, terms }).words,
];

describe('readQuestion', () => {
  it("looks for the law's words, after the citizen's own", () => {
    expect(read('五保 怎么吃')).toEqual([
      ['特困', 0.5],
      ['供养', 0.5],
      ['五保', 1],
      ['怎么吃', 1],
    ]);
  });

  it('counts synonyms less where the citizen already used a word of the law', () => {
    expect(read('五保 就是 特困')).toEqual([
      ['特困', 1],
      ['供养', 0.25],
      ['五保', 1],
      ['就是', 1],
    ]);
  });

  it('translates less what the documents call so themselves', () => {
    const { words } = readQuestion(
      { text: '五保', places: [] },
      { segmenter, terms, trust: { foreignness: () => 0.5, fitness: () => 1 } },
    );

    expect(words.get('特困')).toBe(0.25);
  });

  it('looks for each two neighbouring characters of what was said', () => {
    const { pairs } = readQuestion({ text: '办五保', places: [] }, { segmenter, terms });

    expect([...pairs].filter(([, weight]) => weight === 1)).toEqual([
      ['办五', 1],
      ['五保', 1],
    ]);
  });

  it('does not look for the place that already chose the documents', () => {
    expect(read('我 草街街道 的 草街 人', ['草街街道'])).toEqual([
      ['我', 1],
      ['的', 1],
      ['人', 1],
    ]);
  });

  it('keeps what was said beside however long a sentence of the law', () => {
    const sentence = Array.from({ length: 500 }, (_, index) => String.fromCharCode(0x5000 + index));
    const law = { term: '欠薪', words: [sentence.join('')], covers: [], decisive: false };
    const widen = () => [{ ...law, programmes: [], why: '' }];
    const { pairs } = readQuestion(
      { text: '老板欠薪', places: [] },
      { segmenter, terms: { widen } },
    );

    expect(['老板', '板欠', '欠薪'].map((pair) => pairs.get(pair))).toEqual([1, 1, 1]);
    expect(pairs.size).toBe(83);
  });

  it('reads no more words than a question can have', () => {
    const story = Array.from({ length: 500 }, (_, index) => `词${index}`).join(' ');

    expect(read(story)).toHaveLength(120);
  });
});
