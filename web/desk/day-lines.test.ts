import { describe, expect, it } from 'vitest';
import { readDays } from './day-lines.ts';

describe('days as staff type them', () => {
  it('are one day or a span, with the holiday they belong to', () => {
    expect(readDays('2027-01-01 至 2027-01-02 元旦\n\n2027-04-05 清明节')).toEqual([
      { date: '2027-01-01', name: '元旦' },
      { date: '2027-01-02', name: '元旦' },
      { date: '2027-04-05', name: '清明节' },
    ]);
  });

  it.each([
    '2027年1月1日 元旦',
    '2027-01-01',
    '2027-01-03 至 2027-01-01 元旦',
    '2027-01-01 至 2028-01-01 元旦',
  ])('are sent back where they cannot be read: %s', (line) => {
    expect(() => readDays(line)).toThrow('看不懂');
  });
});
