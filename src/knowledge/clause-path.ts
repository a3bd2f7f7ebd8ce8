/**
 * Whether `path` is `above` or stands below it, by whole segments: `二` covers `二（三）` and `二1`,
 * `附件` covers `附件/1`, and `附件1` does not cover `附件10`.
 */
export function coversClause(above: string, path: string): boolean {
  if (!path.startsWith(above)) return false;
  const next = path.slice(above.length, above.length + 1);
  if (/\d/.test(next)) return /[）一二三四五六七八九十百]$/u.test(above);
  return next === '' || next === '/' || next === '（';
}
