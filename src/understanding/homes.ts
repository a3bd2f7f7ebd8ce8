import type { Facts } from '../contracts/facts.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { findDates } from './dates.ts';
import type { Finding } from './fact-rules.ts';
import { findNumbers } from './numbers.ts';
import type { Clause, Passage } from './passage.ts';
import { compilePhrases, findAll, type Span, saysAny } from './phrases.ts';

export type Home = NonNullable<Facts['homes']>[number];
export type FindHomes = (passage: Passage, today: CalendarDate) => Finding[];

/** A home that burnt or is rented says nothing of what the family owns. */
const OTHER_TALK = /烧|火|塌|冲走|淹|租|漏|危房|赶出|房东/;
const NOT_OWNED =
  /(?:没|没有|没得|不是)$|(?:能不能|可不可以|可以|能|想|准备|打算|要)(?:去)?(?:买|有)/;
const BOUGHT = /买|购|付|按揭|贷款|置/;

type HomeWords = Record<
  'rural' | 'urban' | 'none' | 'owned' | 'commercial' | 'expropriation',
  RegExp
>;

/** Homes with where they are and how they came; 没房 is an empty list, silence is no fact. */
export function createHomeFinder({ words }: Lexicon): FindHomes {
  const list = (name: string) => compilePhrases(words[name], words);
  const homeWords: HomeWords = {
    rural: list('ruralHome'),
    urban: list('urbanHome'),
    none: list('noHome'),
    owned: list('homeOwned'),
    commercial: list('commercialHome'),
    expropriation: list('expropriationHome'),
  };

  return (passage, today) => {
    const homes = passage.clauses.flatMap((clause, at) =>
      homesOf({ clause, rest: clausesUpToNext(passage, at, homeWords), words: homeWords, today }),
    );
    const none = findAll(homeWords.none, passage.text)[0];
    if (homes.length === 0) return none ? [finding(none, [])] : [];
    const span = { start: homes[0]?.span.start ?? 0, end: homes.at(-1)?.span.end ?? 0 };
    return [
      finding(
        span,
        homes.map(({ home }) => home),
      ),
    ];
  };
}

interface Found {
  span: Span;
  place: Home['place'];
}

interface Told {
  clause: Clause;
  /** What is said before another home is. */
  rest: readonly Clause[];
  words: HomeWords;
  today: CalendarDate;
}

const REACH = 3;

function clausesUpToNext({ clauses }: Passage, at: number, words: HomeWords): Clause[] {
  const later = clauses.slice(at + 1, at + 1 + REACH);
  const next = later.findIndex(
    ({ text }) => saysAny(words.rural, text) || saysAny(words.urban, text),
  );
  return next < 0 ? later : later.slice(0, Math.max(1, next));
}

function homesOf(told: Told): { span: Span; home: Home }[] {
  const { clause, words } = told;
  if (!saysAny(words.owned, clause.text) || OTHER_TALK.test(clause.text)) return [];
  return foundIn(clause, words).flatMap(({ span, place }) => {
    const at = { start: clause.start + span.start, end: clause.start + span.end };
    const home = { place, ...detailsOf(told, place) };
    return Array.from({ length: countOf(clause, span) }, () => ({ span: at, home }));
  });
}

function foundIn({ text }: Clause, words: HomeWords): Found[] {
  const rural = findAll(words.rural, text).map((span) => ({ span, place: 'rural' as const }));
  const urban = findAll(words.urban, text).map((span) => ({ span, place: 'urban' as const }));
  const towns = urban.filter((it) => !rural.some((other) => touches(other.span, it.span)));
  return [...apart(text, rural), ...apart(text, towns)]
    .filter(({ span }) => !NOT_OWNED.test(text.slice(0, span.start)))
    .toSorted((a, b) => a.span.start - b.span.start);
}

function apart(text: string, homes: readonly Found[]): Found[] {
  return homes.filter((it) => !homes.some((other) => isSameHome(text, other, it)));
}

/** 县城还有一套拆迁分的安置房 is one home, 一套商品房和一套安置房 are two. */
function isSameHome(text: string, { span: first }: Found, { span: second }: Found): boolean {
  if (first.end > second.start) return false;
  const gap = text.slice(first.end, second.start);
  return (
    /^[^,、和跟又另还同及]{0,8}$/.test(gap) &&
    !/[套处间栋]/.test(text.slice(second.start, second.end))
  );
}

/** 是商品房还是拆迁分的: which of them is what they do not know. */
const EITHER_OR =
  /[^,。;!?\s]{2,8}还是[^,。;!?\s]{0,4}(?:商品|拆迁|安置|征地|还建|回迁|分的|自建|买的)/;

function detailsOf(told: Told, place: Home['place']): Omit<Home, 'place'> {
  const { clause, words, today } = told;
  if (EITHER_OR.test(clause.text)) return {};
  if (place === 'rural') return expropriationOf(told) === true ? { expropriation: true } : {};
  const expropriation = expropriationOf(told);
  const commercial = saysAny(words.commercial, clause.text) ? { commercial: true } : {};
  const bought = BOUGHT.test(clause.text) ? findDates(clause.text, today)[0] : undefined;
  return {
    ...commercial,
    ...(bought ? { boughtOn: bought.date } : {}),
    ...(expropriation === undefined ? {} : { expropriation }),
  };
}

/** Of the home just told of 不是拆迁安置的 may follow as a clause of its own, also after 贷款还在还. */
function expropriationOf({ clause, rest, words }: Told): boolean | undefined {
  if ([clause, ...rest].some(({ text }) => NO_EXPROPRIATION.test(text))) return false;
  return saysAny(words.expropriation, clause.text) || undefined;
}

const NO_EXPROPRIATION =
  /(?:不是|不算|没有|并非|不属于)[^,。;!?\s]{0,3}(?:拆迁|征地|征收|安置|还建|回迁)/;

/** 两套老屋 are two homes. */
function countOf({ text }: Clause, span: Span): number {
  const around = text.slice(Math.max(0, span.start - 3), span.end + 3);
  const number = findNumbers(around).find((it) => /^[套处]/.test(around.slice(it.end)));
  return number && number.value <= 5 ? Math.max(1, Math.trunc(number.value)) : 1;
}

function finding({ start, end }: Span, value: Home[]): Finding {
  return { start, end, key: 'homes', value, status: 'said', scope: 'household' };
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
