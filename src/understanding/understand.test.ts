import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';
import type { UnderstandingContext } from './understanding.ts';

const understand = givenListener([
  '南通',
  '怀远',
  '安徽',
  '上海',
  '海安',
  '如皋',
  '草街',
  '重庆',
  '贵州',
]);

function factsOf(words: string, context?: Partial<UnderstandingContext>) {
  const { facts } = understand(words, context);
  const subject = facts.filter((it) => it.about === 'subject' && !it.retracts && it.value !== null);
  return Object.fromEntries(subject.map((it) => [it.key, it.value]));
}

describe('facts from everyday words', () => {
  it.each([
    [
      '我通州的 我弟弟肢体二级残疾 跟我爸妈三个人过 人均一个月一千二',
      { disabilityKind: 'physical', disabilityGrade: 2, familySize: 3, perCapitaIncome: 1200 },
    ],
    ['全家一年收入一万八', { monthlyIncome: 1500 }],
    ['我、老伴、儿子儿媳加一个孙子', { familySize: 5 }],
    [
      '家里人均是低保线的一倍半 财产没超 他自己去申请',
      { incomeRatio: 1.5, propertyWithinLimit: true, appliesInPerson: true },
    ],
    [
      '摩托车早注销了 注销证明也有',
      { vehicles: [{ kind: 'motorcycle', deregistered: true, certificate: true }] },
    ],
    ['我名下那个摩托车前年就当废铁卖了', { vehicles: [{ kind: 'motorcycle' }] }],
    ['是商品房还是拆迁分的 我硬是不清楚', { homes: [{ place: 'urban' }] }],
    ['七十八咯 一点活计做不起来', { age: 78, workAbility: 'none' }],
    ['前阵子弄了个摩托跑活路', { vehicles: [{ kind: 'motorcycle' }] }],
    ['房子就老屋一套没车', { homes: [{ place: 'rural' }], vehicles: [] }],
    ['老伴瘫在床上 我今年七十有二了', { age: 72 }],
    ['人均四百五，标准六百八', { perCapitaIncome: 450, localStandard: 680 }],
    ['我叔 61 没结婚没子女', { age: 61, supporters: 'none' }],
    ['一家三口吃低保', { familySize: 3, receivingAllowance: true }],
  ])('reads «%s»', (words, expected) => {
    expect(factsOf(words)).toEqual(expected);
  });

  it.each([
    ['leaves an open sum out', '我家一个月两三千'],
    ['leaves an expense out', '每个月药钱四百 还欠人家三万块'],
    ['leaves a question about the rule out', '几级残疾才能单独办低保'],
    ['leaves a supposition out', '如果我是二级残疾呢'],
    ['leaves grades that are compared out', '一级二级有什么区别'],
    ['leaves a doubt out', '好像是二级残疾'],
    ['leaves a misfortune of long ago out', '三年前家里失过火'],
    ['takes no hospital for a disability grade', '在三级医院看的病'],
    ['takes a chronic illness for no serious one', '我有糖尿病十几年了'],
    ['knows nothing of an accused neighbour', '我们楼下开奥迪的还吃低保 有人查不'],
  ])('%s', (_, words) => {
    expect(factsOf(words)).toEqual({});
  });

  it.each([
    ['我家一个月两三千', { from: 2000, to: 3999.99 }],
    ['全家一个月一千多', { from: 1000, to: 1999.99 }],
    ['全家一个月一千二百多块', { from: 1200, to: 1299.99 }],
    ['全家收入一个月不到一千八', { from: 0, to: 1799.99 }],
    ['全家一个月收入1800以下', { from: 0, to: 1800 }],
    ['全家一个月总收入超过3600元', { from: 3600, to: null }],
    ['全家一个月收入1800元到3600元', { from: 1800, to: 3600 }],
    ['一家人一年收入一万二到两万四', { from: 1000, to: 2000 }],
    ['全家一个月两千左右', { from: 1600, to: 2400 }],
  ])('keeps what an open sum may be in «%s»', (words, range) => {
    expect(understand(words).facts).toContainEqual(
      expect.objectContaining({ key: 'monthlyIncome', status: 'inferred', range }),
    );
  });

  it('keeps the words a fact came from as the citizen wrote them', () => {
    const [fact] = understand('佢七十五歲').facts;

    expect(fact).toMatchObject({ key: 'age', value: 75, words: '七十五歲' });
  });

  it('marks a likely fact as inferred', () => {
    expect(understand('他卧床不起').facts).toMatchObject([{ key: 'selfCare', status: 'inferred' }]);
  });
});

describe('answers to our question', () => {
  it.each([
    ['familySize', '三个', 3],
    ['perCapitaIncome', '一千二', 1200],
    ['incomeRatio', '一倍半', 1.5],
    ['seriousIllness', '没得', false],
    ['vehicles', '没有', []],
    ['disabilityGrade', '三级', 3],
    ['appliesInPerson', '自己去', true],
    ['selfCare', '要人帮一半', 'semi'],
    ['incomeRoseOn', '今年八月', '2026-08-01'],
  ] as const)('takes the answer about %s', (asking, words, value) => {
    expect(factsOf(words, { asking })).toEqual({ [asking]: value });
  });

  it('tells the income asked from the standard that is told with it', () => {
    const said = factsOf('一个月两千四吧 村里说标准是八百', { asking: 'monthlyIncome' });

    expect(said).toEqual({ monthlyIncome: 2400, localStandard: 800 });
  });

  it('counts the speaker among those named when asked how many they are', () => {
    expect(factsOf('我和我妈', { asking: 'familySize' })).toEqual({ familySize: 2 });
  });

  it('takes a vague question that states a fact for the answer', () => {
    const { asks } = understand('有没有残疾 没得', { asking: 'disabilityKind' });

    expect(asks).toEqual([]);
  });

  it('takes 不晓得 for no fact', () => {
    const { facts, commands } = understand('不晓得', { asking: 'localStandard' });

    expect({ facts, commands }).toEqual({ facts: [], commands: ['dontKnow'] });
  });

  it('does not take a bare number for a fact when nothing was asked', () => {
    expect(factsOf('三个')).toEqual({});
  });

  it('adds a deregistration to the vehicle named before', () => {
    expect(factsOf('注销了 有证明', { vehicles: [{ kind: 'motorcycle' }] })).toEqual({
      vehicles: [{ kind: 'motorcycle', deregistered: true, certificate: true }],
    });
  });
});

