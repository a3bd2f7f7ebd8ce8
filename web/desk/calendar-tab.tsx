import { Alert, Descriptions } from 'antd';
import { useId } from 'react';
import type {
  Arrangement,
  CalendarView,
  WrittenArrangement,
} from '../../src/contracts/calendars.ts';
import { Field } from '../staff/field.tsx';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { useLoaded } from '../staff/use-loaded.ts';
import { readDays } from './day-lines.ts';

/** The years as the State Council arranged them; a year that is missing can be entered. */
export function CalendarTab() {
  const loaded = useLoaded(staffApi.readCalendar, 0);
  return (
    <LoadedView loaded={loaded}>
      {(calendar) => (
        <>
          {calendar.warning === null ? null : (
            <Alert type="warning" showIcon title={calendar.warning} />
          )}
          <p>
            放假安排录到 {calendar.horizon ?? '还没有录入'}
            ，再往后的期限都是先推算的。
          </p>
          <ArrangementForm calendar={calendar} onSaved={loaded.reload} />
          {calendar.years.map((year) => (
            <Year key={year.year} arrangement={year} />
          ))}
        </>
      )}
    </LoadedView>
  );
}

function ArrangementForm({ calendar, onSaved }: { calendar: CalendarView; onSaved: () => void }) {
  const { session } = useSession();
  const nextYear = (calendar.years[0]?.year ?? 2026) + 1;
  return (
    <details>
      <summary>录入一年的放假安排</summary>
      <StaffForm
        action="保存"
        send={async (read) => {
          await staffApi.addArrangement(arrangementIn(read, calendar), session);
          onSaved();
        }}
      >
        <Field label="年份" name="year" type="number" required defaultValue={nextYear} />
        <Field label="通知的文号" name="notice" required maxLength={200} />
        <Field label="网址（可以不填）" name="url" type="url" maxLength={500} />
        <DaysField
          label="放假的日子，一行一段，例如：2027-01-01 至 2027-01-03 元旦"
          name="holidays"
        />
        <DaysField label="调休上班的日子，一行一天，例如：2027-01-09 元旦" name="makeUpWorkdays" />
      </StaffForm>
    </details>
  );
}

function arrangementIn(
  read: (name: string) => string,
  { years }: CalendarView,
): WrittenArrangement {
  const year = Number(read('year'));
  return {
    year,
    version: years.find((each) => each.year === year)?.version ?? 0,
    notice: read('notice'),
    url: read('url') || null,
    holidays: readDays(read('holidays')),
    makeUpWorkdays: readDays(read('makeUpWorkdays')),
  };
}

function DaysField({ label, name }: { label: string; name: string }) {
  const id = useId();
  return (
    <label className="wide" htmlFor={id}>
      {label}
      <textarea id={id} name={name} rows={7} />
    </label>
  );
}

function Year({ arrangement }: { arrangement: Arrangement }) {
  const { year, notice, holidays, makeUpWorkdays, enteredBy } = arrangement;
  const inLine = (days: Arrangement['holidays']) =>
    days.map(({ date, name }) => `${date.slice(5)} ${name}`).join('、');
  return (
    <details>
      <summary>{year} 年</summary>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'notice', label: '来源', children: notice },
          { key: 'off', label: '放假', children: inLine(holidays) },
          { key: 'work', label: '调休上班', children: inLine(makeUpWorkdays) },
          { key: 'by', label: '谁录的', children: enteredBy ?? '随系统带的' },
        ]}
      />
    </details>
  );
}
