/** Zero-width, directional and Unicode tag characters: they hide instructions and split words. */
const INVISIBLE =
  /\u00AD|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u2064]|[\u2066-\u206F]|[\uFE00-\uFE0F]|\uFEFF|[\u{E0000}-\u{E007F}]/gu;

/**
 * The form in which a citizen's words are understood: NFKC, without invisible characters. The words
 * themselves are stored as typed, and documents are never normalised this way.
 */
export function normaliseUtterance(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').trim();
}

/** Quotes are compared without white space, because official texts are hard-wrapped and spaced. */
export function withoutWhitespace(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** Whether `quote` stands letter by letter in `text`, white space aside. Empty quotes never do. */
export function isVerbatim(quote: string, text: string): boolean {
  const wanted = withoutWhitespace(quote);
  return wanted.length > 0 && withoutWhitespace(text).includes(wanted);
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
