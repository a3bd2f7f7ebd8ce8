import type { Span } from './phrases.ts';

/** 1800 说错了 1600, 三口人 不对 是四口: what somebody says between the two. */
const TAKEN_BACK =
  /^(?:块钱|块|元|钱|口人?|个人|岁|多|了|的|左右){0,4}[,。;!\s]{0,4}(?:哦|噢|啊|哎呀?|嗯|呃|我|刚才|刚刚|不是|不对|[,\s]){0,6}(?:(?:说|讲|写|打|记|算|报|念|弄|搞)(?:错|岔|拐|差|反)了?|不对|错了|口误|不是(?=[,\s]*(?:是|应该|才)))(?:不对|错了|了|啊|哦|[,。;!\s]){0,6}(?:一个月|每个?月|一年|其实|实际|应该|该|就|只|才|有|是|[,\s]){0,6}$/;

/** Whether a text puts anything right like that: without these words no two things need to be compared. */
export function mayTakeBack(text: string): boolean {
  return /[错岔拐差反]|不对|口误|不是/.test(text);
}

/** Whether the second of two things said takes the place of the first. */
export function takesPlaceOf(text: string, first: Span, second: Span): boolean {
  const length = second.start - first.end;
  if (length < 0 || length > LONGEST_GAP) return false;
  return TAKEN_BACK.test(text.slice(first.end, second.start));
}

const LONGEST_GAP = 24;
