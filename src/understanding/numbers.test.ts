import { describe, expect, it } from 'vitest';
import { findNumbers } from './numbers.ts';

describe('findNumbers', () => {
  it.each([
    ['一千二', 1200],
    ['一万八', 18_000],
    ['八百五', 850],
    ['二百零五', 205],
    ['一千二百五十', 1250],
    ['十二万', 120_000],
    ['七十有二', 72],
    ['一点八', 1.8],
    ['1千2', 1200],
    ['1.2k', 1200],
    ['18.5万', 185_000],
    ['1,200', 1200],
    ['一九四五年', 1945],
  ])('reads %s as %d', (words, value) => {
    expect(findNumbers(words)[0]).toMatchObject({ value, precision: 'exact' });
  });

  it.each([
    ['两千出头', 'above'],
    ['一千多', 'above'],
    ['快七十', 'below'],
    ['两千左右', 'about'],
    ['三四百', 'band'],
    ['七十二三', 'band'],
  ])('knows that %s is not exact', (words, precision) => {
    expect(findNumbers(words)[0]?.precision).toBe(precision);
  });

  it('ends a number where the next one begins', () => {
    expect(findNumbers('她七十三一个人').map(({ value }) => value)).toEqual([73, 1]);
  });

  it('does not add the one of 一个月 to a sum', () => {
    expect(findNumbers('九百一个月')[0]?.value).toBe(900);
  });
});
