const DIGITS = '零一二三四五六七八九';

/** 十二 → 12, 一百零三 → 103. Undefined for anything that is no numeral below one thousand. */
export function numeralValue(numeral: string): number | undefined {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const found = /^(?:(.)百)?(?:零|〇)?(?:(.?)十)?(.?)$/u.exec(numeral);
  if (!found || numeral === '') return undefined;
  const [, hundreds, tens, ones] = found;
  const parts = [
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
