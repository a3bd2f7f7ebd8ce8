import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';

const understand = givenListener(['怀远']);

function factsOf(words: string) {
  const { facts } = understand(words);
  const told = facts.filter((it) => it.about === 'subject' && it.retracts !== true);
  return Object.fromEntries(told.map((it) => [it.key, it.value ?? it.range]));
}

describe('what each of them brings home is added up', () => {
  it.each<[string, number]>([
    ['我们家四口人 我一个月挣三千二 老婆超市里两千一 两个娃上学 别的进账没有', 5300],
    ['老两口 我一个月养老金一千二 她八百 别的没有收入', 2000],
    ['家里三口 儿子打工三千 我养老金一百八 老伴没收入 总共就这些', 3180],
    ['独居 捡废品一个月三百 养老金两百 没别的收入', 500],
    ['家里三口人 种地一年落八千 打工一年挣一万', 1500],
  ])('%s', (words, income) => {
    expect(factsOf(words)['monthlyIncome']).toBe(income);
  });

  it.each<[string, number | undefined]>([
    ['我养老金一千二 一年就一万四千四 没别的收入 一个人过', 1200],
    ['我在深圳一个月挣八千 爸妈在如东单过 老两口就靠我爸1300的养老金', 1300],
    ['我一个月养老金一千 去年是九百 没别的收入 一个人', 1000],
    ['家里四口 儿子挣四千 儿媳妇三千五 全家七千五', 7500],
    ['我挣三千 老婆挣两千', undefined],
  ])('but not what is the same sum, or somebody else’s: %s', (words, income) => {
    expect(factsOf(words)['monthlyIncome']).toBe(income);
  });
});

describe('who misspeaks means the second', () => {
  it.each<[string, Record<string, unknown>]>([
    ['两口子打零工一个月拢共1800 说错了 1600', { monthlyIncome: 1600 }],
    ['全家一个月2500 不对 是2300', { monthlyIncome: 2300 }],
    ['全家一年收入三万 说错了 两万四', { monthlyIncome: 2000 }],
    ['家里三口人 说错了 四口', { familySize: 4 }],
    ['我妈83 不对 是82了', { age: 82 }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });
});

describe('numerals that speech input spells by their sound', () => {
  it.each<[string, Record<string, unknown>]>([
    ['一个月拿八白块 一个人过', { monthlyIncome: 800 }],
    ['全家一个月三钱多', { monthlyIncome: { from: 3000, to: 3999.99 } }],
    ['人均一个月六白五', { perCapitaIncome: 650 }],
    ['家里一个月一钱二百块', { monthlyIncome: 1200 }],
    ['全家一个月两千林五十', { monthlyIncome: 2050 }],
    ['全家一个月三仟二佰块', { monthlyIncome: 3200 }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each(['家里一穷二白 啥也没有', '给我两钱花花'])('%s names no sum', (words) => {
    expect(factsOf(words)).not.toHaveProperty('monthlyIncome');
  });
});
