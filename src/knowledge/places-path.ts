import type { NameEntry, PlaceNames } from './places-names.ts';
import type { PlaceRules } from './places-rules.ts';
import { type Division, isWithin, type PlaceTable } from './places-table.ts';

const LONGEST_NAME = 24;
/** What people write between the steps of a path. */
const SEPARATORS = /[\s,，、·/\\>\-—_.。]+/gu;

/**
 * The divisions that a stated region may mean: a code, a path (江苏省南通市如皋市, 合川草街) or one
 * name. Every character must belong to it; only an office's name or a village may follow.
 */
export function divisionsStated(
  text: string,
  table: PlaceTable,
  { names, rules }: { names: PlaceNames; rules: PlaceRules },
): Division[] {
  const stated = text.normalize('NFKC').replace(SEPARATORS, '');
  if (/^\d+$/.test(stated)) return divisionsOfCode(stated, table);
  const tails = new RegExp(
    `^(?:(?:${rules.tails.join('|')})|\\p{Script=Han}{1,12}(?:${rules.belowNames.join('|')}))?$`,
    'u',
  );
  const ends: PathEnd[] = [];
  walk({ names, stated, tails, ends }, 0, undefined);
  const longest = Math.max(...ends.map(({ read }) => read));
  return ends.filter(({ read }) => read === longest).map(({ division }) => division);
}

/** Also the longer codes of 街道 and villages, cut to what the table holds. */
function divisionsOfCode(code: string, table: PlaceTable): Division[] {
  const known = code.length === 12 ? code.slice(0, 9) : code;
  const shorter = known.endsWith('000') && known.length === 9 ? known.slice(0, 6) : known;
  const division = table.find(known) ?? table.find(shorter);
  return division ? [division] : [];
}

interface PathEnd {
  division: Division;
  /** How many characters are names; the rest is an office or a village. */
  read: number;
}

interface Walk {
  names: PlaceNames;
  stated: string;
  tails: RegExp;
  ends: PathEnd[];
}

function walk(search: Walk, from: number, last: NameEntry | undefined): void {
  const { names, stated, tails, ends } = search;
  const rest = stated.slice(from);
  if (last && (rest === '' || (last.complete && tails.test(rest))))
    ends.push({ division: last.division, read: from });
  const longest = Math.min(stated.length, from + LONGEST_NAME);
  for (let to = longest; to >= from + 2; to -= 1) {
    for (const entry of names.entriesOf(stated.slice(from, to))) {
      if (!last || isWithin(entry.division, last.division)) walk(search, to, entry);
    }
  }
}
