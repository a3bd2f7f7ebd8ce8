import type { Deadline } from '../../src/contracts/deadlines.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
const HOUR_MS = 3_600_000;

/** `2026年11月25日 星期三 17:30`, in the office's time zone wherever the reader's device is. */
export function momentInWords(iso: string): string {
  const at = inShanghai(Date.parse(iso));
  const weekday = WEEKDAYS[at.getUTCDay()] ?? '';
  return `${dayInWords(at)} 星期${weekday} ${clockTime(at)}`;
}

/** `11月25日 17:30`, for lists. */
export function shortMoment(iso: string): string {
  const at = inShanghai(Date.parse(iso));
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${clockTime(at)}`;
}

/** `11月25日 周三`, of a date written `2026-11-25`. */
export function dateInWords(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${WEEKDAYS[at.getUTCDay()] ?? ''}`;
}

export interface Remaining {
  words: string;
  /** `over` is past due; `soon` is due today. */
  pressure: 'over' | 'soon' | 'later';
}

/** What is left until a ticket is due, counted in the working days its own deadline lists. */
export function remainingInWords(
  due: { dueAt: string; deadline: Deadline | null },
  nowMs: number,
): Remaining {
  const leftMs = Date.parse(due.dueAt) - nowMs;
  if (leftMs < 0) return { words: `已超过时限 ${spanInWords(-leftMs)}`, pressure: 'over' };
  const today = isoDay(nowMs);
  if (isoDay(Date.parse(due.dueAt)) === today)
    return { words: `今天到期，还剩 ${spanInWords(leftMs)}`, pressure: 'soon' };
  const workingDays = due.deadline?.days.filter((day) => day.working && day.date > today).length;
  if (workingDays === undefined || workingDays === 0)
    return { words: `还剩 ${spanInWords(leftMs)}`, pressure: 'later' };
  return { words: `还剩 ${workingDays} 个工作日`, pressure: 'later' };
}

function spanInWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${Math.max(minutes, 1)} 分钟`;
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 24) return `${hours} 小时`;
  const rest = hours % 24;
  return rest === 0 ? `${Math.floor(hours / 24)} 天` : `${Math.floor(hours / 24)} 天 ${rest} 小时`;
}

function inShanghai(ms: number): Date {
  return new Date(ms + SHANGHAI_OFFSET_MS);
}

function isoDay(ms: number): string {
  return inShanghai(ms).toISOString().slice(0, 10);
}

function dayInWords(at: Date): string {
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}

function clockTime(at: Date): string {
  const minutes = `0${at.getUTCMinutes()}`.slice(-2);
  return `${at.getUTCHours()}:${minutes}`;
}
