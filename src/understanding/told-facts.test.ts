import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';
import type { UnderstandingContext } from './understanding.ts';

const understand = givenListener(['草街', '合川', '四川', '如皋', '怀远', '蚌埠']);

function factsOf(words: string, context?: Partial<UnderstandingContext>) {
  const { facts } = understand(words, context);
  const told = facts.filter((it) => it.about === 'subject' && it.retracts !== true);
  return Object.fromEntries(told.map((it) => [it.key, it.value ?? it.range]));
}

function rolesOf(words: string, context?: Partial<UnderstandingContext>) {
  return understand(words, context).regions.map(({ place, role }) => `${place?.name} ${role}`);
}

describe('facts in the order people tell them', () => {
  it.each<[string, Record<string, unknown>]>([
    ['财产核过了没超规定', { propertyWithinLimit: true }],
    ['财产镇上核实过 都没超标', { propertyWithinLimit: true }],
    ['财产核下来超了', { propertyWithinLimit: false }],
    ['屋头收入核过没超标', { incomeOverLimit: false }],
    ['收入核出来超标了', { incomeOverLimit: true }],
    ['也没得啥子大病', { seriousIllness: false }],
    [
      '我得了尿毒症 区里没给认定过重特大疾病',
      { seriousIllness: true, seriousIllnessCertified: false },
    ],
    ['还在正常交养老保险', { pensionInsurance: 'contributing' }],
    ['草街低保户 摩托小车都没得', { receivingAllowance: true }],
    ['低保发下来紧巴巴也够用', { receivingAllowance: true }],
    ['啥生活来源都没有', { hasLivelihoodSource: false }],
    ['半点挣钱的门路都没得', { hasLivelihoodSource: false }],
    ['老头子没得赡养他的亲人', { supporters: 'none' }],
    ['财产呢 也没超线', { propertyWithinLimit: true }],
    ['低保户 屋头包出去的田租金涨了', { receivingAllowance: true, incomeRiseReason: 'other' }],
    ['村里打电话讲批准了 总算领上了', { receivingAllowance: true }],
    ['收入花完了 家里用不着的东西也都卖光了', { selfRescueExhausted: true }],
    ['活是一点不能做', { workAbility: 'none' }],
    ['重活不能做 轻活还行', { workAbility: 'partial' }],
    ['产业就业都没得稳定收入', { stableIndustryIncome: false }],
    ['靠产业有稳定收入', { stableIndustryIncome: true }],
    ['下楼踩空胯骨断了', { hardshipEvent: 'accident' }],
    ['水退是退了 屋里淤泥到腿肚子', { hardshipEvent: 'disaster' }],
    ['祖孙三代五口今晚没处去', { familySize: 5 }],
    ['我肢二', { disabilityKind: 'physical', disabilityGrade: 2 }],
    ['崽38 言语残疾三级', { age: 38, disabilityGrade: 3 }],
    ['我们一个74一个71', { age: 74 }],
    ['帮我表姨问 表姨82 一个人过', { age: 82 }],
    ['我67 老伴早走了 没有劳动能力', { age: 67, workAbility: 'none' }],
    ['财产镇上讲是合乎规定的', { propertyWithinLimit: true }],
    ['收入算下来没超标', { incomeOverLimit: false }],
    ['低保户 上个月鱼塘包出去收租子了', { incomeRiseReason: 'other' }],
    ['老板前几天突然不用我了', { hardshipEvent: 'job_loss' }],
    ['家里人均跟低保标准分毫不差', { incomeRatio: 1 }],
    ['低保户 现在人均1.2倍了', { incomeRatio: 1.2 }],
    ['一千五是我跟老伴加一块的', { monthlyIncome: 1500 }],
    ['老伴72 我们凑了四千', { age: 72 }],
    ['我一个人过 一天80块 一个月做得到20天', { monthlyIncome: 1600 }],
    ['我一个人过 一天120块 一个月最多干15天', { monthlyIncome: { from: 0, to: 1680 } }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each([
    ['财产核过了 没超标吧', 'propertyWithinLimit'],
    ['没有大病保险', 'seriousIllness'],
    ['我没钱看大病', 'seriousIllness'],
    ['村里好多低保户', 'receivingAllowance'],
    ['我想当低保户', 'receivingAllowance'],
    ['麦子今年收成好', 'hardshipEvent'],
    ['半失能的那类护理费给多少', 'selfCare'],
    ['总算吃上饭了', 'receivingAllowance'],
    ['四肢一直没力', 'disabilityGrade'],
    ['一个30一个50 两袋米', 'age'],
  ])('%s says nothing of %s', (words, key) => {
    expect(factsOf(words)).not.toHaveProperty(key);
  });
});

const KNOWN_INCOME = { asking: 'localStandard', knownIncome: 'monthlyIncome' } as const;
const ON_DISABILITY = { lastProgrammes: ['disability_subsidies'] } as const;
const SCRAPPED_CAR: Partial<UnderstandingContext> = {
  vehicles: [{ kind: 'car', deregistered: true }],
};

it('is no standard where a place could not give so much', () => {
  const { facts } = understand('一个月三千', { asking: 'localStandard' });

  expect(facts).toMatchObject([{ key: 'monthlyIncome', value: 3000 }]);
});

describe('facts told in few words', () => {
  it.each<[string, Record<string, unknown>]>([
    ['我爸84躺床上背不动', { age: 84 }],
    ['我妈88躺着起不来', { age: 88 }],
    ['俺爹79卧床两年', { age: 79 }],
    ['大爷八十三', { age: 83 }],
    ['舅舅七十六 一个人', { age: 76 }],
    ['今年六十整', { age: 60 }],
    ['五十九 差俩月六十', { age: 59 }],
    ['差两个月六十 能不能办特困', { age: 59 }],
    ['差两岁八十 一个人过', { age: 78 }],
    ['他差三个月满十八', { age: 17 }],
    ['我外甥女16 爸妈都没了', { age: 16 }],
    ['我侄女15 父母都不在了', { age: 15 }],
    ['婆婆中风后评了个二级 69 怀远', { age: 69, disabilityGrade: 2 }],
    ['我爸截肢 71 草街', { age: 71 }],
    ['我妈残疾证三级 55 如皋', { age: 55, disabilityGrade: 3 }],
    ['我妈69 她跟我爸两个人过 他72', { age: 69, familySize: 2 }],
    ['我爸70 跟我妈两个人过 她73', { age: 70, familySize: 2 }],
    ['妈68 跟爸两个人住 他75', { age: 68, familySize: 2 }],
    ['我们这低保是七百八', { localStandard: 780 }],
    ['低保线我们这边是八百', { localStandard: 800 }],
    ['这边标准七百六 人均一千一', { localStandard: 760, perCapitaIncome: 1100 }],
    ['咱们这低保一个月六百五', { localStandard: 650 }],
    ['我们这边低保定的八百一', { localStandard: 810 }],
    ['五口之家 月收入合计四千五 标准我晓得是九百', { monthlyIncome: 4500, localStandard: 900 }],
    ['标准村里讲是七百三', { localStandard: 730 }],
    ['标准我打听过是八百六 人均五百', { localStandard: 860, perCapitaIncome: 500 }],
    ['家里人说当地低保现在是七百二', { localStandard: 720 }],
    ['五口人 就大哥一个挣4200', { familySize: 5, monthlyIncome: 4200 }],
    ['一家子五张嘴 我一个人挣 四千五', { familySize: 5, monthlyIncome: 4500 }],
    ['四口人 就我老公一个人在厂里挣 三千六', { monthlyIncome: 3600 }],
    ['我一个月退休金一千六百五 老婆没收入 就我俩', { monthlyIncome: 1650 }],
    ['老伴没退休金 我退休金一个月两千一 就我们俩', { monthlyIncome: 2100 }],
    ['我们四口 一个月万把块不到 八千五', { monthlyIncome: 8500 }],
    ['家里三口 一个月三千多点 三千二', { monthlyIncome: 3200 }],
    ['四口人 一个月四千左右 四千一百五', { monthlyIncome: 4150 }],
    ['没超财产规定', { propertyWithinLimit: true }],
    ['财产没超规定', { propertyWithinLimit: true }],
    ['我家存款没超你们财产规定', { propertyWithinLimit: true }],
    ['没超那规定', { propertyWithinLimit: true }],
    ['看错证了 是视力不是肢体', { disabilityKind: 'visual' }],
    ['不是听力是视力残疾', { disabilityKind: 'visual' }],
    ['填错了 是智力不是精神', { disabilityKind: 'intellectual' }],
    ['我爸瘫痪鉴定了个一级', { disabilityGrade: 1 }],
    ['婆婆脑梗后评了个一级', { disabilityGrade: 1 }],
    ['瘫了好几年 养不了他', { supporters: 'unable' }],
    ['大哥中风好几年 管不了我', { supporters: 'unable' }],
    ['他爸瘫了三年 也养不了他', { supporters: 'unable' }],
    ['我瘫了好几年', { selfCare: 'full_care' }],
    ['脱贫户 种地搞副业都挣不着稳定钱', { stableIndustryIncome: false }],
    ['种田养猪都赚不到稳定的收入', { stableIndustryIncome: false }],
    ['靠打工也挣不来固定钱', { stableIndustryIncome: false }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each([
    ['我妈20块钱', 'age'],
    ['我爸住84号', 'age'],
    ['我爸瘫了晕过去 120', 'age'],
    ['我爸84路公交车坐过来', 'age'],
    ['我妈电话138 12 34 56', 'age'],
    ['差两个月60块没交', 'age'],
    ['我们家低保是七百八', 'localStandard'],
    ['我们家低保是七百八', 'monthlyIncome'],
    ['我们这低保要办的话 工资三千', 'localStandard'],
    ['我一个人挣三千 老婆挣两千 三口人', 'monthlyIncome'],
    ['三口人 就我一个挣3000 老婆也挣2000', 'monthlyIncome'],
    ['老婆没收入 我工资三千 五口人', 'monthlyIncome'],
    ['四口人 一个月药费三千多 八千五', 'monthlyIncome'],
    ['超没超财产规定', 'propertyWithinLimit'],
    ['收入没超那规定', 'propertyWithinLimit'],
    ['疼的是腿不是眼睛', 'disabilityKind'],
    ['危房评了个二级', 'disabilityGrade'],
    ['工伤评了四级 腿残了', 'disabilityGrade'],
    ['瘫了好几年 养不了他', 'selfCare'],
    ['大哥中风瘫了好几年 管不了我', 'selfCare'],
    ['打工挣不到钱', 'stableIndustryIncome'],
    ['三级的行不行', 'disabilityGrade'],
    ['摩托车', 'vehicles'],
  ])('%s says nothing of %s', (words, key) => {
    expect(factsOf(words)).not.toHaveProperty(key);
  });

  it.each<[string, Partial<UnderstandingContext>, Record<string, unknown>]>([
    ['钱也说错了 一个月两千七', KNOWN_INCOME, { monthlyIncome: 2700 }],
    ['收入报错了 是一千八', { knownIncome: 'perCapitaIncome' }, { perCapitaIncome: 1800 }],
    ['不是两千四 两千六', { knownIncome: 'monthlyIncome' }, { monthlyIncome: 2600 }],
    ['说岔了 一千九', { knownIncome: 'perCapitaIncome' }, { perCapitaIncome: 1900 }],
    ['写错了 是1.2', { knownIncome: 'incomeRatio' }, { incomeRatio: 1.2 }],
    ['那要是1.9呢', { knownIncome: 'incomeRatio' }, { incomeRatio: 1.9 }],
    ['标准说错了 是八百', KNOWN_INCOME, { localStandard: 800 }],
    ['三级的行不行', ON_DISABILITY, { disabilityGrade: 3 }],
    ['二级呢', ON_DISABILITY, { disabilityGrade: 2 }],
    ['肢体的', ON_DISABILITY, { disabilityKind: 'physical' }],
    ['智力的能办吗', ON_DISABILITY, { disabilityKind: 'intellectual' }],
    ['摩托车', { asking: 'vehicles' }, { vehicles: [{ kind: 'motorcycle' }] }],
    ['是摩托', { asking: 'vehicles' }, { vehicles: [{ kind: 'motorcycle' }] }],
    ['是摩托', SCRAPPED_CAR, { vehicles: [{ kind: 'motorcycle', deregistered: true }] }],
    ['不对 是三轮', SCRAPPED_CAR, { vehicles: [{ kind: 'tricycle', deregistered: true }] }],
  ])('%s, in its place', (words, context, facts) => {
    expect(factsOf(words, context)).toMatchObject(facts);
  });

  it.each<[string, Partial<UnderstandingContext>, string]>([
    ['三级医院', ON_DISABILITY, 'disabilityGrade'],
    ['要是三级的呢', ON_DISABILITY, 'disabilityGrade'],
    ['精神的', { lastProgrammes: ['disaster_relief'] }, 'disabilityKind'],
    ['没超那规定', { asking: 'incomeOverLimit' }, 'propertyWithinLimit'],
    ['钱也说错了 一个月两千七', KNOWN_INCOME, 'localStandard'],
    ['不是摩托', SCRAPPED_CAR, 'vehicles'],
    ['被摩托车撞了', { asking: 'vehicles' }, 'vehicles'],
    ['就我跟老伴两个人', { asking: 'age' }, 'age'],
    ['她跟我爸两个人', { asking: 'age' }, 'age'],
  ])('%s, in its place, says nothing of it', (words, context, key) => {
    expect(factsOf(words, context)).not.toHaveProperty(key);
  });

  it('takes back the kind that was read wrongly', () => {
    const { facts } = understand('看错证了 是视力不是肢体');
    expect(facts).toContainEqual(
      expect.objectContaining({ key: 'disabilityKind', value: 'physical', retracts: true }),
    );
  });
});

describe('where help is sought', () => {
  it('is not where a home or a car was bought', () => {
    expect(rolesOf('草街的 在合川城头买了个商品房')).toEqual(['草街 here', '合川 elsewhere']);
    expect(rolesOf('怀远的 在蚌埠买了辆车')).toEqual(['怀远 here', '蚌埠 elsewhere']);
    expect(rolesOf('我在如皋有套房')).toEqual(['如皋 here']);
  });

  it('is not where somebody comes from, once help is on its way', () => {
    expect(rolesOf('我户口是四川的')).toEqual(['四川 here']);
    expect(rolesOf('我户口是四川的', { isPlaceSettled: true })).toEqual(['四川 origin']);
  });

  it('has nothing to do with whose telephone it is', () => {
    expect(understand('电话13812345670 是俺儿的').relation).toBeNull();
  });
});

describe('facts told with a slip of the keyboard or the voice', () => {
  it.each([
    ['我家四口扔 一个月挣三千二', { familySize: 4, monthlyIncome: 3200 }],
    ['我今年六十八碎 没儿没汝', { age: 68, supporters: 'none' }],
    ['我弟智力残极二级 干步动活', { disabilityGrade: 2, workAbility: 'none' }],
    ['我爱人得了尿独症', { seriousIllness: true }],
    ['人均没月九百 财产没抄标准', { perCapitaIncome: 900, propertyWithinLimit: true }],
    ['我夫亲瘫再床上五年了', { selfCare: 'full_care' }],
    ['从来没吃裹低保', { receivingAllowance: false }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it('keep the words as they were typed', () => {
    const { facts } = understand('我爱人得了尿独症');

    expect(facts.find(({ key }) => key === 'seriousIllness')?.words).toContain('尿独症');
  });
});
