import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';

/** The day is 21 November 2026. */
const understand = givenListener(['草街', '如皋', '怀远']);

function ageIn(words: string) {
  return understand(words).facts.find(({ key, about }) => key === 'age' && about === 'subject')
    ?.value;
}

describe('an age told by the month and year of birth', () => {
  it.each<[string, number]>([
    ['我1955年6月的 想办低保', 71],
    ['我老汉66年3月的 矽肺三期', 60],
    ['我66年12月的 能办低保不', 59],
    ['俺49年腊月生人 一个人过', 76],
    ['我是1966年11月30日出生的', 59],
    ['俺家小子09年5月生的 多重残疾一级 就问他', 17],
    ['我妈是五二年的 瘫了', 74],
    ['老伴四八年冬月生的 偏瘫', 77],
    ['我妈生于1948年 一个人住', 78],
    ['我奶奶三九年正月出生', 87],
    ['娃2013年8月生 智力二级', 13],
  ])('%s', (words, age) => {
    expect(ageIn(words)).toBe(age);
  });

  it.each([
    '我这车子是2008年的 能办低保吗',
    '房子08年的',
    '我20年生了场大病',
    '2015年10月的补贴没到',
    '我2019年3月的工资没发',
  ])('is none where something else is as old: %s', (words) => {
    expect(ageIn(words)).toBeUndefined();
  });
});

describe('an age beside what else is told of somebody', () => {
  it.each<[string, number]>([
    ['我妈81一直吃低保 上个月说要取消', 81],
    ['俺公公77婆婆75都吃低保', 77],
    ['我67领着农保 老伴65', 67],
    ['家里就俺爹一个人今年69前年查出来食道癌 俺爹能办低保不', 69],
    ['我一个糟老头子六十九了 气得几夜睡不着', 69],
    ['我这个孤老太婆七十八了 没人管', 78],
    ['爸妈单过 我妈66没得养老金 想给他们俩申请低保', 66],
    ['帮爸妈问 我爸72 我妈70 低保行不行', 72],
  ])('%s', (words, age) => {
    expect(ageIn(words)).toBe(age);
  });

  it.each([
    '老人满八十岁那个高龄钱一个月几个',
    '人到八十岁有啥补贴',
    '满60岁的老人能领吗',
    '年满65岁才能免费坐车吗',
  ])('is nobody’s where a rule asks for it: %s', (words) => {
    expect(ageIn(words)).toBeUndefined();
  });

  it('takes no parent’s pension for that of both', () => {
    const { facts } = understand('想给爸妈申请低保 我妈66没得养老金 我爸养老金1300');
    expect(facts.filter(({ key }) => key === 'drawingPension')).toEqual([]);
  });
});

describe('an official who is only told of', () => {
  it.each([
    '村干部说我不够格 我72了',
    '社区工作人员喊我来问 我69',
    '找过村干部 我66 残疾二级',
    '村干部来劝他 他连干部都骂 我七十一了跑不动',
    '跟网格员反映好几回 俺娘84',
    '社区干部一直不给我报 我73',
  ])('%s', (words) => {
    expect(understand(words).speaker).not.toBe('official');
    expect(ageIn(words)).toBeGreaterThan(60);
  });

  it.each([
    '我是社区网格员 上门看到老人82一个人',
    '社区工作人员 帮辖区老人问 81岁',
    '网格员上报 6组张奶奶84',
    '社区干部来电 独居老人83',
  ])('is the one who speaks: %s', (words) => {
    expect(understand(words).speaker).toBe('official');
  });
});
