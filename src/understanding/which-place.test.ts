import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';
import type { UnderstandingContext } from './understanding.ts';

const PLACES = [
  '草街',
  '如皋',
  '怀远',
  '南通',
  '海安',
  '上海',
  '广东',
  '苏州',
  '南京',
  '重庆',
  '合肥',
  '阜阳',
];
const understand = givenListener([...PLACES, '泰兴', '蚌埠', '四川', '贵州', '杭州', '成都']);

/** The place the case is in after the message: what it says, else what was known. */
function placeAfter(
  words: string,
  knownPlace: string | null = null,
  about: Partial<UnderstandingContext> = {},
) {
  const { regions } = understand(words, { knownPlace, ...about });
  return regions.findLast(({ role }) => role === 'here')?.place?.name ?? knownPlace;
}

describe('where a relative is', () => {
  it.each([
    ['我姐嫁到苏州了，也归江苏，她那边一样的规矩吧', '苏州'],
    ['幺妹嫁到重庆去了 她那儿能不能办', '重庆'],
    ['小姑子嫁到上海了 她不管 我爸妈在如皋', '如皋'],
  ])('is the place of the case only where it is asked about: %s', (words, place) => {
    expect(placeAfter(words, '草街')).toBe(place);
  });
});

describe('where somebody stays to whom the talk turns', () => {
  it.each([
    ['好 那我自己呢 我还是在苏州', '苏州'],
    ['我呢 我住上海', '上海'],
    ['我自己在上海', '草街'],
  ])('is the place of the case, covered or not: %s', (words, place) => {
    expect(placeAfter(words, '草街', { subject: 'other', relation: '姐姐' })).toBe(place);
  });
});

describe('a place one only goes to', () => {
  it.each([
    '要转到上海的医院去治，困难家庭外地看病的账怎么结',
    '县医院看不了 送到南京的大医院动手术 钱不够',
    '明天去上海看病 这个能报不',
    '娃在南京儿童医院住院 花了八万',
    '我从上海转车回来 低保还能申不',
    '路过苏州的时候问过人家',
    '老头子拉到南京抢救 花光了',
    '上个月去杭州看儿子 回来低保停了',
    '我去上海做化疗 一趟三千',
    '带娃到上海复查 路费都借的',
    '跑到南京看专家 没看好',
    '儿子去苏州出差了 没人带我去办',
  ])('leaves the case where it was: %s', (words) => {
    expect(placeAfter(words, '如皋')).toBe('如皋');
  });

  it.each([
    ['如皋的 转到上海的医院治 医药费咋办', '如皋'],
    ['草街这边 娃送到成都医院动手术 临时救助有没得', '草街'],
    ['怀远的 在合肥住院 花了十几万 能救助不', '怀远'],
    ['我去上海看病 我是海安的 低保怎么申', '海安'],
    ['从南京坐车回怀远 就想问问低保', '怀远'],
  ])('is not the place of the case: %s', (words, place) => {
    expect(placeAfter(words)).toBe(place);
  });

  it('is the place of the case where no other is known', () => {
    expect(placeAfter('在上海医院里 钱花光了')).toBe('上海');
  });
});

describe('where somebody is registered and where they live', () => {
  it.each([
    ['我户口在草街人在广东 残疾人补贴在这边办得成不', '草街'],
    ['我残疾证在草街人在广东打工，那两样残疾的补贴能在广东办不', '草街'],
    ['户口是草街的 人在广东打工 低保咋申请', '草街'],
    ['我户籍在如皋 一直住在上海 特困能不能办', '如皋'],
    ['老家如皋的 现在在苏州租房 低保怎么弄', '如皋'],
    ['俺老家怀远 在杭州打工 家里老人能办低保不', '怀远'],
    ['户口怀远 常年在上海上班 这低保能不能在上海申请', '怀远'],
    ['我是海安户口 人在上海 残疾补贴咋领', '海安'],
    ['户口在南通 定居在苏州 低保去哪申', '南通'],
    ['身份证是如皋的 人在广东 能办临时救助不', '如皋'],
    ['我户口草街 在重庆做工 残疾补贴能不能在重庆交材料', '草街'],
    ['户口是阜阳的 居住证办在怀远三四年了 救助能不能就近在这申 不想来回跑', '怀远'],
    ['我户口是四川的 在如皋打工 低保能办吗', '如皋'],
    ['贵州户口 在南通上班十年了 能申请救助不', '南通'],
    ['我安徽阜阳人 住在怀远五年 有居住证', '怀远'],
  ])('counts where its documents are here: %s', (words, place) => {
    expect(placeAfter(words)).toBe(place);
  });

  it.each([
    '我人在广东打工，那两样残疾的补贴能在广东办不',
    '我人在广东 这个能代办不',
    '我现在在上海打工 回不来 能叫人代交材料不',
    '我常年在苏州上班 低保算不算我一个',
    '那我能不能在上海交材料',
    '俺一直住在杭州 俺妈在家 她能申不',
    '我在广东打工 一个月四千',
    '我人在上海呢',
  ])('stays where it was told to be: %s', (words) => {
    expect(placeAfter(words, '草街')).toBe('草街');
  });

  it.each([
    ['我户口在草街 在广东打工出了车祸 没饭吃了', '广东'],
    ['户口怀远 在上海打工 钱包被偷了 两天没吃饭', '上海'],
  ])('counts for nothing where something happened suddenly: %s', (words, place) => {
    expect(placeAfter(words)).toBe(place);
  });
});

describe('another place that is asked about', () => {
  it.each([
    ['我小孩户口在如皋 问他那边的 申请低保要交啥材料', '泰兴', '如皋'],
    ['那我弟弟在怀远 他咋申请', '泰兴', '怀远'],
    ['换个地方问 草街的呢', '上海', '草街'],
    ['我妈在如皋农村 她的低保咋办', '上海', '如皋'],
    ['上海的低保标准多少', '草街', '上海'],
    ['我搬到苏州了 低保咋转', '如皋', '苏州'],
    ['那苏州那个怎么申请', '如皋', '苏州'],
    ['我现在搬回怀远住了', '上海', '怀远'],
    ['那要是人在上海呢', '如皋', '上海'],
    ['要是我们住在苏州的话呢', '草街', '苏州'],
    ['假如一直在广东呢？', '怀远', '广东'],
    ['如果人在南京的话怎么申请', '如皋', '南京'],
    ['苏州那边的话呢', '南通', '苏州'],
    ['如皋那边的话咋样', '苏州', '如皋'],
    ['蚌埠市区呢', '怀远', '蚌埠'],
  ])('is where the talk goes: %s', (words, known, place) => {
    expect(placeAfter(words, known)).toBe(place);
  });
});

describe('where somebody is registered, when help is sought where the talk is', () => {
  it.each([
    '他户口在四川 补贴能在这边领不',
    '我户口贵州的 你们这里能申请不',
    '我妹户口在四川 就在本地办行不行',
  ])('%s', (words) => {
    expect(placeAfter(words, '草街')).toBe('草街');
  });

  it('counts where nothing says that it is sought here', () => {
    expect(placeAfter('我户口在四川 低保怎么办', '草街')).toBe('四川');
  });
});
