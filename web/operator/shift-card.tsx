import type { ReactNode } from 'react';
import type { Shift } from '../../src/contracts/duty.ts';
import { LEVEL_WORDS } from '../shared/duty-words.ts';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';

interface ShiftCardProps {
  shift: Omit<Shift, 'startsAt' | 'endsAt'>;
  times: string;
  /** From which day until which, where it repeats. */
  days?: string;
  removal: { action: string; confirm: string };
  mayChange: boolean;
  reload: () => void;
  children?: ReactNode;
}

/** Who is on duty in a shift, when, and how they are reached; a supervisor may remove it. */
export function ShiftCard(props: ShiftCardProps) {
  const { times, days, removal, mayChange, reload, children } = props;
  const { id, name, level, region, email, phone, isNow } = props.shift;
  const { session } = useSession();
  const ways = [email, phone].filter((way) => way !== null);
  return (
    <li className="notice">
      <strong className="row">
        {name} · {LEVEL_WORDS[level]} · {region?.path ?? '所有地区'}
      </strong>
      <span className="row">
        {times}
        {isNow ? '（现在）' : ''}
      </span>
      {days === undefined ? null : <span className="row quiet">{days}</span>}
      <span className="row quiet">{ways.length === 0 ? '没有登记联系方式' : ways.join('，')}</span>
      {children}
      {mayChange ? (
        <StaffForm
          {...removal}
          send={async () => {
            await staffApi.removeShift(id, session);
            reload();
          }}
        >
          {null}
        </StaffForm>
      ) : null}
    </li>
  );
}
