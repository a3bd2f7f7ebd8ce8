import type { SpokenSum } from './money-sums.ts';
import type { Passage } from './passage.ts';
import { findAll, type Span } from './phrases.ts';

const NOTHING =
  /(?<!别的|其他|其它|旁的|另外|身上|兜里|手里|口袋)[一半零](?:分|毛|块|厘|角|个子儿?|蚊|文|点)(?:钱)?(?:的)?(?:收入|进账|进项|工资|来钱|人工)(?:都|也)?(?:没|冇|无)(?:有|得)?|(?:收入|进账|进项)(?:是|为|也是|就是|真的是|等于)?(?:零|0(?![\d.])|[一半](?:分|毛|蚊|个子儿?)(?:钱)?(?:都|也)?(?:没|冇|无)(?:有|得)?)|零收入|(?:没|没有|没得|冇|无)(?:有|得)?(?:任何|半分|一分钱?|一毛钱?)(?:的)?收入/g;

/** Where the words say that nothing at all comes in. */
export function findNothing(text: string): readonly Span[] {
  return findAll(NOTHING, text);
}

/** The 一分 of 一分收入都没有. */
export function isNothing({ clause, start }: SpokenSum): boolean {
  const at = start - clause.start;
  return findNothing(clause.text).some((it) => it.start <= at && at < it.end);
}

const ONCE = /以前|原来|原先|之前|先前|去年|前年|降到|变成/;
const NOW = /现在|如今|今年|这会|眼下/;
/** 从三千涨到六千. */
const ROSE_FROM = /^(?:块钱?|元)?(?:一下|又)?[涨加升提降跌]到/;
/** 退休工资1900一停. */
const STOPPED = /^(?:块钱?|元)?(?:的)?(?:也|都|就|给|被|这)?一?(?:停|断)(?:了|发|掉|$|[家屋日,\s])/;

export function hasStopped({ text }: Passage, { end }: SpokenSum): boolean {
  return STOPPED.test(text.slice(end, end + 8));
}

/** What was once earned. */
export function isOver({ text, clauses }: Passage, { clause, start, end }: SpokenSum): boolean {
  if (ROSE_FROM.test(text.slice(end, end + 8))) return true;
  const own = clause.text.slice(0, start - clause.start);
  const previous = clauses[clauses.indexOf(clause) - 1]?.text ?? '';
  return !NOW.test(own) && (ONCE.test(own) || (ONCE.test(previous) && !NOW.test(previous)));
}
