import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';

const understand = givenListener(['草街', '如皋', '怀远', '苏州']);

function factsOf(words: string, who: 'subject' | 'speaker' = 'subject') {
  const { facts } = understand(words);
  const told = facts.filter((it) => it.about === who && it.retracts !== true);
  return Object.fromEntries(told.map((it) => [it.key, it.value ?? it.range]));
}

describe('what several of a family bring home', () => {
  it.each<[string, number]>([
    ['我一个月两千六 老公跑外卖四千 婆婆农保两百 就这三份钱', 6800],
    ['家里五口 爹农保170 娘农保170 我在窑厂一个月3000 媳妇带俩小孩没上班', 3340],
    ['老两口农保一共四百二 地包出去一年两千四 别的没有', 620],
    ['以前在厂里一个月四千 现在打零工一千五 老婆超市两千 就我们两口子', 3500],
    ['地租一年从两千涨到三千六 农保我两百她两百 就这点', 700],
    ['一年种地净落四千八 我农保一百七 她一百七 再没旁的', 740],
    ['我卖早点一个月两千 老公看大门一千八 家里三口 娃上初中', 3800],
    ['五口人 俺两口子打零工一个月合起来三千 娘农保一百六 俩学生 别的没有', 3160],
    ['三口人 我跟老婆一块打工 合起来五千 妈农保一百六 别的没有', 5160],
    ['两口子一个月农保合起来四百六 儿子打工三千 就这两样', 3460],
    ['我退休金两千三 老伴农保二百一 儿子跟我们一块住 在厂里拿四千 家里就这三个人', 6510],
    ['他退休金2000 我没收入 就我们俩', 2000],
    ['我退休金一千四 女儿理货一千八 四口人 所以一个月就是三千二', 3200],
    ['三个人 爸退休金2150 妈农保230 妹妹自己一分没得', 2380],
    ['我一个人过 农保一百六 打零工六百', 760],
  ])('%s', (words, income) => {
    expect(factsOf(words)).toMatchObject({ monthlyIncome: income });
  });

  it.each([
    '我农保二百四，她二百三，田给人家种一年六百，儿子女儿过年各给一千',
    '俺俩基础养老金一人一百六 两亩半地包出去一年一千五 闺女有时候给点',
    '四口人 我农保二百 老公打零工一个月一千八 儿子在外头',
    '老头子走了 他退休工资1900一停家里就没得进账了 我自己农保一个月二百来块',
    '我妈一个人过 她农保一百六 我一个月四千',
  ])('is not what one of them does: %s', (words) => {
    expect(factsOf(words)).not.toHaveProperty('monthlyIncome');
    expect(factsOf(words)).not.toHaveProperty('perCapitaIncome');
  });

  it('leaves the wage of who asks to them, where the other lives alone', () => {
    const words = '我替我妈问 我妈一个人过 我工资四千五一个月';
    expect(factsOf(words)).not.toHaveProperty('monthlyIncome');
    expect(factsOf(words, 'speaker')).toMatchObject({ monthlyIncome: 4500 });
  });
});

describe('how many live together, told in one breath', () => {
  it.each<[string, number]>([
    ['跟个十岁孙子过 就俺爷俩 儿子在里头蹲着 儿媳妇跑了', 2],
    ['一起吃饭的就这三个人 想问低保', 3],
    ['我跟我家老太婆两个，我七十三', 2],
    ['替我妹妹问 跟爸妈一个户就三个人', 3],
    ['俺老两口都七十三了 儿子在外头打工不跟俺过', 2],
    ['俺老两口都快七十了 闺女逢年过节给点', 2],
    ['家里三口就我上班 女儿上大专', 3],
    ['三口子一个月统共进账2400', 3],
    ['四口子都靠那点地', 4],
    ['儿媳带小孩走了 就剩我跟儿子', 2],
    ['屋头就那两个人 我跟我老汉', 2],
  ])('%s', (words, size) => {
    expect(factsOf(words)).toMatchObject({ familySize: size });
  });

  it.each(['老两口都六十八了 跟儿子一家过', '我妈住院了 我爸一个人在家'])(
    'is not told: %s',
    (words) => {
      expect(factsOf(words)).not.toHaveProperty('familySize');
    },
  );

  it('hears of a pension although somebody left before', () => {
    const words = '我妈81 一个人住 儿媳带小孩走了 养老金一千一';
    expect(factsOf(words)).toMatchObject({ drawingPension: true });
  });
});
