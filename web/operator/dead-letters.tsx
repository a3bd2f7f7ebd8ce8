import type { Delivery } from '../../src/contracts/integration.ts';
import { Field } from '../staff/field.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { DeliveryButton } from './delivery-button.tsx';

interface DeadLettersProps {
  deliveries: readonly Delivery[];
  count: number;
  onOpenTicket: (id: string) => void;
  onDone: () => void;
}

/** What was given up: sent anew, or closed by an administrator who says why it need not arrive. */
export function DeadLetters({ deliveries, count, onOpenTicket, onDone }: DeadLettersProps) {
  const { session } = useSession();
  if (count === 0) return null;
  const resend = async (ids?: string[]) => {
    await staffApi.resendEvents(ids, session);
    onDone();
  };
  return (
    <section aria-label="没送到的">
      <h3>没送到的（{count}）</h3>
      <p className="quiet">试了三天都没有送到，不再自己试了。对方修好以后再重发。</p>
      <StaffForm
        action="全部重发"
        confirm={`把没送到的 ${count} 条都重发吗？`}
        send={() => resend()}
      >
        {null}
      </StaffForm>
      <ul className="rows">
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <DeliveryButton delivery={delivery} onOpenTicket={onOpenTicket} />
            <StaffForm
              action={`重发 ${delivery.number} 的这一条`}
              send={() => resend([delivery.id])}
            >
              {null}
            </StaffForm>
            {session.account.role === 'admin' ? (
              <CloseDeadLetter delivery={delivery} onDone={onDone} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CloseDeadLetter({ delivery, onDone }: { delivery: Delivery; onDone: () => void }) {
  const { session } = useSession();
  const { id, number } = delivery;
  return (
    <details>
      <summary>不用再送了</summary>
      <StaffForm
        action={`结掉 ${number} 的这一条`}
        confirm="结掉以后不能再重发，原因会记下来。确定结掉吗？"
        send={async (read) => {
          await staffApi.closeEvents({ ids: [id], reason: read('reason') }, session);
          onDone();
        }}
      >
        <Field label="为什么不用送了" name="reason" required maxLength={200} isWide />
      </StaffForm>
    </details>
  );
}
