import { toCommonForm } from '../shared/text.ts';

/**
 * Addresses with or without a scheme, also spelt out: www.x.cn, x.com, 点com. A name is read from its first
 * letter only and no further than ten parts, so that no text is read again from each of its letters.
 */
const ADDRESS =
  /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s，。；！？、）」》]*|(?<![a-z0-9-])(?:[a-z0-9-]+\.){1,10}[a-z]{2,}\b[^\s，。；！？、）」》]*|(?<![a-z0-9-])[a-z0-9-]+\s*(?:点|\(dot\)|\[dot\])\s*(?:com|cn|net|org|gov|top|vip|xyz|cc)\b/giu;

/** Link lock: the addresses in a text that are not among the known ones, e-mail included. */
export function createLinkLock(known: readonly string[]): (text: string) => string[] {
  return (text) =>
    (toCommonForm(text).match(ADDRESS) ?? []).filter((address) => !known.includes(address));
}
