import { readClauses } from './clause-reader.ts';

const KINDS = [
  ...['实施意见', '指导意见', '实施细则', '实施办法', '实施方案', '工作规程', '暂行办法'],
  ...[
    '通知',
    '意见',
    '办法',
    '方案',
    '细则',
    '规定',
    '条例',
    '规程',
    '公告',
    '通告',
    '决定',
    '批复',
    '标准',
  ],
];
const TITLE_END = new RegExp(`(?:${KINDS.join('|')})(?:[（(][^（(）)]{1,12}[）)])?$`, 'u');

/** What the head of a text names the document, e.g. 关于…的通知; undefined where it names nothing. */
export function readTitle(text: string): string | undefined {
  const [head] = readClauses(text);
  const lines = (head?.text ?? '').split('\n').map((line) => line.trim());
  const isTitle = (line: string) =>
    TITLE_END.test(line) && line.length <= 120 && !/[。；]/u.test(line);
  return lines.find((line) => isTitle(line) && line.includes('关于')) ?? lines.find(isTitle);
}

/** The kind of document that its title ends with. */
export function readKind(title: string): string | undefined {
  return KINDS.find((kind) => title.replace(/[（(][^（(）)]*[）)]$/u, '').endsWith(kind));
}

/** 〔2021〕 is how a 文号 prints its year, whatever bracket was typed. */
export function tidyNumber(number: string): string {
  return number.replace(/\s+/gu, '').replace(/[[［【(（〔](\d{4})[\]］】)）〕]/gu, '〔$1〕');
}
