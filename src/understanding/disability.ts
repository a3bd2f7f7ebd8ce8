import type { FactKey } from '../contracts/facts.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { overlaps } from './dates.ts';
import { type Correction, correctionsOf, mayAward } from './disability-corrections.ts';
import type { Finding } from './fact-rules.ts';
import type { Guards } from './guards.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, matchesOf, type Span, sourceOf } from './phrases.ts';

const KINDS = {
  physical: 'Physical',
  visual: 'Visual',
  hearing: 'Hearing',
  speech: 'Speech',
  intellectual: 'Intellectual',
  mental: 'Mental',
  multiple: 'Multiple',
} as const;
type Kind = keyof typeof KINDS;

const GRADES = '(?:[一二三四1-4]|iv|i{1,3})';
const GRADE_VALUES = new Map(
  ['一', '二', '三', '四', '1', '2', '3', '4', 'i', 'ii', 'iii', 'iv'].map((it, index) => [
    it,
    (index % 4) + 1,
  ]),
);
/** 脑瘫一级 names the grade of a disability; what kind it is the words leave open. */
const CAUSES =
  '脑瘫|偏瘫|截瘫|瘫痪|小儿麻痹症?|截肢|自闭症|孤独症|唐氏综合征|唐氏儿?|癫痫|羊癫疯|侏儒症?|肌无力|脊髓损伤|偏枯';
/** 三级医院, 一级护理 and 二级甲等 are no disability grades. */
const NO_GRADE =
  '(?!医院|甲|乙|护理|公立|市场|风险|响应|预警|高血压|心衰|工伤|保护|建造|消防|教师|军士)';
const BARE_GRADE = new RegExp(
  `(?<=^|[,。;!?:\\s])(?:其实|应该|都|也|是|就是|你|按|照|他|她|我|自己|我弟|残?疾?证(?:上|是|件)?|最[重轻](?:的|那种|那个|一档)*|等级|级别|评了|定了|评定|写的?|印的?|评的?|鉴定的?|定的?|办的?|拿的?|不是){0,4}(${GRADES})级${NO_GRADE}(?:证|的|了|吧|呀|哦|嘛|算|不是${GRADES}级)?(?=[,。;!?:\\s]|$)`,
  'g',
);
/** 肢二, 精三: as staff say it, and people after them. */
const SHORT = {
  肢: 'physical',
  视: 'visual',
  听: 'hearing',
  言: 'speech',
  智: 'intellectual',
  精: 'mental',
} as const;
const SHORT_FORM =
  /(?<=^|[我俺他她儿弟妹妈爸哥姐女娃子是残证叔伯婆公伴父母,。;!?:\s])([肢视听言智精])残?([一二三四1-4])(?=[,。;!?\s]|$|的|残|证|能|可以|咋|怎)/g;
const CORRECTED_GRADE = new RegExp(`是(${GRADES})级${NO_GRADE}`, 'g');
/** 一级和二级, 三四级: of grades side by side none is somebody's own. */
const SIDE_BY_SIDE = new RegExp(
  `${GRADES}级?(?:残疾?)?(?:[、和跟与或]|或者|还是|同)?${GRADES}级|${GRADES}级(?:残疾?)?(?:[、和跟与或]|或者|还是|同)${GRADES}`,
  'g',
);
/** 婆婆中风后评了个二级. */
const AWARDED_GRADE = new RegExp(
  `(?:评|鉴定|认定|办|定)(?:了|上|的|成|为|到|下来)*(?:个|一个|是)?(${GRADES})级(?:的)?(?=[,。;!?\\s]|$)`,
  'g',
);
const BEFORE_NOW = /(?:原来|以前|之前|先前|原先|本来)[^,。;!?\s]{0,6}$/;

export type FindDisability = (passage: Passage) => Finding[];

