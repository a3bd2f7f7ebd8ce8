import type { Decision, Turn } from '../turn.ts';

/** 「低保要什么条件」 is about nobody in particular: it is answered, and their own case may be held against it next. */
export function plainQuestion({ plain, topics, place, question }: Turn): Decision | null {
  if (plain === null || (plain.needsAid && topics.length === 0)) return null;
  return place === null ? { kind: 'ask-region', waiting: question } : { kind: 'policy', question };
}
