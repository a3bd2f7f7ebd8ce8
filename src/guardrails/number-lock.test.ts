import { describe, expect, it } from 'vitest';
import { createNumberLock } from './number-lock.ts';
import type { NumberWords } from './written-numbers.ts';

const words: NumberWords = {
  units: [
    ['工作日', '个工作日'],
    ['天', '日'],
    ['个月'],
    ['月', '月份'],
    ['年'],
    ['岁', '周岁'],
    ['元', '块', '块钱'],
    ['%'],
    ['倍'],
    ['级'],
    ['人'],
    ['号'],
    ['套'],
  ],
  oneCountsBefore: ['级', '套'],
  halfCountsBefore: ['年'],
  noNumbers: ['一次性', '十分困难'],
};
const findUnsupported = createNumberLock(words);
const unsupported = (text: string, ...sources: string[]) =>
  findUnsupported(text, sources).map((number) => number.words);

describe('the number lock lets through', () => {
  it.each([
    { rule: 'a Chinese numeral for a digit', text: '三个工作日', source: '3个工作日' },
    { rule: 'a digit for a Chinese numeral', text: '2套房', source: '两套住房' },
    { rule: 'full-width digits', text: '２０个工作日内', source: '20个工作日' },
    { rule: 'digits that are spaced in the document', text: '2倍以下', source: '2 倍以下' },
    { rule: 'another name of a unit', text: '60岁以上', source: '60周岁以上' },
    { rule: 'a share in words', text: '百分之四十', source: '40%' },
    { rule: 'a decimal in words', text: '一点五倍', source: '1.5倍' },
    { rule: 'formal numerals', text: '伍佰元', source: '500元' },
    { rule: 'ten thousands', text: '1.2万元', source: '12000元' },
    { rule: 'a thousands separator', text: '12000元', source: '12,000元' },
    { rule: 'the first of a list that shares its unit', text: '一级残疾', source: '一、二级重残' },
    { rule: 'both ends of a range', text: '从30%到40%', source: '30%～40%' },
    { rule: 'a year said digit by digit', text: '二〇二一年', source: '2021年' },
    { rule: 'half a year', text: '半年查一回', source: '每半年' },
    { rule: 'the day of a date', text: '7月1日', source: '7月1日起' },
    { rule: 'some of several shares', text: '40%、10%', source: '40%、20%、10%' },
    { rule: 'another order of different units', text: '2人，6个月', source: '6个月，2人' },
    { rule: 'a hundred and something', text: '一百零三人', source: '103人' },
  ])('$rule', ({ text, source }) => {
    expect(unsupported(text, source)).toEqual([]);
  });

  it('words that hold a numeral and say no number', () => {
    expect(unsupported('五保户十分困难，给一次性补助', '')).toEqual([]);
  });

  it('one as an article', () => {
    expect(unsupported('一人生病', '')).toEqual([]);
  });

  it('a number that any of several sources says', () => {
    expect(unsupported('6个月', '2倍以下', '6个月')).toEqual([]);
  });
});

describe('the number lock stops', () => {
  it.each([
    { rule: 'an invented amount', text: '每月650元', source: '给予最低生活保障' },
    { rule: 'another count of the same unit', text: '4个工作日', source: '3个工作日' },
    { rule: 'days for working days', text: '三天', source: '3个工作日' },
    { rule: 'months for a month', text: '3个月', source: '3月起' },
    { rule: 'a length of time for the day of a date', text: '1天', source: '7月1日' },
    { rule: 'another share', text: '百分之五十', source: '40%' },
    { rule: 'another decimal', text: '1.5倍', source: '1.3倍' },
    { rule: 'a telephone number', text: '拨打0513-81234567', source: '拨打服务热线' },
    { rule: 'an amount in formal numerals', text: '伍佰元', source: '给予补助' },
    { rule: 'an amount in Chinese numerals', text: '五百块钱', source: '给予补助' },
    { rule: 'ten thousands for ones', text: '2万元', source: '2元' },
    { rule: 'both of two neighbouring numbers', text: '三四个月', source: '6个月' },
    { rule: 'a fraction', text: '三分之一', source: '3人，1人' },
    { rule: 'half a year', text: '半年', source: '6个月' },
    { rule: 'one of several shares for another', text: '20%、20%', source: '40%、20%' },
    { rule: 'shares that changed places', text: '20%、40%', source: '40%、20%' },
    { rule: 'one as a number', text: '一套房', source: '两套住房' },
    { rule: 'a number without a unit', text: '能有一千', source: '给予补助' },
  ])('$rule', ({ text, source }) => {
    expect(unsupported(text, source)).not.toEqual([]);
  });
});
