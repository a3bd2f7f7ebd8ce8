import type { CalendarDate } from '../../shared/calendar-date.ts';
import { dateInWords } from '../../shared/date-words.ts';
import type { Place } from '../../shared/place.ts';
import { fillTemplate } from '../../shared/text.ts';
import { isOverdueOn } from '../parameters/parameter-words.ts';
import type { OfficeBook } from './office-book.ts';
import type { OfficeVersion } from './office-repository.ts';

const PARTICULARS = ['address', 'hours', 'phone'] as const;

/** Which of an office's particulars answers a kind of question; where to go is answered by its name. */
const PARTICULAR_ASKED: Readonly<Record<string, (typeof PARTICULARS)[number] | 'name'>> = {
  where_to_apply: 'name',
  address: 'address',
  office_hours: 'hours',
  phone: 'phone',
};

/** Whether somebody asks where to go, when, or whom to call. */
export function asksForOffice(ask: string): boolean {
  return ask in PARTICULAR_ASKED;
}

/** The kinds among those asked that this office answers. */
export function answeredBy(office: OfficeVersion, asks: readonly string[]): string[] {
  return asks.filter((ask) => {
    const particular = PARTICULAR_ASKED[ask];
    return particular !== undefined && office[particular] !== null;
  });
}

/** What the documents are silent on and this office tells, as the judgement of silence names it. */
export function needsMetBy(office: OfficeVersion, { needs }: OfficeBook): string[] {
  return PARTICULARS.filter((key) => office[key] !== null).map((key) => needs[key]);
}

/** The notices: everything told of the office, what was asked for and is not; and that its check is overdue. */
export function officeInWords(
  { office, region }: { office: OfficeVersion; region: Place },
  { asks, asOf, book }: { asks: readonly string[]; asOf: CalendarDate; book: OfficeBook },
): string[] {
  const values = {
    region: region.name,
    name: office.name,
    source: office.source,
    verified: dateInWords(office.verifiedOn, book.date),
    due: dateInWords(office.checkDueOn, book.date),
  };
  const told = [
    fillTemplate(book.window, values),
    ...particulars(office, asks, book),
    fillTemplate(book.source, values),
  ];
  return [
    told.join(''),
    ...(isOverdueOn(office, asOf) ? [fillTemplate(book.overdue, values)] : []),
  ];
}

function particulars(office: OfficeVersion, asks: readonly string[], book: OfficeBook): string[] {
  return PARTICULARS.flatMap((key) => {
    const value = office[key];
    if (value !== null) return [fillTemplate(book[key], { [key]: value })];
    const isAsked = asks.some((ask) => PARTICULAR_ASKED[ask] === key);
    return isAsked ? [fillTemplate(book.missing, { what: book.names[key] })] : [];
  });
}
