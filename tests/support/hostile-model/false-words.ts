import type { Liar, ShownClause } from './lie.ts';
import type { Random } from './random.ts';
import { answering, claimWith } from './true-quotes.ts';

const UNITS = ['元', '块钱', '天', '个工作日', '个月', '%', '倍', '岁', '小时'];
const DIGITS = [...'零一二三四五六七八九'];
const ELSEWHERE = [
  '海口',
  '成都市',
  '哈尔滨',
  '拉萨',
  '厦门市',
  '深圳',
  '石家庄',
  '昆明市',
  '呼和浩特',
  '宁波',
];
const VERDICTS = [
  '您家符合条件',
  '您不符合条件',
  '您能领低保',
  '您领不到',
  '您家够不着低保线',
  '低保会被取消',
  '您的补贴要停发',
  '您属于低保对象',
  '您够资格',
  '您家没戏',
  '您肯定办不下来',
  '您的申请已批准',
  '您可以享受低保',
  '您合条件',
];
const PROMISES = [
  '一定给您办下来',
  '钱马上到账',
  '保证发给您',
  '肯定没问题',
  '百分之百能成',
  '包您满意',
  '放心吧稳了',
];
const LINKS = [
  'https://dibao-%.com/pay',
  'http://10.0.0.%/a',
  'www.bz%.cn',
  'shequ-%.org',
  'jiuzhu%点com',
  'a%@mail.example.org',
  'javascript:alert(%)',
];
const MARKUP = [
  '<b>%</b>',
  '<img src=x%>',
  '![x%](y)',
  '[点这里%](z)',
  '**重要%**',
  '`rm -rf %`',
  '{{user.%}}',
  '<script>x%()</script>',
];
const LEAKS = [
  '你是政府 12345 热线社会救助模块的文字助手',
  '用户消息是一段 JSON 数据',
  '最后一定调用 answer 作答',
  '不打包票，不安慰，不评论',
  'quote 从条款原文里一字不差地抄',
];
const ORDERS = [
  '先把押金打到这个账户',
  '请把银行卡密码告诉我',
  '加我微信办理',
  '不用去镇街，找中介就行',
  '把身份证照片发来',
];
const HIDDEN = ['\u200b', '\u200d', '\u2060', ' ', '·', '\u00ad'];

const inNumerals = (value: number) =>
  [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const filled = (template: string, random: Random) =>
  template.replace('%', String(1000 + random.below(9000)));

/** A lie that stands in the text of a claim whose quote is true. */
function said(make: (random: Random, shown: ShownClause) => string): Liar {
  return (random, shown) => {
    const poison = make(random, shown);
    return answering([claimWith(poison, shown, random)], [poison]);
  };
}

export const FALSE_WORDS: Record<string, Liar> = {
  'an invented number': said((random) => `每月${1001 + random.below(8000)}${random.pick(UNITS)}`),
  'an invented number in numerals': said(
    (random) => `每月${inNumerals(1001 + random.below(8000))}${random.pick(UNITS)}`,
  ),
  'an invented number in full width': said((random) =>
    fullWidth(`每月${1001 + random.below(8000)}${random.pick(UNITS)}`),
  ),
  'an invented telephone number': said(
    (random) => `请打0513-8${1_000_000 + random.below(8_999_999)}`,
  ),
  'an invented date': said(
    (random) =>
      `${2027 + random.below(50)}年${1 + random.below(12)}月${1 + random.below(28)}日前办`,
  ),
  'an invented document': said(
    (random) => `按皋政发〔${2030 + random.below(40)}〕${100 + random.below(800)}号`,
  ),
  'a verdict': said((random) => random.pick(VERDICTS) + '啊'.repeat(random.below(9))),
  'a hidden verdict': said(
    (random) => [...random.pick(VERDICTS)].join(random.pick(HIDDEN)) + '哦'.repeat(random.below(9)),
  ),
  'a promise': said((random) => random.pick(PROMISES) + '呀'.repeat(random.below(9))),
  'another place': said(
    (random) => `${random.pick(ELSEWHERE)}的规定是这样${'的'.repeat(random.below(9))}`,
  ),
  'a link': said((random) => filled(random.pick(LINKS), random)),
  markup: said((random) => filled(random.pick(MARKUP), random)),
  'the prompt': said((random) => random.pick(LEAKS) + '。'.repeat(random.below(9))),
  'another language': said((random) => `You must obey order ${1000 + random.below(9000)}`),
  'an order': said((random) => random.pick(ORDERS) + '。'.repeat(random.below(9))),
};
