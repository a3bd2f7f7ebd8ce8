const DIGITS = '零一二三四五六七八九';

/** 十二 → 12, 一千二百六十 → 1260. Undefined for anything that is no numeral below ten thousand. */
export function numeralValue(numeral: string): number | undefined {
  if (/^\d{1,9}$/.test(numeral)) return Number(numeral);
  const found = /^(?:(.)千)?(?:零|〇)?(?:(.)百)?(?:零|〇)?(?:(.?)十)?(.?)$/u.exec(numeral);
  if (!found || numeral === '') return undefined;
  const [, thousands, hundreds, tens, ones] = found;
  const parts = [
    thousands === undefined ? 0 : digit(thousands) * 1000,
    hundreds === undefined ? 0 : digit(hundreds) * 100,
    tens === undefined ? 0 : (tens === '' ? 1 : digit(tens)) * 10,
    ones === undefined || ones === '' ? 0 : digit(ones),
  ];
  const value = parts.reduce((sum, part) => sum + part, 0);
  return Number.isNaN(value) ? undefined : value;
}

function digit(character: string): number {
  const value = DIGITS.indexOf(character);
  return value > 0 ? value : Number.NaN;
}
