import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { normaliseUtterance } from '../shared/text.ts';
import { createUnderstanding } from './understand.ts';
import type { PlaceMention, UnderstandingContext } from './understanding.ts';

const PLACES = ['草街', '合川', '四川', '如皋', '怀远', '蚌埠'];
const gazetteer = {
  mentions: (sentence: string): PlaceMention[] =>
    PLACES.flatMap((name) =>
      [...sentence.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
        words: name,
        start: index,
        end: index + name.length,
        resolution: { kind: 'found' as const, place: { code: name, name, path: name } },
      })),
    ).toSorted((a, b) => a.start - b.start),
};
const listen = createUnderstanding({ gazetteer, binding: null, lexicon: loadLexicon() });

function understand(words: string, context: Partial<UnderstandingContext> = {}) {
  return listen(normaliseUtterance(words), {
    today: calendarDate('2026-11-21'),
    asking: null,
    subject: 'speaker',
    lastProgrammes: [],
    ...context,
  });
}

function factsOf(words: string) {
  const { facts } = understand(words);
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
    ['四肢一直没力', 'disabilityGrade'],
    ['一个30一个50 两袋米', 'age'],
  ])('%s says nothing of %s', (words, key) => {
    expect(factsOf(words)).not.toHaveProperty(key);
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
