/** One year as the State Council arranged it. Keys are dates, values the holiday they belong to. */
export interface YearArrangement {
  year: number;
  holidays: Readonly<Record<string, string>>;
  makeUpWorkdays: Readonly<Record<string, string>>;
}

/** A holiday on the same days (`MM-DD`) every year from `from` to `until`, both included. */
interface FixedHoliday {
  name: string;
  days: readonly string[];
  from: number;
  until?: number | undefined;
}

/** Everything a citizen reads about days; the keys are those of `words.yaml`. */
export interface CalendarWords {
  working: string;
  makeUp: string;
  weekend: string;
  holiday: string;
  workingUnofficial: string;
  weekendUnofficial: string;
  holidayUnofficial: string;
  /** Sunday first. */
  weekdays: readonly string[];
  deadline: string;
  deadlineMakeUp: string;
  deadlineOtherYear: string;
  deadlineMakeUpOtherYear: string;
  provisional: string;
  /** Why a working day does not count: the limit stood still. */
  paused: string;
  /** 要在…之前用上, with `{month}`, `{day}` and `{weekday}`. */
  /** {month}, {day}, {weekday}. */
  day: string;
  neededBy: string;
  /** That the arrangement of `{year}` is not there yet. */
  yearMissing: string;
}

export interface CalendarData {
  years: readonly YearArrangement[];
  fixed: readonly FixedHoliday[];
  /** Year → name → dates, for holidays of the lunar calendar and 清明. */
  lunar: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  words: CalendarWords;
}
