import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';
import type { UnderstandingContext } from './understanding.ts';

const understand = givenListener(['草街', '如皋', '怀远']);

function factsOf(words: string, context: Partial<UnderstandingContext> = {}) {
  const { facts } = understand(words, context);
  const told = facts.filter((it) => it.about === 'subject' && it.retracts !== true);
  return Object.fromEntries(told.map((it) => [it.key, it.value ?? it.range]));
}

describe('an old couple', () => {
  it.each<[string, Record<string, unknown>]>([
    ['俺家就俺老两口 俺74老伴71', { familySize: 2, age: 74 }],
    ['就我老两口 我76 老伴73', { familySize: 2, age: 76 }],
    ['家里就剩俺两口子 俺68她66', { familySize: 2, age: 68 }],
    ['我们老两口 没得儿女', { familySize: 2 }],
    ['老两口 退休金加种田一年一万二', { familySize: 2 }],
    ['屋头就我们老两口 我81老伴79', { familySize: 2, age: 81 }],
    ['就咱老两口过 咱72', { familySize: 2, age: 72 }],
    ['俺老两口过日子 俺69老头子72', { familySize: 2, age: 69 }],
    ['我70老伴68 就我俩', { familySize: 2, age: 70 }],
    ['只剩我老两口 儿子在外头不管', { familySize: 2 }],
    ['我家就我两口子 娃分出去了', { familySize: 2 }],
    ['我77她75 老两口', { familySize: 2, age: 77 }],
    ['俺两口子 我66老婆64', { familySize: 2, age: 66 }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each([
    '老两口都有退休金的那户也吃低保',
    '隔壁老两口天天吵',
    '老两口带两个孙子',
    '人家老两口说的',
  ])('is not the speakers’ own: %s', (words) => {
    expect(factsOf(words)).not.toMatchObject({ familySize: 2 });
  });
});

describe('what all of a family bring home', () => {
  it.each<[string, Record<string, unknown>]>([
    ['四口人 我月月4200 爱人听力二级残没上班 老人每月退休1500 小孩三岁', { monthlyIncome: 5700 }],
    ['三口人 我每月3000 老婆每月2000 小孩上小学', { monthlyIncome: 5000 }],
    ['家里三口人 我一个月2600 老婆在家带娃 老人一个月退休金1200', { monthlyIncome: 3800 }],
    ['四口人 我一个月3500 老公没工作 女儿读书 奶奶每月养老金300', { monthlyIncome: 3800 }],
    ['在电子厂上班一个月3200 屋头三个人就靠我一个挣', { monthlyIncome: 3200, familySize: 3 }],
    ['我一个月2800 全家四口都靠我一个人挣', { monthlyIncome: 2800 }],
    ['做保安每月2500 一家三口全指望我一个人挣', { monthlyIncome: 2500 }],
    ['一家五口就靠男人一个打工 每月4500', { monthlyIncome: 4500 }],
    ['三口人光靠我一人上班 一个月2900', { monthlyIncome: 2900 }],
    ['一年全家拢共三万六 六口人吃饭', { monthlyIncome: 3000 }],
    ['一整年全家就两万四', { monthlyIncome: 2000 }],
    ['全家月月三千五', { monthlyIncome: 3500 }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each([
    '四口人 我月月4200 老人每月退休1500',
    '三口人 我每月3000 老婆没上班 老人药费每月800',
    '我一个月挣三千 老婆一个月两千',
    '四口人 我一个月3500 老公跑车 女儿读书 奶奶每月300',
  ])('is not known where somebody is left out: %s', (words) => {
    expect(factsOf(words)).not.toHaveProperty('monthlyIncome');
  });

  it.each<[string, number]>([
    ['我们这标准每人每月950', 950],
    ['低保标准每人每月880', 880],
    ['这边标准一人一个月1020', 1020],
    ['村里说标准是每人每月760', 760],
    ['当地标准每个人每月900块', 900],
    ['标准定的是每人一个月1100', 1100],
  ])('is no published standard: %s', (words, localStandard) => {
    expect(factsOf(words)).toEqual({ localStandard });
  });
});

describe('an income put right', () => {
  it.each<[string, UnderstandingContext['knownIncome'], Record<string, unknown>]>([
    ['讲错了 是一年一万二', 'monthlyIncome', { monthlyIncome: 1000 }],
    ['讲错了讲错了 是一年一万二 哪块有那么多', 'monthlyIncome', { monthlyIncome: 1000 }],
    ['说错了哦 一年一万八', 'monthlyIncome', { monthlyIncome: 1500 }],
    ['一万八是一整年的', 'monthlyIncome', { monthlyIncome: 1500 }],
    ['那三万六是全年的', 'monthlyIncome', { monthlyIncome: 3000 }],
    ['两万四是一年到头的', 'monthlyIncome', { monthlyIncome: 2000 }],
    ['刚才说的9600是一年的', 'monthlyIncome', { monthlyIncome: 800 }],
    ['六千是一年的', 'perCapitaIncome', { perCapitaIncome: 500 }],
    ['一千二是一个月的', 'monthlyIncome', { monthlyIncome: 1200 }],
    ['还是1.2对', 'incomeRatio', { incomeRatio: 1.2 }],
    ['还是1.5才对', 'incomeRatio', { incomeRatio: 1.5 }],
    ['应该是1.3没错', 'incomeRatio', { incomeRatio: 1.3 }],
  ])('%s', (words, knownIncome, facts) => {
    const said = understand(words, { knownIncome });
    expect(factsOf(words, { knownIncome })).toMatchObject(facts);
    expect(said.commands).toContain('correct');
  });
});

describe('why an income rose', () => {
  it.each([
    '现在吃着低保 没人出去打工 是租金收得多了',
    '我们吃低保的 不是打工 是土地流转租金收得多了',
    '吃低保 因为流转多收了点钱',
    '低保户 没上班 是地租涨了',
    '吃起低保的 不是进厂 是征地款得了点',
    '吃低保 分红多分了几百',
    '我家吃低保 不是上班 房租收多了',
    '低保户 出租的门面多给了点',
    '吃低保 流转费涨了一些',
    '不是打工挣的 低保户 是租子高了',
  ])('is no job where one is denied: %s', (words) => {
    expect(factsOf(words)).toMatchObject({ incomeRiseReason: 'other' });
  });
});

describe('starting over', () => {
  it.each([
    '停停停 全错了 这是俺哥家的 重头来',
    '全错了 重新来',
    '不对不对 都说错了 从头来',
    '前面报的都作废 重新算一遍',
    '刚才说的别算 重头说',
    '重头再来吧',
    '那些都不作数 我重新讲一遍',
    '推倒重来',
    '前头的统统作废',
    '从头给我算一遍',
    '重新帮我测一次',
    '上面填的全删了 重来',
  ])('%s', (words) => {
    expect(understand(words).commands).toContain('restart');
  });

  it.each(['这个能重新申请吗', '去年停了今年重新办低保要啥', '从头到尾我都没上班'])(
    'is not asked for: %s',
    (words) => {
      expect(understand(words).commands).not.toContain('restart');
    },
  );

  it('reads new facts afterwards', () => {
    expect(factsOf('俺家三口 一年两万四')).toMatchObject({ familySize: 3, monthlyIncome: 2000 });
  });
});

describe('a question about the phase-out', () => {
  it.each([
    '因为流转多收了点钱，超得不多，超到几倍以内还给缓起',
    '收入超了一点 还能缓半年不',
    '租金多收了点 给不给缓几个月',
    '超了多少倍就不给缓了',
  ])('%s', (words) => {
    const said = understand(words, { receivingKnown: true });
    expect(said.programmes).toContain('phase_out_period');
    expect(said.isQuestion).toBe(true);
    expect(said.asks).not.toEqual([]);
  });
});

describe('who needs a moment', () => {
  it.each([
    '我问问俺男人',
    '等等 有人敲门',
    '等一下 我去问问我老公',
    '我回去问下我儿子',
    '你等哈 锅里烧着水',
    '等会儿哈',
    '我先问一声老伴',
    '稍等一下',
  ])('says nothing yet: %s', (words) => {
    const said = understand(words, { lastProgrammes: ['subsistence_allowance'] });
    expect(said).toMatchObject({ commands: ['silence'], asks: [], facts: [], relation: null });
  });

  it.each(['我替我妈问问', '我问问我妈的低保咋办', '等了半年 低保还没下来'])(
    'says something: %s',
    (words) => {
      expect(understand(words).commands).not.toContain('silence');
    },
  );

  it('names a sister once', () => {
    const words = '说岔了 进厂的不是我 是我妹儿 我一直在屋头带老汉儿没上班';
    expect(factsOf(words)).not.toHaveProperty('familySize');
  });
});
