import { describe, expect, it } from 'vitest';
import { writtenArrangement } from '../../tests/support/fake-calendar.ts';
import { ArrangementStatementSchema } from '../contracts/calendars.ts';
import { loadCalendars } from '../knowledge/calendars.ts';
import { checkArrangement } from './check-arrangement.ts';

const { fixed } = loadCalendars();
const check = (changes: object) =>
  checkArrangement(ArrangementStatementSchema.parse({ ...writtenArrangement, ...changes }), {
    fixed,
  });
const days = (...dates: string[]) => dates.map((date) => ({ date, name: '元旦' }));

describe('a year that is entered', () => {
  it('is taken with every day that the statute fixes', () => {
    expect(() => check({})).not.toThrow();
  });

  it('may begin in the December before', () => {
    const holidays = [...(writtenArrangement.holidays ?? []), ...days('2026-12-31')];

    expect(() => check({ holidays })).not.toThrow();
  });

  it.each([
    {
      rule: 'without a day of the statute',
      changes: { holidays: days('2027-01-01') },
      code: 'arrangement-incomplete',
      named: '2027-05-01、2027-05-02、2027-10-01、2027-10-02、2027-10-03',
    },
    {
      rule: 'that makes up on a Tuesday',
      changes: { makeUpWorkdays: days('2027-10-12') },
      code: 'arrangement-make-up',
      named: '2027-10-12',
    },
    {
      rule: 'that makes up on a day off',
      changes: { makeUpWorkdays: days('2027-10-02') },
      code: 'arrangement-make-up',
      named: '2027-10-02',
    },
    {
      rule: 'with a day of another year',
      changes: { makeUpWorkdays: days('2028-01-01') },
      code: 'arrangement-year',
      named: '2028-01-01',
    },
  ])('is refused $rule, which is named', ({ changes, code, named }) => {
    expect(() => check(changes)).toThrow(
      expect.objectContaining({ code, values: expect.objectContaining({ days: named }) }),
    );
  });
});
