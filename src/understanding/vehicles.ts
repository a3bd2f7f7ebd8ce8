import type { Facts } from '../contracts/facts.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, type Span, saysAny } from './phrases.ts';

export type Vehicle = NonNullable<Facts['vehicles']>[number];

/**
 * @param known the vehicles of earlier messages: 「注销了 有证明」 names none.
 * @param isAsked whether our question was about them.
 */
export type FindVehicles = (
  passage: Passage,
  known?: readonly Vehicle[],
  isAsked?: boolean,
) => Finding[];

const KINDS = ['wheelchair', 'tricycle', 'motorcycle', 'electric', 'car'] as const;
const BARE_CAR =
  /(?<![火公电动汽货客三轮摩托班校警轿小快出救骑开坐打停修洗刹倒列厂叉吊铲])车(?![祸站费票间库位主牌上下窗门])/g;
/** 我在汽车站: a place named after them, or somebody's trade. */
const OF_A_PLACE = /^(?:客运|总|南|北|东|西)?(?:站|厂|场|祸|票|城|司机|修理|美容|配件|公司|队)/;
const HIT_BY = /(?:被|让|给|叫|遭)[^,。;!?\s]{0,6}$/;
const HITS = /^[^,。;!?\s]{0,4}[撞轧压碾刮]/;
/** 骑三轮车被渣土车刮倒 tells of an accident. */
const ACCIDENT = /^[^,。;!?\s]{0,3}(?:被|让|给|遭|叫|摔|翻|跟|和)[^,。;!?\s]{0,8}[撞刮碾倒摔挂翻]/;
/** 我开货车挣五千 tells of a job. */
const EARNS = /^(?:一个?月|每月)?(?:能|才)?(?:挣|赚|拿)/;
/** Denied, or only thought of: 能不能买车. */
const NOT_OWNED =
  /(?:没|没有|没得|不是|不会骑|不会开)$|(?:能不能|可不可以|可以|能|想|准备|打算|要|准)(?:去)?买/;
/** 不是摩托，是电瓶车: of the vehicle told of before. */
const IT_IS = /(?<!不)是[^,。;!?\s]{0,3}$/;
/** 摩托车, 是摩托, 就一辆三轮: nothing but what it is. */
const NOTHING_BEFORE =
  /^(?:哦|噢|啊|嗯|不对|错了|那|这|其实|就|只|是|有|个|一|辆|台|部|我的|家里的?|[,\s])*$/;
const NOTHING_AFTER = /^(?:的|车|啊|呀|嘛|呢|哈|哦|来着|[,。;!\s])*$/;
const MINE = /(?:我|俺|家)[^,。;!?\s]{0,4}$/;

interface Named {
  kind: Vehicle['kind'];
  span: Span;
}

/** Vehicles with what is said of their deregistration; 没车 is an empty list, silence is no fact. */
export function createVehicleFinder({ words }: Lexicon): FindVehicles {
  const list = (name: string) => compilePhrases(words[name], words);
  const kinds = KINDS.map((kind) => [kind, list(kind)] as const);
  const noVehicle = list('noVehicle');
  const owned = compilePhrases(
    words['vehicleOwned']?.map((it) => it.replaceAll('…', '')),
    words,
  );
  const kept = list('vehicleKept');
  const stateOf = createStateReader(list);

  const namedIn = (passage: Passage, vehicles: readonly Vehicle[]): Named[] => {
    const isKnown = vehicles.length > 0;
    const specific = kinds.flatMap(([kind, phrases]) =>
      findAll(phrases, passage.text)
        .filter(({ end }) => !OF_A_PLACE.test(passage.text.slice(end)))
        .map((span) => ({ kind, span })),
    );
    // 名下有车 那辆车早卖了 is one car.
    const bare = specific.length > 0 ? [] : findAll(BARE_CAR, passage.text).slice(0, 1);
    const all = [...specific, ...bare.map((span) => ({ kind: kindMeant(vehicles), span }))];
    return all.filter(
      (it, index) =>
        !all.slice(0, index).some((other) => isSameThing(other, it)) &&
        isOwned(passage, it.span, { owned, kept, isKnown }),
    );
  };

  const aloneIn = createLoneReader(kinds);

  return (passage, known = [], isAsked = false) => {
    const alone = isAsked || known.length > 0 ? aloneIn(passage.text) : undefined;
    if (alone) return [corrected(alone, known)];
    const none = findAll(noVehicle, passage.text)[0];
    const mine = namedIn(passage, known)
      .filter((it) => !none || !touches(none, it.span))
      .toSorted((a, b) => a.span.start - b.span.start);
    const state = stateOf(passage.text);
    if (mine.length > 0) return [listed(mine, statesOf(passage.text, mine, stateOf))];
    if (none) return [finding(none, [])];
    const [only] = known;
    const isUpdate = only && known.length === 1 && Object.keys(state).length > 0;
    return isUpdate
      ? [finding({ start: 0, end: passage.text.length }, [{ ...only, ...state }])]
      : [];
  };
}

