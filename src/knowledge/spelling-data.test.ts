import { describe, expect, it } from 'vitest';
import { loadSpellingData } from './spelling-data.ts';

const { lookAlikes, pairs } = loadSpellingData();
const NUMERALS = /[零〇一二两三四五六七八九十百千万亿半俩仨]/;

describe('characters that look alike', () => {
  it('are each other’s, where it is a matter of the eye', () => {
    expect(lookAlikes.get('痰') ?? '').toContain('疾');
    expect(lookAlikes.get('疾') ?? '').toContain('痰');
  });

  it('are one way, where it is a dialect', () => {
    expect(lookAlikes.get('偶') ?? '').toContain('我');
    expect(lookAlikes.get('我') ?? '').not.toContain('偶');
  });

  it('are never numerals', () => {
    const all = [...lookAlikes].flatMap(([written, meant]) => [written, ...meant]);

    expect(all.filter((it) => NUMERALS.test(it))).toEqual([]);
  });
});

describe('neighbours that are spelt right', () => {
  it('are those of everyday words and of what people say', () => {
    for (const pair of ['低保', '没人', '人接']) expect(pairs).toContain(pair);
  });

  it('are not those of misspelt words', () => {
    for (const pair of ['残嫉', '步动']) expect(pairs).not.toContain(pair);
  });
});
