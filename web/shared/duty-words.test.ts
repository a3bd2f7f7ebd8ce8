import { expect, it } from 'vitest';
import { spanInWords, weeklyInWords } from './duty-words.ts';

it.each([
  [{ weekdays: [1, 5], begins: '20:00', ends: '08:00' }, '周一、周五 20:00 到次日 8:00'],
  [{ weekdays: [7], begins: '08:30', ends: '17:30' }, '周日 8:30 到 17:30'],
  [{ weekdays: [1, 2, 3, 4, 5, 6, 7], begins: '08:00', ends: '08:00' }, '每天 8:00 到次日 8:00'],
])('the shift %j is %s', (shift, words) => {
  expect(weeklyInWords(shift)).toBe(words);
});

it.each([
  [{ begins: '08:00', ends: '18:30' }, '8:00–18:30'],
  [{ begins: '00:00', ends: '08:00' }, '0:00–8:00'],
  [{ begins: '20:00', ends: '24:00' }, '20:00–24:00'],
  [{ begins: '00:00', ends: '24:00' }, '全天'],
])('the part %j of a day is %s', (span, words) => {
  expect(spanInWords(span)).toBe(words);
});