/** Kind and grade of a disability: 肢体二级, 二级精神残疾, 一级盲, 残疾证三级. */
export function createDisabilityFinder({ words }: Lexicon, guards: Guards): FindDisability {
  const expressions = expressionsOf(words);
  const plain = (Object.keys(KINDS) as Kind[]).map(
    (kind) => [kind, compilePhrases(words[`plain${KINDS[kind]}`])] as const,
  );

  return (passage) => {
    const compared = findAll(SIDE_BY_SIDE, passage.text);
    const named = readingsOf(passage.text, expressions)
      .filter((it) => !compared.some((other) => overlaps(other, it)))
      .flatMap((it) => toFindings(it, passage, guards));
    return named.some((it) => it.key === 'disabilityKind')
      ? named
      : [...named, ...plainKinds(passage, plain, guards)];
  };
}

interface Expressions {
  kindOf: (text: string | undefined) => Kind | undefined;
  kindThenGrade: RegExp;
  gradeThenKind: RegExp;
  gradeLater: RegExp;
  kindAlone: RegExp;
  correctedKinds: (text: string) => Correction[];
  kindClause: RegExp;
}

function expressionsOf(words: Lexicon['words']): Expressions {
  const sources = (Object.keys(KINDS) as Kind[]).map(
    (kind) => [kind, kindSource(words[`kind${KINDS[kind]}`])] as const,
  );
  const any = sources.map(([, source]) => source).join('|');
  const whole = sources.map(([kind, source]) => [kind, new RegExp(`^(?:${source})$`)] as const);
  const link =
    '(?:上|是|的|有|为|也|都|全|应该|其实|才|就|只|评了?|定了?|评定|鉴定|写的?|写着|等级|级别|类|办了?|拿了?|证|,|\\s){0,4}';
  return {
    kindOf: (text) => whole.find(([, it]) => text !== undefined && it.test(text))?.[0],
    kindThenGrade: new RegExp(
      `(${any})(?:残疾|伤残|重残|残|障碍|缺陷|病|瘸|跛|瘫|断)?(?:了|证|人)?${link}(${GRADES})级${NO_GRADE}(?:残疾|残)?`,
      'g',
    ),
    gradeThenKind: new RegExp(
      `(${GRADES})级${NO_GRADE}(?:的)?(?:(${any})(?:残疾|残)?(?!病?院|科|文明)|(残疾|残|盲|聋|智障))`,
      'g',
    ),
    gradeLater: new RegExp(
      `(?:残疾?(?:证|人证|人)?|${CAUSES})${link}(${GRADES})级${NO_GRADE}`,
      'g',
    ),
    kindAlone: new RegExp(`(${any})(?:方面)?(?:有|上有)?(?:的)?(?:残疾|残(?!联)|障碍)`, 'g'),
    correctedKinds: correctionsOf(any),
    kindClause: new RegExp(
      `(?<=^|[,。;!?:\\s])(${any})(?:的|类|方面的?|类的|这块的?|残疾)?(?=[,。;!?\\s]|$)`,
      'g',
    ),
  };
}

function readingsOf(text: string, expressions: Expressions): Reading[] {
  const { kindOf, kindThenGrade, gradeThenKind, gradeLater, kindAlone, kindClause } = expressions;
  const graded = [
    ...matches(text, kindThenGrade, (it) => ({ kind: kindOf(it[1]), grade: it[2] })),
    ...matches(text, gradeThenKind, (it) => ({ kind: kindOf(it[2] ?? it[3]), grade: it[1] })),
    ...matches(text, gradeLater, (it) => ({ kind: undefined, grade: it[1] })),
    ...matches(text, SHORT_FORM, (it) => ({
      kind: SHORT[it[1] as keyof typeof SHORT],
      grade: it[2],
    })),
    ...matches(text, BARE_GRADE, (it) => ({ kind: undefined, grade: it[1] })),
    ...matches(text, AWARDED_GRADE, (it) => ({ kind: undefined, grade: it[1] })).filter(() =>
      mayAward(text),
    ),
    ...correctedGrades(text),
  ];
  const kinds = matches(text, kindAlone, (it) => ({ kind: kindOf(it[1]), grade: undefined }));
  const corrected = readCorrections(expressions, text);
  if (corrected.length > 0) return [...graded, ...corrected];
  const isNamed = [...graded, ...kinds].some(({ kind }) => kind !== undefined);
  if (graded.length === 0 || isNamed) return [...graded, ...kinds];
  return [
    ...graded,
    ...matches(text, kindClause, (it) => ({ kind: kindOf(it[1]), grade: undefined })),
  ];
}