describe('corrections', () => {
  it('takes back what is denied and keeps what is meant', () => {
    const { facts, commands } = understand('他是三级不是二级', { subject: 'other' });

    expect(facts).toMatchObject([
      { key: 'disabilityGrade', value: 2, retracts: true },
      { key: 'disabilityGrade', value: 3, about: 'subject' },
    ]);
    expect(commands).toContain('correct');
  });

  it('moves the case to somebody else', () => {
    expect(understand('说错了 不是我 是我弟 我好好的')).toMatchObject({
      speaker: 'family',
      relation: '兄弟',
      commands: ['correct'],
      facts: [],
    });
  });
});

describe('whom a fact is about', () => {
  it('keeps the caller apart from the mother', () => {
    const { facts } = understand('我自己在上海 43岁 在厂里干活', { subject: 'other' });

    expect(facts.map(({ about }) => about)).toEqual(['speaker', 'speaker']);
  });

  it('takes the age of the old neighbour, not of her grandson', () => {
    const said = understand('我替隔壁老奶奶打的 就剩她同个8岁孙子 老奶奶76了');

    expect(said.speaker).toBe('neighbour');
    expect(said.facts).toMatchObject([{ key: 'age', value: 76, about: 'subject' }]);
  });

  it('takes no small child for the speaker', () => {
    expect(factsOf('我跟老婆孩子蹲路边 娃才两岁')).toEqual({});
  });
});

describe('what only sounds like a fact', () => {
  it.each(['我在汽车站', '在三轮车修理厂门口', '我爸以前是货车司机'])('is none: %s', (words) => {
    expect(factsOf(words)).not.toHaveProperty('vehicles');
  });
});

describe('places', () => {
  it.each([
    ['我安徽的在南通打工', ['origin', 'here']],
    ['我自己在上海 我妈73了 在怀远老家', ['elsewhere', 'here']],
    ['不是海安 是如皋', ['elsewhere', 'here']],
    ['户口在如皋', ['here']],
    ['我在上海打工 老家海安的 想问我妈能不能办低保', ['elsewhere', 'here']],
    ['户口安徽 在如皋干活 出了车祸', ['origin', 'here']],
    ['我儿子在上海上班 我在如皋', ['elsewhere', 'here']],
  ])('gives the places of «%s» their roles', (words, roles) => {
    expect(understand(words).regions.map(({ role }) => role)).toEqual(roles);
  });

  it('takes the place in the name of a school for no place', () => {
    expect(understand('草街 我是重庆文理毕业的').regions.map(({ role }) => role)).toEqual([
      'here',
      'elsewhere',
    ]);
  });

  it.each([
    ['媳妇带起娃儿回贵州了', 'elsewhere'],
    ['那我安徽户口能在这边交申请吗', 'elsewhere'],
    ['网上说6个月 南通就是6个月 你们也是吧', 'elsewhere'],
    ['我搬到南通通州了', 'here'],
    ['我回怀远了 这边怎么办', 'here'],
    ['我妈回如皋了 她能办低保吗', 'here'],
    ['安徽户口你们管不管', 'here'],
  ])('knows whether the case moves with «%s» where its place is known', (words, role) => {
    const [region] = understand(words, { knownPlace: '海门' }).regions;
    expect(region?.role).toBe(role);
  });
});

describe('what a message is about', () => {
  it('reads number and code of a ticket', () => {
    expect(understand('工单号 NT20261121-0003 查询码 7KQ4MXRA').ticketQuery).toEqual({
      number: 'NT20261121-0003',
      code: '7KQ4MXRA',
    });
  });

  it('names another department', () => {
    expect(understand('公积金怎么取').otherDepartment).toBe('公积金');
  });

  it('takes a single person’s allowance for the one asked', () => {
    expect(understand('能单独吃低保不').programmes).toEqual(['single_person_allowance']);
  });

  it('knows the phase-out from a job and an allowance', () => {
    expect(understand('我家吃着低保 上个月儿子进厂上班了').programmes).toContain(
      'phase_out_period',
    );
  });
});

describe('what the facts make a message to be about', () => {
  it('knows the check of 低保 from a car', () => {
    expect(understand('我吃低保 名下有辆面包车').programmes).toContain('allowance_data_check');
  });

  it('knows the support of the destitute from nobody who supports', () => {
    const { programmes } = understand('无儿无女 干不动了 能不能办救助');

    expect(programmes).toEqual(['extreme_hardship_support']);
  });

  it('takes a question in the middle of a matter for one about it', () => {
    const context = { lastProgrammes: ['extreme_hardship_support'] } as const;

    expect(understand('要他自己愿意吗', context).asks).toEqual(['general']);
    expect(understand('要他自己愿意吗').asks).toEqual([]);
  });
});
