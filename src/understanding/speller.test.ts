import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { createSpeller } from './speller.ts';

const mend = createSpeller(loadLexicon());

describe('a misspelt word', () => {
  it.each([
    ['of the field, by its sound', '没有劳动能历 干不了活', '没有劳动能力 干不了活'],
    ['of the field, by its look', '我弟智力残痰二级', '我弟智力残疾二级'],
    ['of everyday speech', '地里的活干步动了', '地里的活干不动了'],
    ['beside a number', '我弟是智力残疾二集', '我弟是智力残疾二级'],
    ['of one’s people', '我老攻跑车', '我老公跑车'],
    ['twice in one sentence', '没又收入 也没人馆', '没有收入 也没人管'],
  ])('is read as meant: %s', (_, typed, meant) => {
    expect(mend(typed, [])).toBe(meant);
  });

  it('keeps its place in the sentence', () => {
    expect(mend('俺爹瘫再床上 干不了话', [])).toHaveLength('俺爹瘫再床上 干不了话'.length);
  });

  it('is left alone inside a name', () => {
    expect(mend('干步动了', [{ start: 1, end: 2 }])).toBe('干步动了');
  });
});

describe('what is spelt right', () => {
  it.each([
    '我们卖了房凑了十七万',
    '我六十整 上个月刚过生日',
    '外乡来的 在这块叫车撞了没钱吃饭',
    '五保老头半瘫 想找人上门送个饭',
    '放学没人接有托管吗',
    '亲戚冒我名字开店办了执照',
    '一趟能不能弄完 别叫我三番五次地跑',
    '到底什么时候发 保密的',
    '差两个月六十 能不能办特困',
    '我肢二',
  ])('stays: %s', (typed) => {
    expect(mend(typed, [])).toBe(typed);
  });

  it.each(['人均四百五 标准六百八', '一个月两千四', '七十三', '三口人', '是四级不是十级'])(
    'stays a number: %s',
    (typed) => {
      expect(mend(typed, [])).toBe(typed);
    },
  );

  it('never becomes a number', () => {
    const numerals = /[零〇一二两三四五六七八九十百千万亿几半俩仨]/g;
    for (const typed of ['一千而', '死级残疾', '我家武口人', '人均肆百', '医保', '就口人'])
      expect(mend(typed, []).match(numerals)).toEqual(typed.match(numerals));
  });
});
