import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import type { AskKind } from '../../../understanding/understanding.ts';
import type { Turn } from '../../turn.ts';
import { sentencesOf } from './clause-sentences.ts';
import type { Passage } from './pick-passage.ts';
import type { Words } from './words.ts';

const MOST_ROWS = 3;
/** 「搬经民政办座机给一个」: no row of a timetable tells it. */
const OF_AN_OFFICE = new Set<AskKind>(['phone', 'address', 'office_hours']);

/** The rows of an annex that name the place of the question, or its month: they alone answer 「白蒲是几月」. */
export function rowsNamed(turn: Turn, { programmesIn }: Pick<Words, 'programmesIn'>): Passage[] {
  // Who names an aid tells where they live, and asks of the aid.
  if (programmesIn(turn.question).length > 0) return [];
  if (turn.understanding.asks.some((ask) => OF_AN_OFFICE.has(ask))) return [];
  const rows = turn.findings.hits.filter(({ clause }) => clause.includes('/'));
  const ofPlace = rowsWith(placesIn(turn), rows).slice(0, turn.understanding.regions.length);
  if (ofPlace.length > 0) return ofPlace;
  const months = monthsIn(turn.question);
  return months.length > 0 ? rowsWith(months, rows) : rowsOfOwnTown(turn, rows);
}

function rowsWith(named: readonly string[], rows: readonly ClauseHit[]): Passage[] {
  return rows
    .map((hit) => ({ hit, quotes: sentencesOf(hit), answers: true }))
    .filter(({ quotes: [row = ''] }) => named.some((name) => row.split(/\s+/u).includes(name)))
    .slice(0, MOST_ROWS);
}

const WHICH_MONTH = /(?:几|哪个|哪一个|什么|啥)月/u;
/** A table that is asked for stands among the first. */
const FIRST = 3;

/** 「先回我几月份」: whose town was said before means the row of that town. */
function rowsOfOwnTown({ question, place, findings }: Turn, rows: readonly ClauseHit[]): Passage[] {
  const isMeant = findings.hits.slice(0, FIRST).some((hit) => rows.includes(hit));
  if (place === null || !isMeant || !WHICH_MONTH.test(question)) return [];
  return rowsWith([place.name], rows);
}

function placesIn({ understanding: { regions } }: Turn): string[] {
  return regions.flatMap(({ place, words }) => [words, place?.name ?? words]);
}

const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** 五月 and 5月 as tables write it: 5月份. */
function monthsIn(question: string): string[] {
  return [...question.matchAll(/(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月/gu)].map(
    ([, said = '']) => `${MONTHS.includes(said) ? MONTHS.indexOf(said) + 1 : said}月份`,
  );
}