/** 车早注销了, after a motorcycle was told of, is about that one. */
function kindMeant([only, ...more]: readonly Vehicle[]): Vehicle['kind'] {
  return only !== undefined && more.length === 0 ? only.kind : 'car';
}

/** A message that only names a vehicle. */
function createLoneReader(
  kinds: readonly (readonly [Vehicle['kind'], RegExp])[],
): (text: string) => Named | undefined {
  return (text) =>
    kinds
      .flatMap(([kind, phrases]) => findAll(phrases, text).map((span) => ({ kind, span })))
      .find(
        ({ span }) =>
          NOTHING_BEFORE.test(text.slice(0, span.start)) &&
          NOTHING_AFTER.test(text.slice(span.end)),
      );
}

/** 是三轮, of the one vehicle known: what was told of its papers still holds. */
function corrected({ kind, span }: Named, [only, ...more]: readonly Vehicle[]): Finding {
  const isSame = only !== undefined && more.length === 0;
  return finding(span, [{ ...(isSame && only), kind }]);
}

type State = Omit<Vehicle, 'kind'>;

function createStateReader(list: (name: string) => RegExp): (text: string) => State {
  const deregistered = list('deregistered');
  const notDeregistered = list('notDeregistered');
  const certificate = list('certificate');
  const noCertificate = list('noCertificate');

  return (text) => {
    const rest = text.replace(noCertificate, '·').replace(notDeregistered, '·');
    const isDeregistered = saysAny(notDeregistered, text.replace(noCertificate, '·'))
      ? false
      : saysAny(deregistered, rest) || undefined;
    const hasCertificate = saysAny(noCertificate, text)
      ? false
      : (isDeregistered && saysAny(certificate, rest)) || undefined;
    return {
      ...(isDeregistered === undefined ? {} : { deregistered: isDeregistered }),
      ...(hasCertificate === undefined ? {} : { certificate: hasCertificate }),
    };
  };
}

function isOwned(
  passage: Passage,
  span: Span,
  { owned, kept, isKnown }: { owned: RegExp; kept: RegExp; isKnown: boolean },
): boolean {
  const clause = clauseAt(passage, span.start);
  if (!clause) return false;
  const before = clause.text.slice(0, span.start - clause.start);
  const after = clause.text.slice(span.end - clause.start);
  if ((HIT_BY.test(before) && HITS.test(after)) || NOT_OWNED.test(before)) return false;
  if (ACCIDENT.test(after) || (/开$/.test(before) && EARNS.test(after))) return false;
  if (isKnown && IT_IS.test(before)) return true;
  return saysAny(owned, before) || saysAny(kept, after) || MINE.test(before);
}

function listed(named: readonly Named[], states: readonly State[]): Finding {
  const span = { start: named[0]?.span.start ?? 0, end: named.at(-1)?.span.end ?? 0 };
  return finding(
    span,
    named.map(({ kind }, at) => ({ kind, ...states[at] })),
  );
}

/** 摩托和三轮 都注销了 tells of both; 摩托注销了 还有个电瓶车 of the first. */
const OF_ALL = /(?:都|全|一起|一并)(?:已经|拿去|去|办了|给)?(?:注销|销户|报废|销号|办)/;
const JOINED = /^[、,\s和跟与加及还有以又一个辆台部两]*$/;

function statesOf(
  text: string,
  named: readonly Named[],
  stateOf: (text: string) => State,
): State[] {
  const all = stateOf(text);
  const isOfAll =
    OF_ALL.test(text) ||
    named.every(
      ({ span }, at) => at === 0 || JOINED.test(text.slice(named[at - 1]?.span.end, span.start)),
    );
  if (isOfAll) return named.map(() => all);
  return named.map(({ span }, at) =>
    stateOf(text.slice(at === 0 ? 0 : span.start, named[at + 1]?.span.start ?? text.length)),
  );
}

function finding({ start, end }: Span, value: Vehicle[]): Finding {
  return { start, end, key: 'vehicles', value, status: 'said', scope: 'household' };
}

/** 五菱面包车 is one car, 三轮摩托 one tricycle. */
function isSameThing(a: Named, b: Named): boolean {
  const isNext = a.span.end === b.span.start || b.span.end === a.span.start;
  return isNext || touches(a.span, b.span);
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
