import type { WeeklyShift } from '../../src/contracts/duty.ts';
import { WEEKDAY_WORDS, weeklyInWords } from '../shared/duty-words.ts';
import { Field } from '../staff/field.tsx';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import type { Loaded } from '../staff/use-loaded.ts';
import { ShiftCard } from './shift-card.tsx';
import { ShiftExceptions } from './shift-exceptions.tsx';
import { WhoFields, whoIn } from './who-fields.tsx';

interface WeeklyShiftsProps {
  loaded: Loaded<WeeklyShift[]>;
  mayChange: boolean;
  reload: () => void;
}

/** Who is on duty every week, with the days on which it is different. */
export function WeeklyShifts({ loaded, mayChange, reload }: WeeklyShiftsProps) {
  return (
    <section aria-label="每周轮班">
      <h3>每周轮班</h3>
      <p className="quiet">节假日也照排；哪一天不一样，就在那个班下面另作安排。</p>
      <LoadedView loaded={loaded}>
        {(shifts) => (
          <ul className="rows">
            {shifts.map((shift) => (
              <WeeklyCard key={shift.id} shift={shift} mayChange={mayChange} reload={reload} />
            ))}
          </ul>
        )}
      </LoadedView>
      {mayChange ? <NewWeeklyShift reload={reload} /> : null}
    </section>
  );
}

interface WeeklyCardProps {
  shift: WeeklyShift;
  mayChange: boolean;
  reload: () => void;
}

function WeeklyCard({ shift, ...shared }: WeeklyCardProps) {
  const { name, validFrom, validUntil } = shift;
  return (
    <ShiftCard
      shift={shift}
      times={weeklyInWords(shift)}
      days={`${validFrom} 起${validUntil === null ? '，没有定到哪天' : `，到 ${validUntil}`}`}
      removal={{ action: '删掉这个轮班', confirm: `删掉${name}的轮班？从现在起每周都不再排。` }}
      {...shared}
    >
      <ShiftExceptions shift={shift} {...shared} />
    </ShiftCard>
  );
}

function NewWeeklyShift({ reload }: { reload: () => void }) {
  const { session } = useSession();
  return (
    <details>
      <summary>加一个每周的班</summary>
      <StaffForm
        action="保存轮班"
        send={async (read) => {
          const shift = {
            ...whoIn(read),
            weekdays: WEEKDAY_WORDS.flatMap((_, at) => (read(`day${at + 1}`) ? [at + 1] : [])),
            begins: read('begins'),
            ends: read('ends'),
            validFrom: read('validFrom'),
            validUntil: read('validUntil') || null,
          };
          if (shift.weekdays.length === 0) throw new Error('请至少选一个星期几。');
          await staffApi.addWeeklyShift(shift, session);
          reload();
        }}
      >
        <WhoFields />
        <fieldset className="wide days">
          <legend>星期几（班开始的那天）</legend>
          {WEEKDAY_WORDS.map((words, at) => (
            <label key={words}>
              <input type="checkbox" name={`day${at + 1}`} value="yes" /> {words}
            </label>
          ))}
        </fieldset>
        <Field label="几点开始" name="begins" type="time" required />
        <Field label="几点结束（不晚于开始的，就是次日）" name="ends" type="time" required />
        <Field label="从哪天起" name="validFrom" type="date" required />
        <Field label="到哪天（可以不填）" name="validUntil" type="date" />
      </StaffForm>
    </details>
  );
}
