/** Addresses with or without a scheme, also spelt out: www.x.cn, x.com, 点com. */
const ADDRESS =
  /[a-z][a-z0-9+.-]*:\/\/[^\s，。；！？、）」》]*|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b[^\s，。；！？、）」》]*|[a-z0-9-]+\s*(?:点|\(dot\)|\[dot\])\s*(?:com|cn|net|org|gov|top|vip|xyz|cc)\b/giu;

/** Link lock: the addresses in a text that are not among the known ones, e-mail included. */
export function createLinkLock(known: readonly string[]): (text: string) => string[] {
  return (text) =>
    (text.normalize('NFKC').match(ADDRESS) ?? []).filter((address) => !known.includes(address));
}
