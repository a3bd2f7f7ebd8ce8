import { Alert } from 'antd';
import type { WrittenShift } from '../../src/contracts/duty.ts';
import { shortMoment } from '../shared/time-words.ts';
import { Field } from '../staff/field.tsx';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { useLoaded } from '../staff/use-loaded.ts';
import { DutyDays } from './duty-days.tsx';
import { ShiftCard } from './shift-card.tsx';
import { WeeklyShifts } from './weekly-shifts.tsx';
import { WhoFields, whoIn } from './who-fields.tsx';

/** Who is on duty, every week and once; a supervisor keeps it. */
export function DutyTab() {
  const { session } = useSession();
  const once = useLoaded(staffApi.listShifts, 0);
  const weekly = useLoaded(staffApi.listWeeklyShifts, 0);
  const days = useLoaded(staffApi.listDutyDays, 0);
  const mayChange = ['supervisor', 'admin'].includes(session.account.role);
  // An exception brings somebody for a single time, or sends them home again.
  const reload = () => {
    once.reload();
    weekly.reload();
    days.reload();
  };
  const isNobody = weekly.data?.length === 0 && once.data?.length === 0;
  return (
    <>
      {isNobody ? (
        <Alert
          type="warning"
          showIcon
          title="还没有排班。没有人在线时，危险和急难只会发到公共值班通道；没有配通道，就没有人知道。"
        />
      ) : (
        <DutyDays loaded={days} />
      )}
      <WeeklyShifts loaded={weekly} mayChange={mayChange} reload={reload} />
      <section aria-label="单次的班">
        <h3>单次的班</h3>
        <LoadedView loaded={once}>
          {(shifts) => (
            <ul className="rows">
              {shifts.map((shift) => (
                <ShiftCard
                  key={shift.id}
                  shift={shift}
                  times={`${shortMoment(shift.startsAt)} 到 ${shortMoment(shift.endsAt)}`}
                  removal={{ action: '删掉这一班', confirm: `删掉${shift.name}这一班？` }}
                  mayChange={mayChange}
                  reload={reload}
                />
              ))}
            </ul>
          )}
        </LoadedView>
        {mayChange ? <NewShift reload={reload} /> : null}
      </section>
    </>
  );
}

function NewShift({ reload }: { reload: () => void }) {
  const { session } = useSession();
  return (
    <details>
      <summary>加一班</summary>
      <StaffForm
        action="保存"
        send={async (read) => {
          await staffApi.addShift(shiftIn(read), session);
          reload();
        }}
      >
        <WhoFields />
        <Field label="从什么时候" name="startsAt" type="datetime-local" required />
        <Field label="到什么时候" name="endsAt" type="datetime-local" required />
      </StaffForm>
    </details>
  );
}

/** What was typed is the time of the office, wherever the device is. */
function shiftIn(read: (name: string) => string): WrittenShift {
  const momentIn = (name: string) => `${read(name).slice(0, 16)}:00+08:00`;
  return {
    ...whoIn(read),
    startsAt: momentIn('startsAt'),
    endsAt: momentIn('endsAt'),
  };
}
