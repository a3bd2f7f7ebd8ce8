/** The safe Markdown subset of a reply, as data: whoever shows it builds elements, never HTML text. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'citation'; n: number };

export type Line = readonly Inline[];

export type Block =
  | { kind: 'paragraph'; lines: readonly Line[] }
  | { kind: 'heading'; line: Line }
  | { kind: 'list'; ordered: boolean; start: number; items: readonly Line[] };

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let open: OpenBlock | undefined;
  for (const row of source.replace(/\r\n?/g, '\n').split('\n')) {
    open = readRow({ row, open, blocks });
  }
  return blocks;
}

type OpenBlock =
  | { kind: 'paragraph'; lines: Line[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Line[] };

const HEADING = /^#{1,6}\s+(.+)$/;
const BULLET = /^\s*[-*•]\s+(.+)$/;
const NUMBERED = /^\s*(\d{1,3})\.\s+(.+)$/;

function readRow(at: { row: string; open: OpenBlock | undefined; blocks: Block[] }) {
  const { row, open, blocks } = at;
  if (row.trim() === '') return undefined;
  const heading = HEADING.exec(row);
  if (heading?.[1] !== undefined) {
    blocks.push({ kind: 'heading', line: parseInline(heading[1]) });
    return undefined;
  }
  const item = readItem(row);
  if (item !== undefined) return addItem(item, open, blocks);
  return addLine(row, open, blocks);
}

interface ListItem {
  ordered: boolean;
  start: number;
  line: Line;
}

function readItem(row: string): ListItem | undefined {
  const bullet = BULLET.exec(row);
  if (bullet?.[1] !== undefined) return { ordered: false, start: 1, line: parseInline(bullet[1]) };
  const numbered = NUMBERED.exec(row);
  if (numbered?.[1] === undefined || numbered[2] === undefined) return undefined;
  return { ordered: true, start: Number(numbered[1]), line: parseInline(numbered[2]) };
}

function addItem(item: ListItem, open: OpenBlock | undefined, blocks: Block[]): OpenBlock {
  if (open?.kind === 'list' && open.ordered === item.ordered) {
    open.items.push(item.line);
    return open;
  }
  const list = {
    kind: 'list' as const,
    ordered: item.ordered,
    start: item.start,
    items: [item.line],
  };
  blocks.push(list);
  return list;
}

function addLine(row: string, open: OpenBlock | undefined, blocks: Block[]): OpenBlock {
  const line = parseInline(row.trim());
  if (open?.kind === 'paragraph') {
    open.lines.push(line);
    return open;
  }
  const paragraph = { kind: 'paragraph' as const, lines: [line] };
  blocks.push(paragraph);
  return paragraph;
}

const INLINE = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^()\s]+)\)|\[(\d{1,2})\]/g;

function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  INLINE.lastIndex = 0;
  for (let match = INLINE.exec(text); match !== null; match = INLINE.exec(text)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push(inlineOf(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function inlineOf([whole, bold, label, href, n]: RegExpExecArray): Inline {
  if (bold !== undefined) return { kind: 'bold', text: bold };
  if (n !== undefined) return { kind: 'citation', n: Number(n) };
  if (label === undefined || href === undefined || !isSafeHref(href))
    return { kind: 'text', text: label ?? whole };
  return { kind: 'link', text: label, href };
}

/** Only pages over TLS and telephone numbers: nothing that runs, nothing relative to the host page. */
export function isSafeHref(href: string): boolean {
  return /^https:\/\/[^\s"'<>\\]+$/i.test(href) || /^tel:\+?[\d-]{3,20}$/i.test(href);
}
