import type { z } from 'zod';
import type { HomeSchema, VehicleSchema } from '../contracts/facts.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { findDates } from './dates.ts';
import type { Finding } from './fact-rules.ts';
import { findNumbers } from './numbers.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, type Span, saysAny } from './phrases.ts';

export type Vehicle = z.infer<typeof VehicleSchema>;
export type Home = z.infer<typeof HomeSchema>;

export interface BelongingsReader {
  /** @param known the vehicles of earlier messages: 「注销了 有证明」 names none. */
  vehicles(passage: Passage, known?: readonly Vehicle[]): Finding[];
  homes(passage: Passage, today: CalendarDate): Finding[];
}

const VEHICLE_KINDS = ['wheelchair', 'tricycle', 'motorcycle', 'electric', 'car'] as const;
const ANY_CAR =
  '(?<![火公电动汽货客三轮摩托班校警轿小快动出救骑开坐打停修洗刹倒列厂])车(?![祸站费票间库位主牌上下窗门子])';
const HIT_BY = /(?:被|让|给|叫|遭)[^,。;!?\s]{0,6}$/;
const NO_HOME_EVENT = /烧|火|塌|冲走|淹|租|漏|危房|赶出|房租|房东/;

export function createBelongingsReader({ words }: Lexicon): BelongingsReader {
  const list = (name: string) => compilePhrases(words[name], words);
  const kinds = VEHICLE_KINDS.map((kind) => [kind, list(kind)] as const);
  const bareCar = new RegExp(ANY_CAR, 'g');
  const noVehicle = list('noVehicle');
  const owned = compilePhrases(
    words['vehicleOwned']?.map((it) => it.replaceAll('…', '')),
    words,
  );
  const kept = list('vehicleKept');
  const flags = {
    deregistered: list('deregistered'),
    notDeregistered: list('notDeregistered'),
    certificate: list('certificate'),
    noCertificate: list('noCertificate'),
  };
  const homeWords = {
    rural: list('ruralHome'),
    urban: list('urbanHome'),
    none: list('noHome'),
    owned: list('homeOwned'),
    commercial: list('commercialHome'),
    expropriation: list('expropriationHome'),
  };

  const named = (passage: Passage) => {
    const specific = kinds.flatMap(([kind, phrases]) =>
      findAll(phrases, passage.text).map((span) => ({ kind, span })),
    );
    const all = [
      ...specific,
      ...findAll(bareCar, passage.text).map((span) => ({ kind: 'car' as const, span })),
    ];
    return all.filter(
      (it, index) =>
        !all.slice(0, index).some((other) => touches(other.span, it.span)) &&
        isOwned(passage, it.span, { owned, kept }),
    );
  };

  return {
    vehicles(passage, known = []) {
      const none = findAll(noVehicle, passage.text)[0];
      const mine = named(passage).filter((it) => !none || !touches(none, it.span));
      if (mine.length === 0 && none) return [finding('vehicles', none, [])];
      const state = stateOf(passage.text, flags);
      const isUpdate = mine.length === 0 && known.length === 1 && Object.keys(state).length > 0;
      const [first] = known;
      if (isUpdate && first) return [finding('vehicles', whole(passage), [{ ...first, ...state }])];
      if (mine.length === 0) return [];
      const span = { start: mine[0]?.span.start ?? 0, end: mine.at(-1)?.span.end ?? 0 };
      return [
        finding(
          'vehicles',
          span,
          mine.map(({ kind }) => ({ kind, ...state })),
        ),
      ];
    },
    homes(passage, today) {
      const none = findAll(homeWords.none, passage.text)[0];
      const homes = passage.clauses.flatMap((it) => homesOf(it, homeWords, today));
      if (homes.length === 0) return none ? [finding('homes', none, [])] : [];
      const span = { start: homes[0]?.span.start ?? 0, end: homes.at(-1)?.span.end ?? 0 };
      return [
        finding(
          'homes',
          span,
          homes.map(({ home }) => home),
        ),
      ];
    },
  };
}

interface Possession {
  owned: RegExp;
  kept: RegExp;
}

