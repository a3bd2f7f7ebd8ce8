/** Zero-width, directional and Unicode tag characters: they hide instructions and split words. */
const INVISIBLE =
  /\u00AD|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u2064]|[\u2066-\u206F]|[\uFE00-\uFE0F]|\uFEFF|[\u{E0000}-\u{E007F}]/gu;

/** What chat clients put in the place of their pictures: [流泪]. */
const STICKER =
  /\[(?:微笑|撇嘴|色|发呆|得意|流泪|害羞|闭嘴|睡|大哭|尴尬|发怒|调皮|呲牙|惊讶|难过|囧|抓狂|吐|偷笑|愉快|白眼|傲慢|困|惊恐|憨笑|悠闲|咒骂|疑问|嘘|晕|衰|骷髅|敲打|再见|擦汗|抠鼻|鼓掌|坏笑|右哼哼|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|耶|吃瓜|加油|汗|天啊|社会社会|旺柴|好的|打脸|哇|翻白眼|让我看看|叹气|苦涩|裂开|嘴唇|爱心|心碎|拥抱|强|弱|握手|胜利|抱拳|勾引|拳头|合十|礼物|庆祝|玫瑰|凋谢|炸弹|月亮|太阳|爆竹|猪头|跳跳|发抖|转圈|笑哭|泪奔|祈祷|作揖|可怜巴巴|心|赞|哭)\]/gu;
/** 没 饭 吃: a habit of typing, not a pause after each character. */
const SPACED_OUT = /(?<!\S)(?:\S )+\S(?!\S)/gu;

/**
 * The form in which a citizen's words are understood: NFKC, without invisible characters, pictures in
 * words and spaces between all characters. The words themselves are stored as typed, and documents
 * are never normalised this way.
 */
export function normaliseUtterance(text: string): string {
  return toCommonForm(text)
    .replace(INVISIBLE, '')
    .replace(STICKER, ' ')
    .replace(SPACED_OUT, (spaced) => spaced.replaceAll(' ', ''))
    .trim();
}

/** More marks than any script puts on one letter; so many, Unicode's stream-safe form leaves. */
const STACKED_MARKS = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu;

/** NFKC. Marks are sorted on each letter: without a limit, a letter with thousands of them takes seconds. */
export function toCommonForm(text: string): string {
  return text.replace(STACKED_MARKS, '$1').normalize('NFKC');
}

/** Every two neighbouring characters of the basic plane, in order; none of a single character. */
export function pairsIn(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
}

/** The same of Chinese characters alone: none across a sign, a letter or a digit. */
export function hanPairsIn(text: string): string[] {
  return pairsIn(text).filter((pair) => HAN_PAIR.test(pair));
}

const HAN_PAIR = /^\p{Script=Han}{2}$/u;

/** Quotes are compared without white space, because official texts are hard-wrapped and spaced. */
export function withoutWhitespace(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Whether `quote` stands letter by letter in `text`, white space aside. Empty quotes never do. */
export function isVerbatim(quote: string, text: string): boolean {
  const wanted = withoutWhitespace(quote);
  return wanted.length > 0 && withoutWhitespace(text).includes(wanted);
}

/** A quote that begins behind a 不 or ends before a 除外 says the opposite of its clause. */
const CUT_BEFORE = /[不未非无没勿]/u;
const CUT_BEHIND = /^[^。；，,;]{0,12}除外/u;
const LONGEST_CUT = 14;
/** No quote stands so often in one clause. */
const MOST_PLACES = 50;

/** Whether a verbatim quote stands somewhere in `text` without being cut out of its denial or exception. */
export function isUncut(quote: string, text: string): boolean {
  const [wanted, whole] = [withoutWhitespace(quote), withoutWhitespace(text)];
  let at = whole.indexOf(wanted);
  for (let place = 0; at !== -1 && place < MOST_PLACES; place += 1) {
    const end = at + wanted.length;
    const behind = whole.slice(end, end + LONGEST_CUT);
    if (!CUT_BEFORE.test(whole.charAt(at - 1)) && !CUT_BEHIND.test(behind)) return true;
    at = whole.indexOf(wanted, at + 1);
  }
  return false;
}

/** Fills `{name}` placeholders. @throws {Error} when a placeholder has no value: a reply never shows braces. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The template needs a value for {${name}}: ${template}`);
    return value;
  });
}
