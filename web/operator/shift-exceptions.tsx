import type { WeeklyShift } from '../../src/contracts/duty.ts';
import { Field } from '../staff/field.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { PersonFields, personIn } from './who-fields.tsx';

interface ShiftExceptionsProps {
  shift: WeeklyShift;
  mayChange: boolean;
  reload: () => void;
}

/** The single days on which somebody else is there, or nobody. */
export function ShiftExceptions({ shift, mayChange, reload }: ShiftExceptionsProps) {
  const { session } = useSession();
  return (
    <>
      {shift.exceptions.length === 0 ? null : (
        <ul>
          {shift.exceptions.map(({ id, on, name }) => (
            <li key={id}>
              {on}：{name === null ? <strong>没有人</strong> : `${name}代`}
              {mayChange ? (
                <StaffForm
                  action={`撤掉 ${on} 的安排`}
                  send={async () => {
                    await staffApi.removeShiftException(id, session);
                    reload();
                  }}
                >
                  {null}
                </StaffForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <details>
          <summary>某一天另作安排</summary>
          <StaffForm
            action="保存这一天"
            send={async (read) => {
              const person = personIn(read);
              const instead = person.name === '' ? null : person;
              await staffApi.addShiftException(shift.id, { on: read('on'), instead }, session);
              reload();
            }}
          >
            <Field label="哪一天（班开始的那天）" name="on" type="date" required />
            <PersonFields isRequired={false} />
          </StaffForm>
        </details>
      ) : null}
    </>
  );
}
