import type { Place, PlaceLadder } from '../shared/place.ts';

/** Rank of a division; placeholder levels such as 市辖区 do not exist. */
type PlaceLevel = 'province' | 'city' | 'county' | 'street';

export interface Division {
  code: string;
  name: string;
  level: PlaceLevel;
  parent: Division | undefined;
}

export interface PlaceTable {
  divisions: readonly Division[];
  find(code: string): Division | undefined;
}

const LEVEL_OF_DIGITS: Readonly<Record<number, PlaceLevel>> = {
  2: 'province',
  4: 'city',
  6: 'county',
};

/** Reads `divisions.txt`: a line is a province, city or county, followed by its 街道/镇/乡. */
export function parsePlaceTable(text: string): PlaceTable {
  const byCode = new Map<string, Division>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [head = '', ...streets] = line.split(' ');
    const division = divisionOf(head, byCode);
    byCode.set(division.code, division);
    for (const street of streets) {
      const code = division.code + street.slice(0, 3);
      byCode.set(code, { code, name: street.slice(3), level: 'street', parent: division });
    }
  }
  return { divisions: [...byCode.values()], find: (code) => byCode.get(code) };
}

function divisionOf(head: string, above: ReadonlyMap<string, Division>): Division {
  const digits = /^\d+/.exec(head)?.[0] ?? '';
  const level = LEVEL_OF_DIGITS[digits.length];
  if (!level) throw new Error(`divisions.txt has a line that is no division: ${head.slice(0, 40)}`);
  const province = above.get(`${digits.slice(0, 2)}0000`);
  const city = level === 'county' ? above.get(`${digits.slice(0, 4)}00`) : undefined;
  return {
    code: digits.padEnd(6, '0'),
    name: head.slice(digits.length),
    level,
    parent: city ?? province,
  };
}

/** The division itself, then everything that contains it. */
export function ladderOf(division: Division): PlaceLadder {
  return division.parent ? [division.code, ...ladderOf(division.parent)] : [division.code];
}

/** Whether `division` is `container` or lies in it. */
export function isWithin(division: Division, container: Division): boolean {
  if (division === container) return true;
  return division.parent !== undefined && isWithin(division.parent, container);
}

export function placeOf(division: Division): Place {
  return { code: division.code, name: division.name, path: pathOf(division) };
}

function pathOf({ name, parent }: Division): string {
  return parent ? pathOf(parent) + name : name;
}
