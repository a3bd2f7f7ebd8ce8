import type { NumberRange, SpokenNumber } from './numbers.ts';
import type { Clause, Passage } from './passage.ts';
import { findAll } from './phrases.ts';

const UNIT_ANYWHERE = /\d|[百千万块元]/;
const PERIODS: readonly [RegExp, number][] = [
  [/[上下]?半年/g, 6],
  [/季度|(?<![前过])三个月(?![前后没])/g, 3],
  [
    /一整?年|每年|[全整]年|(?<!半)年[总纯]?收入|年均|\/年|年人均|(?<=人均)年|年到头|年底|年[入薪]|[去上]年(?=[^,。;!?\s]{0,6}[收挣赚落])/g,
    12,
  ],
  [/每月|月月|每个月|一个月|一月|月收入|月人均|按月|\/月|月均|月工资/g, 1],
];
/** 一个月万把块不到 八千五: the exact sum is for the same time as the rough one. */
const ROUGH_SUM = /把块|来块|不到|左右|上下|[千百]多|几[千百]|出头|大概|差不多|的样子/;
const SUM_ALONE = /^[\d零一二两三四五六七八九十百千万k.,]+(?:块钱|块|元)?$/;
const DAILY =
  /(?:一天|每天|一日|日工资|天)(?:能|就|才|只|也就|大概)?(?:挣|赚|拿|给|得|有|收)?(?:个|到)?$|^(?:块钱|块|元)?(?:一天|每天|\/天|一日)/;
const DAYS =
  /(?:做|干|上|能做|能干|出工|有|打|一个?月|每月|平均|大概|也就)(?:个|了|得到|得|到|满|能|就|上|最多|大概|顶多|只)?$/;

/** For how many months a sum is, and whether the words say so. */
export interface Period {
  months: number;
  said: boolean;
  derived: boolean;
  /** Where the days worked are no exact number: 一个月最多干15天. */
  days?: NumberRange;
}

/** The nearest period word in the clause of the sum, else in the clause before it. */
export function periodOf(
  passage: Passage,
  clause: Clause,
  [number, ...later]: readonly [SpokenNumber, ...SpokenNumber[]],
): Period | undefined {
  const at = number.start - clause.start;
  const before = clause.text.slice(0, at);
  const after = clause.text.slice(number.end - clause.start);
  if (DAILY.test(before) || DAILY.test(after)) return dailyPeriod(passage.text, later);
  const months = nearestPeriod(clause.text, at) ?? inheritedPeriod(passage, clause);
  return { months: months ?? 1, said: months !== undefined, derived: false };
}

function inheritedPeriod(passage: Passage, clause: Clause): number | undefined {
  const previous = passage.clauses[passage.clauses.indexOf(clause) - 1];
  if (!previous) return undefined;
  const isSameSum = ROUGH_SUM.test(previous.text) && SUM_ALONE.test(clause.text);
  if (UNIT_ANYWHERE.test(previous.text) && !isSameSum) return undefined;
  return nearestPeriod(previous.text, previous.text.length);
}

function nearestPeriod(text: string, at: number): number | undefined {
  const found = PERIODS.flatMap(([words, months]) =>
    findAll(words, text).map((it) => ({ months, distance: Math.abs(at - it.start) })),
  );
  return found.toSorted((a, b) => a.distance - b.distance)[0]?.months;
}

/** 每天80块做20天: a month's sum only when the days are said. */
function dailyPeriod(text: string, later: readonly SpokenNumber[]): Period | undefined {
  const days = later
    .slice(0, 3)
    .find((it) => /^天/.test(text.slice(it.end)) && DAYS.test(text.slice(0, it.start)));
  if (!days || days.value < 1 || days.value > 31) return undefined;
  const perYear = /(?:一年|每年|全年)[^,。;!?\s]{0,6}$/.test(text.slice(0, days.start)) ? 12 : 1;
  const isVague = days.precision !== 'exact' && days.precision !== 'about';
  return {
    months: perYear / days.value,
    said: true,
    derived: true,
    ...(isVague && days.range && { days: days.range }),
  };
}
