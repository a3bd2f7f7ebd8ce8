import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { useLoaded } from '../staff/use-loaded.ts';

/** What the service is measured by, for those who answer for it: of what was paid, what arrived. */
export function TicketMeasure({ changes }: { changes: number }) {
  const { role } = useSession().session.account;
  return role === 'supervisor' || role === 'admin' ? <Measure changes={changes} /> : null;
}

function Measure({ changes }: { changes: number }) {
  const loaded = useLoaded(staffApi.measureTickets, changes);
  return (
    <LoadedView loaded={loaded}>
      {({ paid, arrived, notArrived, notAnswered }) => (
        <p className="quiet">
          已发放 {paid} 件：市民说收到了 {arrived} 件，没收到 {notArrived} 件，还没回答{' '}
          {notAnswered} 件
        </p>
      )}
    </LoadedView>
  );
}
