/** A printed line that carries text: trimmed, without page marks, with its place in the source. */
export interface SourceLine {
  text: string;
  start: number;
  end: number;
}

/** `— 7 —` and `第7页 共9页`: furniture of the page, never a part of the sentence around it. */
const PAGE_LINE =
  /^(?:[—–-]{1,2}\s*\d{1,4}\s*[—–-]{1,2}|第\s*\d+\s*页(?:\s*[/，,]?\s*共\s*\d+\s*页)?)$/u;
const PAGE_MARK_INSIDE = /(?:^|\s+)[—–]{1,2}\s*\d{1,4}\s*[—–]{1,2}(?=\s|$)/gu;

/** The lines in order; blank lines and lines that are only a page mark are left out. */
export function readLines(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const raw of source.split('\n')) {
    const text = PAGE_LINE.test(raw.trim()) ? '' : raw.replace(PAGE_MARK_INSIDE, ' ').trim();
    if (text !== '') {
      const indent = raw.length - raw.trimStart().length;
      lines.push({ text, start: start + indent, end: start + raw.trimEnd().length });
    }
    start += raw.length + 1;
  }
  return lines;
}

/** In full-width characters: an ASCII character counts half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 256 ? 0.5 : 1;
  return width;
}

/**
 * The width at which the printer broke the lines, or undefined where every line is a whole
 * paragraph. Hard-wrapped text shows itself by one width that most long lines share.
 */
export function wrapWidth(lines: readonly SourceLine[]): number | undefined {
  const widths = lines.map((line) => Math.floor(widthOf(line.text))).filter((width) => width >= 15);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [common] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!common || widths.length < 5) return undefined;
  const near = widths.filter((width) => Math.abs(width - common[0]) <= 2).length;
  return near >= widths.length * 0.4 && common[0] <= 60 ? common[0] : undefined;
}
