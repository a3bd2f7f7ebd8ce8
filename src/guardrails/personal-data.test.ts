import { describe, expect, it } from 'vitest';
import { findPhoneNumbers, maskPersonalData } from './personal-data.ts';

describe('maskPersonalData', () => {
  it.each([
    {
      rule: 'hides an identity number',
      text: '身份证320682195001011234',
      masked: '身份证〔身份证号〕',
    },
    {
      rule: 'hides an identity number that ends in X',
      text: '32068219500101123X',
      masked: '〔身份证号〕',
    },
    {
      rule: 'hides a bank card with spaces',
      text: '卡号6222 0212 3456 7890 123',
      masked: '卡号〔银行卡号〕',
    },
    { rule: 'hides a mobile number', text: '打我138 1234 5678', masked: '打我〔手机号〕' },
    { rule: 'hides a fixed line', text: '0513-81234567', masked: '〔电话〕' },
    { rule: 'hides a name the caller gives', text: '我叫张三丰,72了', masked: '我叫〔姓名〕,72了' },
    {
      rule: 'hides a house number',
      text: '住3号楼2单元501室',
      masked: '住〔门牌〕〔门牌〕〔门牌〕',
    },
    { rule: 'leaves an income as it is', text: '一个月1200块', masked: '一个月1200块' },
    { rule: 'leaves the emergency numbers', text: '我打过120和12345', masked: '我打过120和12345' },
  ])('$rule', ({ text, masked }) => {
    expect(maskPersonalData(text)).toBe(masked);
  });
});

describe('findPhoneNumbers', () => {
  it('finds mobile numbers and fixed lines in the order of their kind', () => {
    expect(findPhoneNumbers('打 0513-81234567 或 13812345678')).toEqual([
      '13812345678',
      '0513-81234567',
    ]);
  });

  it('takes no amount for a number', () => {
    expect(findPhoneNumbers('一个月 1200 元')).toEqual([]);
  });
});
