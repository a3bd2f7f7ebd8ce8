import { describe, expect, it } from 'vitest';
import { numeralValue } from './chinese-numeral.ts';

describe('numeralValue', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['三十七', 37],
    ['一百', 100],
    ['一百零三', 103],
    ['一百二十五', 125],
    ['一千二百六十', 1260],
    ['一千零五', 1005],
    ['12', 12],
  ])('reads %s as %d', (numeral, value) => {
    expect(numeralValue(numeral)).toBe(value);
  });

  it.each(['', '若干', '百', '十十'])('reads nothing from "%s"', (numeral) => {
    expect(numeralValue(numeral)).toBeUndefined();
  });
});