interface Reading extends Span {
  kind: Kind | undefined;
  grade: string | undefined;
  /** Where the words around it settle that. */
  isDenied?: boolean;
}

function readCorrections({ correctedKinds, kindOf }: Expressions, text: string): Reading[] {
  return correctedKinds(text).map(({ start, word, isDenied }) => ({
    ...{ start, end: start + word.length, isDenied },
    ...{ kind: kindOf(word), grade: undefined },
  }));
}

function kindSource(list: readonly string[] | undefined): string {
  return (list ?? [])
    .toSorted((a, b) => b.length - a.length)
    .map((it) => sourceOf(it))
    .join('|');
}

function matches(
  text: string,
  words: RegExp,
  read: (match: RegExpMatchArray) => Omit<Reading, keyof Span>,
): Reading[] {
  return matchesOf(words, text).map((it) => ({
    start: it.index,
    end: it.index + it[0].length,
    ...read(it),
  }));
}

/** 他是三级不是二级, 不是二级是三级: with one grade denied, the other is meant. */
function correctedGrades(text: string): Reading[] {
  const all = matches(text, CORRECTED_GRADE, (it) => ({ kind: undefined, grade: it[1] }));
  return all.some((it) => text[it.start - 1] === '不') ? all : [];
}

/** 三级残疾能不能办单人保 asks of a class of people. */
const OF_ANYBODY =
  /^(?:的人?)?(?:能不能|可不可以|算不算|有没有|给不给|够不够|能否|是否|行不行|能办|可以办|怎么|咋|有啥|有什么|也有|也能)/;

function isOfAnybody(clause: Clause, { start, end }: Span): boolean {
  const isFirst = clause.text.slice(0, start - clause.start) === '';
  return isFirst && OF_ANYBODY.test(clause.text.slice(end - clause.start));
}

function toFindings(reading: Reading, passage: Passage, guards: Guards): Finding[] {
  const clause = clauseAt(passage, reading.start);
  if (!clause || isOfAnybody(clause, reading)) return [];
  if (BEFORE_NOW.test(passage.text.slice(0, reading.start))) return [];
  const stance = guards.stanceOf(clause, reading);
  const said = passage.text.slice(reading.start, reading.end);
  const denied =
    reading.isDenied ??
    ((stance === 'denied' && !said.startsWith('是')) ||
      said.includes('不是') ||
      passage.text[reading.start - 1] === '不');
  if (stance !== 'stated' && stance !== 'denied') return [];
  const grade = reading.grade === undefined ? undefined : GRADE_VALUES.get(reading.grade);
  return [
    ...(reading.kind ? [finding(reading, 'disabilityKind', reading.kind)] : []),
    ...(grade ? [finding(reading, 'disabilityGrade', grade)] : []),
  ].map((it) => (denied ? { ...it, retracts: true } : it));
}

function plainKinds(
  passage: Passage,
  plain: readonly (readonly [Kind, RegExp])[],
  guards: Guards,
): Finding[] {
  return plain.flatMap(([kind, phrases]) =>
    findAll(phrases, passage.text).flatMap((span) => {
      const clause = clauseAt(passage, span.start);
      const isStated = clause && guards.stanceOf(clause, span) === 'stated';
      return isStated
        ? [{ ...finding(span, 'disabilityKind', kind), status: 'inferred' as const }]
        : [];
    }),
  );
}

function finding({ start, end }: Span, key: FactKey, value: unknown): Finding {
  return { start, end, key, value, status: 'said', scope: 'person' };
}
