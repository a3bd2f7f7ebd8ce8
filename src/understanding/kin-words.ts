/** 三千二老婆没工作: a numeral before 老婆 names no two old people. */
const TWO_OLD = /(?<=^|\|)二老(?=\||$)/;

/** The words as one alternation, the longest first. */
export function kinSource(words: Iterable<string>): string {
  return [...words]
    .toSorted((a, b) => b.length - a.length)
    .join('|')
    .replace(TWO_OLD, '二老(?![婆公伴爹娘妈爸头])');
}
