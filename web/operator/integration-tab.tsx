import { Alert, Button } from 'antd';
import type { Delivery, IntegrationOverview } from '../../src/contracts/integration.ts';
import { ACTION_WORDS } from '../shared/integration-words.ts';
import { shortMoment } from '../shared/time-words.ts';
import { Field } from '../staff/field.tsx';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { useLoaded } from '../staff/use-loaded.ts';
import { DeadLetters } from './dead-letters.tsx';
import { DeliveryButton } from './delivery-button.tsx';
import { IntegrationImport } from './integration-import.tsx';
import { IntegrationTokens } from './integration-tokens.tsx';

interface IntegrationTabProps {
  changes: number;
  onOpenTicket: (id: string) => void;
}

/** What was sent to the city's own system, what did not arrive, and who may fetch it. */
export function IntegrationTab({ changes, onOpenTicket }: IntegrationTabProps) {
  const loaded = useLoaded(staffApi.readIntegration, changes);
  const { session } = useSession();
  return (
    <LoadedView loaded={loaded}>
      {(overview) => (
        <>
          <Summary overview={overview} />
          <Button onClick={loaded.reload}>刷新</Button>
          {session.account.role === 'admin' ? (
            <History overview={overview} onSent={loaded.reload} />
          ) : null}
          <DeadLetters
            deliveries={overview.deadLetters}
            count={overview.dead}
            onOpenTicket={onOpenTicket}
            onDone={loaded.reload}
          />
          <Troubled deliveries={overview.troubled} onOpenTicket={onOpenTicket} />
          {session.account.role === 'admin' ? (
            <>
              <IntegrationImport onDone={loaded.reload} />
              <IntegrationTokens onChanged={loaded.reload} />
            </>
          ) : null}
          <Actions actions={overview.actions} />
        </>
      )}
    </LoadedView>
  );
}

function Summary({ overview }: { overview: IntegrationOverview }) {
  const { isConfigured, pending, delivered, dead, closed, waitingSince, restUntil, keepDays } =
    overview;
  return (
    <>
      {isConfigured ? null : (
        <Alert
          type="info"
          showIcon
          title="没有设接收地址（TICKET_WEBHOOK_URL），工单有变化不会自动送出去。别的系统可以凭对接凭证来取。"
        />
      )}
      <p>
        已送到 {delivered} 条，等着送 {pending} 条，
        {dead === 0 ? '没有送不到的。' : <strong>送不到 {dead} 条。</strong>}
        {closed === 0 ? '' : `另有 ${closed} 条没送到，写明原因结掉了。`}
      </p>
      <p className="quiet">送到的记录留 {keepDays} 天；没送到的一直留着，等人处理。</p>
      {waitingSince === null ? null : (
        <p className="quiet">等得最久的一条是 {shortMoment(waitingSince)} 的。</p>
      )}
      {restUntil === null ? null : (
        <p className="quiet">对方请我们等到 {shortMoment(restUntil)} 再送。</p>
      )}
    </>
  );
}

/** What happened before sending began is sent where an administrator wants it, and once. */
function History({ overview, onSent }: { overview: IntegrationOverview; onSent: () => void }) {
  const { session } = useSession();
  const { startedAt, unsent } = overview;
  if (startedAt === null || unsent === 0) return null;
  return (
    <section aria-label="补发">
      <h3>接通以前的</h3>
      <p className="quiet">
        {shortMoment(startedAt)} 接通，从那时起的变化才送。以前的 {unsent}{' '}
        条没有送；对方需要的话，可以补发。
      </p>
      <StaffForm
        action="补发"
        confirm="把这天以来、接通以前的变化都补发给对方吗？发出去就收不回来了。"
        send={async (read) => {
          await staffApi.sendHistory(read('from'), session);
          onSent();
        }}
      >
        <Field label="从哪天起" name="from" type="date" required />
      </StaffForm>
    </section>
  );
}

interface DeliveriesProps {
  deliveries: readonly Delivery[];
  onOpenTicket: (id: string) => void;
}

function Troubled({ deliveries, onOpenTicket }: DeliveriesProps) {
  if (deliveries.length === 0) return null;
  return (
    <section aria-label="正在重试的">
      <h3>正在重试的（{deliveries.length}）</h3>
      <ul className="rows">
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <DeliveryButton delivery={delivery} onOpenTicket={onOpenTicket} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ actions }: Pick<IntegrationOverview, 'actions'>) {
  if (actions.length === 0) return null;
  return (
    <details>
      <summary>谁做过什么（最近 {actions.length} 次）</summary>
      <ul>
        {actions.map(({ id, at, actor, what, about, count }) => (
          <li key={id}>
            {shortMoment(at)} {actor} {ACTION_WORDS[what]}
            {about === '' ? '' : `：${about}`}
            {count === null ? '' : ` ${count} 条`}
          </li>
        ))}
      </ul>
    </details>
  );
}
