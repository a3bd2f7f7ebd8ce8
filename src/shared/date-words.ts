import type { CalendarDate } from './calendar-date.ts';
import { fillTemplate } from './text.ts';

/** 2026年7月1日 by `{year}年{month}月{day}日`: without leading zeros. */
export function dateInWords(date: CalendarDate, template: string): string {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)));
  return fillTemplate(template, { year, month, day });
}