function isOwned(passage: Passage, span: Span, { owned, kept }: Possession): boolean {
  const clause = clauseAt(passage, span.start);
  if (!clause) return false;
  const before = clause.text.slice(0, span.start - clause.start);
  const after = clause.text.slice(span.end - clause.start);
  if (HIT_BY.test(before) && /^[^,。;!?\s]{0,4}[撞轧压碾刮]/.test(after)) return false;
  if (/(?:没|没有|没得|不是|不会骑|不会开)$/.test(before)) return false;
  return (
    saysAny(owned, before) || saysAny(kept, after) || /(?:我|俺|家)[^,。;!?\s]{0,4}$/.test(before)
  );
}

type Flags = Record<'deregistered' | 'notDeregistered' | 'certificate' | 'noCertificate', RegExp>;

function stateOf(text: string, flags: Flags): Omit<Vehicle, 'kind'> {
  const noCertificate = saysAny(flags.noCertificate, text);
  const withoutDenials = text.replace(flags.noCertificate, '·').replace(flags.notDeregistered, '·');
  const certificate = noCertificate
    ? false
    : saysAny(flags.certificate, withoutDenials) || undefined;
  const deregistered = saysAny(flags.notDeregistered, text)
    ? false
    : saysAny(flags.deregistered, withoutDenials) || undefined;
  return {
    ...(deregistered === undefined ? {} : { deregistered }),
    ...(certificate === undefined || (certificate && deregistered !== true) ? {} : { certificate }),
  };
}

type HomeWords = Record<'rural' | 'urban' | 'owned' | 'commercial' | 'expropriation', RegExp>;

function homesOf(
  clause: Clause,
  words: HomeWords,
  today: CalendarDate,
): { span: Span; home: Home }[] {
  if (!saysAny(words.owned, clause.text) || NO_HOME_EVENT.test(clause.text)) return [];
  const rural = findAll(words.rural, clause.text).map((span) => ({
    span,
    place: 'rural' as const,
  }));
  const urban = findAll(words.urban, clause.text).map((span) => ({
    span,
    place: 'urban' as const,
  }));
  const denied = ({ span }: { span: Span }) =>
    /(?:没|没有|没得|不是)$/.test(clause.text.slice(0, span.start));
  return [...rural, ...urban.filter((it) => !rural.some((other) => touches(other.span, it.span)))]
    .filter((it) => !denied(it))
    .toSorted((a, b) => a.span.start - b.span.start)
    .flatMap(({ span, place }) => {
      const at = { start: clause.start + span.start, end: clause.start + span.end };
      const home = { place, ...detailsOf(clause, place, { words, today }) };
      return Array.from({ length: countOf(clause, span) }, () => ({ span: at, home }));
    });
}

function detailsOf(
  clause: Clause,
  place: Home['place'],
  { words, today }: { words: HomeWords; today: CalendarDate },
): Omit<Home, 'place'> {
  const expropriation = saysAny(words.expropriation, clause.text);
  if (place === 'rural') return expropriation ? { expropriation } : {};
  const commercial = saysAny(words.commercial, clause.text);
  const bought = /买|购|付/.test(clause.text) ? findDates(clause.text, today)[0] : undefined;
  return {
    ...(commercial ? { commercial } : {}),
    ...(bought ? { boughtOn: bought.date } : {}),
    ...(expropriation ? { expropriation } : {}),
  };
}

function countOf(clause: Clause, span: Span): number {
  const around = clause.text.slice(Math.max(0, span.start - 3), span.end + 3);
  const number = findNumbers(around).find((it) => /^[套处间幢]/.test(around.slice(it.end)));
  const isCount = number && /^[套处]/.test(around.slice(number.end)) && number.value <= 5;
  return isCount ? Math.max(1, Math.trunc(number.value)) : 1;
}

function finding(key: 'vehicles' | 'homes', { start, end }: Span, value: unknown): Finding {
  return { start, end, key, value, status: 'said', scope: 'household' };
}

function whole({ text }: Passage): Span {
  return { start: 0, end: text.length };
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
