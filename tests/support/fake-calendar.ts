import type { CalendarDesk } from '../../src/assistant.ts';
import {
  type Arrangement,
  CalendarViewSchema,
  type WrittenArrangement,
} from '../../src/contracts/calendars.ts';

/** An invented year of an invented notice. */
export const writtenArrangement: WrittenArrangement = {
  year: 2027,
  version: 0,
  notice: '某发明电〔2030〕1号',
  url: null,
  holidays: [
    ['2027-01-01', '元旦'],
    ['2027-05-01', '劳动节'],
    ['2027-05-02', '劳动节'],
    ['2027-10-01', '国庆节'],
    ['2027-10-02', '国庆节'],
    ['2027-10-03', '国庆节'],
  ].map(([date = '', name = '']) => ({ date, name })),
  makeUpWorkdays: [{ date: '2027-10-09', name: '国庆节' }],
};

/** The desk in memory; it checks nothing. */
export function createFakeCalendar(): CalendarDesk {
  let years: Arrangement[] = [];
  const read = () =>
    CalendarViewSchema.parse({
      horizon: years.length === 0 ? '2026-12-31' : '2027-12-31',
      warning: years.length === 0 ? '还没有录入 2027 年的放假安排。' : null,
      years,
    });
  return {
    read: async () => read(),
    async add(statement, username) {
      const entered = { enteredBy: username, knownFrom: '2026-11-21T10:00:00+08:00' };
      years = [{ ...statement, ...entered, version: statement.version + 1 }];
      return read();
    },
  };
}
