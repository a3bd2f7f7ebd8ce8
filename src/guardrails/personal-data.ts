/** What was found, by kind; the masked text keeps the kind so that a reader still understands it. */
const PATTERNS: readonly { kind: string; pattern: RegExp }[] = [
  {
    kind: '身份证号',
    pattern: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2}\d{3}[\dXx](?![\dA-Za-z])/g,
  },
  { kind: '银行卡号', pattern: /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g },
  { kind: '手机号', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
  { kind: '电话', pattern: /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g },
  { kind: '邮箱', pattern: /(?<![\w.+-])[\w.+-]+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
  { kind: '姓名', pattern: /(?<=(?:我叫|名叫|名字叫|姓名[是:]?))\s?[\p{Script=Han}]{2,3}/gu },
  { kind: '门牌', pattern: /\d{1,5}\s?(?:号楼|栋|幢|单元|室|门牌号?)/g },
];

/**
 * The text without what identifies a person: for logs, receipts, lists and any model. The words as
 * typed are stored encrypted elsewhere.
 */
export function maskPersonalData(text: string): string {
  return PATTERNS.reduce(
    (masked, { kind, pattern }) => masked.replace(pattern, `〔${kind}〕`),
    text,
  );
}

/** Telephone numbers in the order said, as typed: how the caller can be reached. */
export function findPhoneNumbers(text: string): string[] {
  const mobile = text.match(/(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g) ?? [];
  const fixed = text.match(/(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g) ?? [];
  return [...mobile, ...fixed];
}
