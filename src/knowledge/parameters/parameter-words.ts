import type { CalendarDate } from '../../shared/calendar-date.ts';
import { dateInWords } from '../../shared/date-words.ts';
import { yuanOf } from '../../shared/money.ts';
import type { Place } from '../../shared/place.ts';
import { fillTemplate } from '../../shared/text.ts';
import type { ParameterBook, ParameterKind } from './parameter-kinds.ts';
import type { ParameterVersion } from './parameter-repository.ts';

/** How a published figure is spoken of where something was computed with it. */
export interface ParameterWords {
  /** After a condition or the name of an amount. */
  beside: string;
  /** The notices of what was computed with it. */
  used: string[];
  /** The notices of an answer to somebody who asked for it. */
  told: string[];
}

/** On its due day a check is not overdue yet. Dates compare as text. */
export function isOverdueOn({ checkDueOn }: { checkDueOn: string }, day: string): boolean {
  return checkDueOn < day;
}

/** The figure, its source and since when it counts; and that its check is overdue on the day. */
export function parameterInWords(
  used: { parameter: ParameterVersion; kind: ParameterKind; region: Place },
  asOf: CalendarDate,
  book: ParameterBook,
): ParameterWords {
  const { parameter, kind, region } = used;
  const isOverdue = isOverdueOn(parameter, asOf);
  const values = {
    name: kind.name,
    region: region.name,
    amount: fillTemplate(kind.spoken, { value: String(yuanOf(parameter.fen)) }),
    from: dateInWords(parameter.validFrom, book.date),
    due: dateInWords(parameter.checkDueOn, book.date),
    source: parameter.source,
  };
  const overdue = isOverdue ? [fillTemplate(book.overdue, values)] : [];
  return {
    beside: fillTemplate(isOverdue ? book.besideOverdue : book.beside, values),
    used: [fillTemplate(book.used, values), ...overdue],
    told: [fillTemplate(book.told, values), ...overdue],
  };
}
