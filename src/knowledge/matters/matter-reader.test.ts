import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatterReader } from './matter-reader.ts';
import type { Matter } from './matters.ts';

const terms = {
  simplify: (text: string) => text,
  conceptsIn: (text: string) => (/进厂|上班/u.test(text) ? ['就业'] : []),
};

const matters: Matter[] = [
  {
    matter: '有工作以后低保还给多久',
    answers: { 甲号: ['二（五）'], 乙号: [] },
    asks: ['儿媳上个月进厂了，那份钱停不停', '上班了还给几个月', '找到活了低保还有没有'],
  },
  {
    matter: '要带什么材料',
    answers: { 甲号: ['六（一）', '六（二）'], 乙号: ['三'] },
    asks: ['去办要带哪些证', '身份证户口本要不要带', '跑一趟要拿什么纸'],
  },
  {
    matter: '低保多少钱',
    answers: { 甲号: [], 乙号: [] },
    lacks: 'amount',
    asks: ['低保一个月多少钱', '每月能拿几百块', '一个人头给多少'],
  },
];
const read = createMatterReader(matters, terms);
const first = (text: string, ...numbers: string[]) => read(text).clausesOf(numbers)[0];

describe('createMatterReader', () => {
  it('finds the clause that answers those who asked alike, and tells whom', () => {
    expect(first('我进厂了钱停不停', '甲号')).toMatchObject({
      number: '甲号',
      path: '二（五）',
      ask: '儿媳上个月进厂了，那份钱停不停',
    });
  });

  it('hears what the law calls it, in whatever words', () => {
    const share = (text: string) => first(text, '甲号')?.share ?? 0;

    expect(share('我老公上班，停不停')).toBeGreaterThan(share('我老公瘸了，停不停'));
  });

  it('puts the best of several answers first', () => {
    const clauses = read('要带什么证').clausesOf(['甲号']);

    expect(clauses.slice(0, 2).map(({ path }) => path)).toEqual(['六（一）', '六（二）']);
  });

  it('keeps to the documents it is asked for', () => {
    expect(
      read('要带什么证')
        .clausesOf(['乙号'])
        .every(({ number }) => number === '乙号'),
    ).toBe(true);
    expect(read('要带什么证').clausesOf(['丙号'])).toEqual([]);
  });

  it('knows what no document answers, and what is lacking', () => {
    const silence = read('低保每月多少钱').silenceOf(['甲号', '乙号']);

    expect(silence?.votes).toBeGreaterThan(0.8);
    expect(silence?.lacks).toBe('amount');
  });

  it('is silent about one document and not about another', () => {
    const votes = (number: string) => read('上班了还给几个月').silenceOf([number])?.votes ?? 0;

    expect(votes('乙号')).toBeGreaterThan(0.8);
    expect(votes('甲号')).toBeLessThan(0.2);
  });

  it('says nothing about a document that nobody read', () => {
    expect(read('低保多少钱').silenceOf(['丙号'])).toBeUndefined();
    expect(read('低保多少钱').silenceOf(['甲号', '丙号'])).toBeUndefined();
  });

  it('says nothing about what is worded like nothing it knows', () => {
    expect(read('quantum').clausesOf(['甲号'])).toEqual([]);
    expect(read('').clausesOf(['甲号'])).toEqual([]);
  });

  it('gives shares between 0 and 2 and silence between 0 and 1, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const reading = read(text);
        const shares = reading.clausesOf(['甲号', '乙号']).map(({ share }) => share);
        const silence = reading.silenceOf(['甲号']);
        const all = silence ? [silence.votes, silence.wording, silence.particular] : [];

        expect(shares.every((share) => share >= 0 && share <= 2.0001)).toBe(true);
        expect(all.every((share) => share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });
});
