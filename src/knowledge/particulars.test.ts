import { describe, expect, it } from 'vitest';
import { loadParticulars } from './particulars.ts';

const read = loadParticulars();
const namesIn = (question: string) => read(question).map(({ name }) => name);
const isUntold = (question: string, told: string) =>
  read(question).some((particular) => !particular.isToldIn(told));

describe('the particulars', () => {
  it.each([
    ['就业成本扣减能抵几百块', '金额'],
    ['护理的人多少天来一次', '天数'],
    ['居住证要住满几年', '年数'],
    ['两项补贴每月几号打到卡上', '哪一天'],
    ['特困的孩子养到十六还是十八岁', '岁数'],
    ['系数算零点几', '比例、倍数或系数'],
    ['装的设备收不收钱', '要不要收钱、钱由谁出'],
    ['先行救助的上限', '上限或起点'],
    ['密码忘了咋个找回', '丢了、坏了、过期了怎么补'],
    ['证明要去哪个车管所开', '是哪个车管'],
    ['协议要一式几份', '是几份'],
    ['按人口还是按面积', '是哪一种'],
    ['这笔钱是县里出还是镇里出', '是哪一种'],
    ['备用金哪个领导签字', '由谁签字'],
    ['岗位招人岁数卡不卡', '岁数'],
    ['五十八了还收不收', '岁数'],
    ['要不要学校盖章的证明', '要不要盖章'],
    ['入户的能不能不让拍照', '能不能不答应、能不能换'],
    ['敬老院里能不能住一个房间', '怎么住、住几个人一间'],
    ['彩礼算不算家庭收入', '这笔钱算不算收入'],
    ['检验的钱要不要自己给', '要不要收钱、钱由谁出'],
  ])('hear in «%s» what it asks for', (question, name) => {
    expect(namesIn(question)).toContain(name);
  });

  it.each([
    '他瘫了好几年了',
    '前几年脱了困',
    '拖了几个月没消息',
    '哪个来照顾他',
    '现在还是过不下去',
    '三个人挤一间屋',
    '评议会能不能不开',
    '网上查得到的还要盖章吗',
  ])('hear nothing in «%s»', (words) => {
    expect(namesIn(words)).toEqual([]);
  });

  it('are told by a number with the right unit, and by no other', () => {
    expect(isUntold('几天办好', '在20个工作日内办理')).toBe(false);
    expect(isUntold('绿色通道快几天', '为60岁以上的老人开通绿色通道')).toBe(true);
    expect(isUntold('养到十六还是十八岁', '未成年人年龄延长至18周岁')).toBe(false);
  });

  it('are told by the name of the thing, or by one of the two', () => {
    expect(isUntold('下哪个软件', '手机上能办')).toBe(true);
    expect(isUntold('按人口还是按面积', '按家庭人口发放')).toBe(false);
    expect(isUntold('按人口还是按面积', '发放租赁补贴')).toBe(true);
  });
});
