import { describe, expect, it } from 'vitest';
import { loadSounds } from '../knowledge/sounds.ts';
import { correct, createHomophoneReader } from './homophones.ts';
import { createSegmenter } from './segmenter.ts';

const dictionary = ['低保', '渐退期', '临时救助', '特困供养', '补助', '户籍地'];
const { cut } = createSegmenter({ dictionary, stopWords: [] });
const { findMisheard } = createHomophoneReader({
  dictionary,
  stopWords: ['的', '是'],
  sounds: loadSounds(),
  cut,
});
const hear = (text: string) => correct(text, findMisheard(text));

describe('findMisheard', () => {
  it.each([
    ['底保怎么办', '低保怎么办'],
    ['我想吃低宝', '我想吃低保'],
    ['检退期有多久', '渐退期有多久'],
    ['申请临时就助', '申请临时救助'],
    ['特困共养要什么', '特困供养要什么'],
  ])('reads %s as %s', (said, meant) => {
    expect(hear(said)).toBe(meant);
  });

  it.each([
    ['a word by itself', '这里不住人'],
    ['what begins inside a word', '到底保不保密'],
    ['a word of the documents', '低保和临时救助'],
    ['small words', '我的保单'],
    ['a word before a small word', '户籍的问题'],
    ['other sounds', '高保和医保'],
  ])('leaves %s as it is', (_, text) => {
    expect(hear(text)).toBe(text);
  });
});
