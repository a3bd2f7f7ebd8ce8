const WORDS_FROM = 2 ** 32;

/** Two neighbouring characters: their codes, so that no two pairs share a key. */
export function pairKey(first: number, second: number): number {
  return first * 65_536 + second;
}

/**
 * A word as a number of 52 bits, apart from all pairs. That two of a million words share one happens
 * in one collection of ten thousand, and then costs one wrong match.
 */
export function wordKey(word: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return WORDS_FROM + ((high >>> 0) & 0xf_ffff) * 2 ** 32 + (low >>> 0);
}

/** Each pair of neighbouring Chinese characters, in order; `visit` gets its key and where it begins. */
export function forEachPair(text: string, visit: (key: number, at: number) => void): void {
  let previous = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const current = isChinese(code) ? code : 0;
    if (previous && current) visit(pairKey(previous, current), at - 1);
    previous = current;
  }
}

/** Each Chinese character, in order; its key is its code, apart from all pairs and words. */
export function forEachCharacter(text: string, visit: (key: number, at: number) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isChinese(code)) visit(code, at);
  }
}

/** In order, each as often as it stands there. */
export function pairKeysOf(text: string): number[] {
  const keys: number[] = [];
  forEachPair(text.normalize('NFKC'), (key) => keys.push(key));
  return keys;
}

/** CJK ideographs of the basic plane. */
function isChinese(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}
