import { matchesOf } from './phrases.ts';

/** One kind of disability as said, meant or taken back. */
export interface Correction {
  start: number;
  word: string;
  isDenied: boolean;
}

/** 是腿不是眼睛 may tell of pain: one of the two is named as a certificate names it. */
const AS_CERTIFIED = /[视听智]力|肢体|言语|精神|残/;

/**
 * 是视力不是肢体, 不是肢体是视力: one kind is meant and the other taken back.
 *
 * @param kinds the words for all kinds, as the source of an expression.
 */
export function correctionsOf(kinds: string): (text: string) => Correction[] {
  const meantFirst = new RegExp(
    `(?<=[^不又并算]是|^是)(${kinds})(?:残疾|残|的)*[,\\s]?(?:不是|并非)(${kinds})`,
    'g',
  );
  const deniedFirst = new RegExp(
    `不是(${kinds})(?:残疾|残|的)*[,\\s]{0,2}(?:(?:应该|其实|而)?是|(?:上面|本子上|证上)?写的(?:是)?)(${kinds})`,
    'g',
  );
  return (text) =>
    [
      ...matchesOf(meantFirst, text).map((it) => ({
        it,
        meant: it[1] ?? '',
        denied: it[2] ?? '',
      })),
      ...matchesOf(deniedFirst, text).map((it) => ({
        it,
        meant: it[2] ?? '',
        denied: it[1] ?? '',
      })),
    ]
      .filter(({ it }) => AS_CERTIFIED.test(it[0]))
      .flatMap(({ it, meant, denied }) => [
        { start: it.index + it[0].lastIndexOf(denied), word: denied, isDenied: true },
        { start: it.index + it[0].lastIndexOf(meant), word: meant, isDenied: false },
      ]);
}

const ILL =
  /[腿手脚腰](?:杆)?断|断过|瘸|中风|残|瘫|瞎|聋|哑|脑梗|脑溢血|脑出血|截肢|摔断|精神|偏枯|智障|看不见|听不见/;
const NO_PERSON = /房|单位|医院|公司|职称|教师|技工|奖|贫困|工伤|护理|风险|宾馆/;

/** 中风后评了个二级 tells the grade of a disability; 二级危房 and 工伤四级 are none. */
export function mayAward(text: string): boolean {
  return ILL.test(text) && !NO_PERSON.test(text);
}
