import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';

const understand = givenListener(['草街', '如皋', '怀远']);

function factsOf(words: string) {
  const { facts } = understand(words);
  const told = facts.filter((it) => it.about === 'subject' && it.retracts !== true);
  return Object.fromEntries(told.map((it) => [it.key, it.value ?? it.range]));
}

describe('what somebody can still do', () => {
  it.each<[string, Record<string, unknown>]>([
    ['医生讲劳动能力是一点没有了', { workAbility: 'none' }],
    ['大伯今年70 劳动能力完全没得了', { workAbility: 'none' }],
    ['他力气活搞不动 看个门还凑合', { workAbility: 'partial' }],
    ['我腰不好 只能帮人看看店', { workAbility: 'partial' }],
    ['吃饭要喂 拉屎要人端', { selfCare: 'full_care' }],
    ['翻身都要人翻', { selfCare: 'full_care' }],
    ['生活自理差一半 要人扶着走', { selfCare: 'semi' }],
    ['自己吃饭穿衣没问题 就是走不远', { selfCare: 'independent' }],
    ['妹妹28 精神残积 正上三级', { disabilityKind: 'mental', disabilityGrade: 3 }],
    ['耳朵聋 残联给评的四级', { disabilityKind: 'hearing', disabilityGrade: 4 }],
    ['俺姐夫五十二 去年秋里查出来尿毒症', { seriousIllness: true, age: 52 }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each([
    ['前年查出来肺癌 现在治好了', 'seriousIllness'],
    ['以前在窑厂干活', 'employed'],
  ])('%s: it is over', (words, key) => {
    expect(factsOf(words)).not.toHaveProperty(key);
  });
});

describe('who could keep them, and where they want to live', () => {
  it.each<[string, Record<string, unknown>]>([
    ['儿子死了 女儿也没有', { supporters: 'none' }],
    ['爹妈坐牢 爷爷瘫痪 没人养得起这个娃', { supporters: 'unable' }],
    ['我问他愿不愿意去敬老院 他讲愿意的', { wantsInstitution: true }],
    ['问她想不想进养老院 她说不想', { wantsInstitution: false }],
    ['叫他去福利院 他死活不干', { wantsInstitution: false }],
    ['给他讲敬老院 他点头了', { wantsInstitution: true }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it('is not answered by the question', () => {
    expect(factsOf('不晓得他愿不愿意去敬老院')).not.toHaveProperty('wantsInstitution');
  });
});

describe('what the family has and pays', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      '比对出来有个摩托车 早都注销了 车管所开的注销证明我也有',
      { vehicles: [{ kind: 'motorcycle', deregistered: true, certificate: true }] },
    ],
    [
      '以前的摩托去年注销掉了 单子丢了',
      { vehicles: [{ kind: 'motorcycle', deregistered: true, certificate: false }] },
    ],
    ['车是没有的', { vehicles: [] }],
    [
      '农村有老屋 县城还有一套拆迁分的安置房',
      { homes: [{ place: 'rural' }, { place: 'urban', expropriation: true }] },
    ],
    ['媳妇在厂头上班 养老保险正常在交 我们一家是低保', { pensionInsurance: 'contributing' }],
    ['养老保险厂里给交着', { pensionInsurance: 'contributing' }],
    ['前几年交养老保险 后头没交了', { pensionInsurance: 'terminated' }],
    ['执照前年就注销了', { businessRegistered: false }],
    ['我现在正吃着的 低保会不会因为这个给我掐了', { receivingAllowance: true }],
    ['低保会不会因为这个给我掐了 我现在正吃着的', { receivingAllowance: true }],
    ['俺家农村低保 也是脱贫户', { receivingAllowance: true }],
    ['我在如皋吃低保家里没啥变动', { receivingAllowance: true }],
    ['干啥都挣不来稳定收入', { stableIndustryIncome: false }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each(['我家农村低保能不能办', '农村低保怎么办', '想问吃低保家里要啥条件'])(
    '%s: who asks for 低保 does not receive it',
    (words) => {
      expect(factsOf(words)).not.toHaveProperty('receivingAllowance');
    },
  );
});

describe('what happened to them', () => {
  it.each([
    ['昨夜风把屋顶揭脱了', 'disaster'],
    ['屋面让台风揭了', 'disaster'],
    ['一场雹子把棚顶打烂了', 'disaster'],
    ['房子昨夜垮了半边', 'disaster'],
    ['伢儿白血病 压金都是借的', 'illness'],
    ['上个月俺媳妇肚子疼 查出来肠梗阻连夜开的刀', 'illness'],
    ['他爸厂里上个月就把人全辞了', 'job_loss'],
    ['公司上礼拜一锅端全遣散了', 'job_loss'],
    ['饭店把服务员都打发回家了', 'job_loss'],
    ['老板叫我们明天不用来了', 'job_loss'],
    ['我失咗業成個月 屋租畀唔起', 'job_loss'],
  ])('%s', (words, event) => {
    expect(factsOf(words)['hardshipEvent']).toBe(event);
  });

  it.each<[string, boolean]>([
    ['新农合报了一多半 自己出的不多 够了', true],
    ['保险公司赔了八万 够花了', true],
    ['老板赔了钱 医药费全出了', true],
    ['对方赔了三万 住院花了十五万 差得远', false],
    ['医保报销完自己还要掏十二万', false],
  ])('%s', (words, suffices) => {
    expect(factsOf(words)['otherAidSuffices']).toBe(suffices);
  });
});
