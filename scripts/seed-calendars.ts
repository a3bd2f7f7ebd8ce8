/**
 * Writes knowledge-base/calendars/<year>.yaml and statutory-lunar.yaml from the npm package
 * `chinese-days`. The package is a tool, no dependency: install it anywhere and give its folder.
 *
 *   npx tsx scripts/seed-calendars.ts /tmp/seed/node_modules/chinese-days
 *
 * A year that policy staff have changed by hand is overwritten: compare before committing.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { addDays, type CalendarDate, calendarDate } from '../src/shared/calendar-date.ts';
import { shanghaiDateOf, shanghaiInstant } from '../src/shared/clock.ts';
import { lunarDateOf, newMoonNear, solarLongitudeAt } from './lunar.ts';

const TARGET = 'knowledge-base/calendars';
const LUNAR_YEARS = { first: 2027, last: 2040 };
/** The package shortens some names; people and the State Council write them in full. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  清明: '清明节',
  端午: '端午节',
  中秋: '中秋节',
};

interface YearFile {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

const folder = process.argv[2];
if (!folder) throw new Error('Give the folder of the installed package chinese-days.');
const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Versioned)
  .version;
const notices = readNotices(readFileSync(join(folder, 'src/holidays/generate.ts'), 'utf8'));

for (const name of readdirSync(join(folder, 'dist/years'))) {
  const year = /^(\d{4})\.json$/.exec(name)?.[1];
  if (year) writeYear(Number(year), readYear(join(folder, 'dist/years', name)));
}
writeLunarHolidays(folder);

interface Versioned {
  version: string;
}

function readYear(path: string): YearFile {
  return JSON.parse(readFileSync(path, 'utf8')) as YearFile;
}

function writeYear(year: number, file: YearFile): void {
  const content = {
    year,
    source: {
      package: `chinese-days ${version} (MIT, https://github.com/vsme/chinese-days)`,
      notices: notices.get(year) ?? [],
    },
    holidays: namesByDate(file.holidays),
    makeUpWorkdays: namesByDate(file.workdays),
  };
  writeFileSync(join(TARGET, `${year}.yaml`), dump(content));
  console.log(`${year}: ${Object.keys(content.holidays).length} days off`);
}

function namesByDate(days: Record<string, string>): Record<string, string> {
  const rows = Object.entries(days).map(([date, value]) => {
    const name = value.split(',')[1] ?? value;
    return [calendarDate(date), FULL_NAMES[name] ?? name] as const;
  });
  return Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The package notes the addresses of the State Council's notices above each year. */
function readNotices(source: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const [comment] of source.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const year = /^\s*\*\s*(\d{4})\s*$/m.exec(comment)?.[1];
    if (year)
      found.set(
        Number(year),
        [...comment.matchAll(/https?:\/\/\S+/g)].map(([url]) => url),
      );
  }
  return found;
}

/** Lunar days from the package, each checked by astronomy. */
function writeLunarHolidays(packageFolder: string): void {
  const days = createRequire(import.meta.url)(packageFolder) as ChineseDays;
  const years: Record<number, Record<string, CalendarDate[]>> = {};
  for (let year = LUNAR_YEARS.first; year <= LUNAR_YEARS.last; year += 1) {
    const newYear = solarDateOf(days, year, '01-01');
    years[year] = {
      春节: [-1, 0, 1, 2].map((offset) => addDays(newYear, offset)),
      清明节: [checkedClearBright(days, year)],
      端午节: [solarDateOf(days, year, '05-05')],
      中秋节: [solarDateOf(days, year, '08-15')],
    };
  }
  const source = `chinese-days ${version}（朔日按天文算法、月份按 ICU、清明按太阳黄经核对）`;
  writeFileSync(join(TARGET, 'statutory-lunar.yaml'), dump({ source, years }));
}

interface ChineseDays {
  getSolarDateFromLunar(lunar: string): { date: string };
  getSolarTermDate(year: number, month: number, term: string): string;
}

/**
 * The month must begin on the day of the new moon in Beijing. ICU confirms the month's number only to
 * a day: it puts the new moon of 6 February 2027, 23:56, after midnight.
 */
function solarDateOf(days: ChineseDays, year: number, lunar: string): CalendarDate {
  const date = calendarDate(days.getSolarDateFromLunar(`${year}-${lunar}`).date);
  const monthBegins = addDays(date, 1 - Number(lunar.slice(3)));
  const newMoon = shanghaiDateOf(newMoonNear(shanghaiInstant(monthBegins, '12:00')));
  if (newMoon !== monthBegins)
    throw new Error(`${lunar} of ${year}: the new moon is on ${newMoon}.`);
  const around = [-1, 0, 1].map((offset) => lunarDateOf(addDays(date, offset)));
  if (!around.includes(lunar)) throw new Error(`ICU says ${date} is ${around[1]}, not ${lunar}.`);
  return date;
}

function checkedClearBright(days: ChineseDays, year: number): CalendarDate {
  const date = calendarDate(days.getSolarTermDate(year, 4, 'pure_brightness'));
  const before = solarLongitudeAt(new Date(`${date}T00:00:00+08:00`));
  const after = solarLongitudeAt(new Date(`${addDays(date, 1)}T00:00:00+08:00`));
  if (before > 15 || after <= 15) throw new Error(`${date} is not the day the sun passes 15°.`);
  return date;
}
