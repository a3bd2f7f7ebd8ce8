import type { Deadline } from '../contracts/deadlines.ts';
import { type CalendarDate, calendarDate, partsOf, weekdayOf } from '../shared/calendar-date.ts';
import { fillTemplate } from '../shared/text.ts';
import type { CalendarWords } from './calendar-data.ts';

/** 最晚 10月10日（星期六，调休上班）下班前（17:30）, with the year where it is another than the start's. */
export function deadlineInWords(deadline: Deadline, words: CalendarWords): string {
  const dueOn = calendarDate(deadline.dueAt.slice(0, 10));
  const [year = '', month, day] = dueOn.split('-');
  const sentence = fillTemplate(template(deadline, words), {
    year,
    month: String(Number(month)),
    day: String(Number(day)),
    weekday: words.weekdays[weekdayOf(dueOn)] ?? '',
    makeUp: words.makeUp,
    time: deadline.dueAt.slice(11, 16),
  });
  return deadline.certainty === 'provisional' ? sentence + words.provisional : sentence;
}

/** 11月26日（星期四） */
export function dayInWords(date: CalendarDate, words: CalendarWords): string {
  const { month, day } = partsOf(date);
  const weekday = words.weekdays[weekdayOf(date)] ?? '';
  return fillTemplate(words.day, { month, day, weekday });
}

function template(deadline: Deadline, words: CalendarWords): string {
  const makeUp = deadline.days.at(-1)?.why === words.makeUp;
  const sameYear = deadline.start.slice(0, 4) === deadline.dueAt.slice(0, 4);
  if (sameYear) return makeUp ? words.deadlineMakeUp : words.deadline;
  return makeUp ? words.deadlineMakeUpOtherYear : words.deadlineOtherYear;
}
