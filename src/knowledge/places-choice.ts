import type { Place } from '../shared/place.ts';
import { type Division, isWithin, ladderOf, placeOf } from './places-table.ts';

export type PlaceResolution =
  | { kind: 'found'; place: Place }
  | { kind: 'ambiguous'; candidates: Place[] }
  | { kind: 'unknown' };

/**
 * Which of the divisions of one name is meant: the only one that a loaded document binds, else the only
 * one there is. A province goes before everything of its name (河南 is never the 河南县 of 青海), a city
 * before towns (长沙 is never the 长沙镇 of 如东), a division before those of its name inside it (海安市
 * before its 海安镇). Of towns of one name that nothing binds, the one beside a bound town is meant.
 *
 * @param home everything that contains what the documents bind
 */
export function choosePlace(
  candidates: readonly Division[],
  binding: ReadonlySet<string>,
  home: ReadonlySet<string> = new Set(),
): PlaceResolution {
  const serious = withoutLesser(withoutNested([...new Set(candidates)]));
  const bound = serious.filter((division) => isBound(division, binding));
  const near = serious.filter((it) => it.parent !== undefined && home.has(it.parent.code));
  const isNear = near.length === 1 && near[0]?.level === 'street';
  const best = bound.length > 0 ? bound : isNear ? near : preferUpper(serious);
  const [only] = best;
  if (!only) return { kind: 'unknown' };
  if (best.length === 1) return { kind: 'found', place: placeOf(only) };
  return { kind: 'ambiguous', candidates: best.map(placeOf) };
}

export function isBound(division: Division, binding: ReadonlySet<string>): boolean {
  return ladderOf(division).some((code) => binding.has(code));
}

function withoutNested(divisions: readonly Division[]): Division[] {
  return divisions.filter(
    (division) => !divisions.some((other) => other !== division && isWithin(division, other)),
  );
}

function withoutLesser(divisions: readonly Division[]): Division[] {
  const hasProvince = divisions.some(({ level }) => level === 'province');
  const hasCity = divisions.some(({ level }) => level === 'city');
  if (hasProvince) return divisions.filter(({ level }) => level === 'province');
  return divisions.filter(({ level }) => !(hasCity && level === 'street'));
}

/** Where nothing binds, a county is better known than the towns of its name. */
function preferUpper(divisions: readonly Division[]): Division[] {
  const upper = divisions.filter(({ level }) => level !== 'street');
  return upper.length > 0 ? upper : [...divisions];
}
