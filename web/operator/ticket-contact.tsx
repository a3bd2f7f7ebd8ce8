import { Alert, Button, Descriptions } from 'antd';
import { useState } from 'react';
import type { RevealedContact, StaffTicketDetail } from '../../src/contracts/staff-tickets.ts';
import { useSession } from '../staff/session-context.ts';
import { StaffProblem, staffApi } from '../staff/staff-api.ts';

/** Where they are and how to reach them: hidden until somebody asks, and who asked is recorded. */
export function TicketContact({ ticket }: { ticket: StaffTicketDetail }) {
  const { session, expire } = useSession();
  const [revealed, setRevealed] = useState<RevealedContact>();
  const [problem, setProblem] = useState<string>();
  const { whereabouts, contact } = revealed ?? ticket;
  const isKnown = ticket.whereabouts !== null || ticket.contact !== null;
  const reveal = async () => {
    setProblem(undefined);
    try {
      setRevealed(await staffApi.revealContact(ticket.id, session));
    } catch (error) {
      if (error instanceof StaffProblem && error.status === 401) expire();
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-label="怎么找到市民">
      <h3>怎么找到市民</h3>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'where', label: '具体地点', children: whereabouts ?? '还没有说' },
          { key: 'contact', label: '联系方式', children: contact ?? noContactIn(ticket) },
        ]}
      />
      {isKnown && revealed === undefined ? (
        <p>
          <Button onClick={() => void reveal()}>查看地点和联系方式（会记下是谁看的）</Button>
        </p>
      ) : null}
      {problem === undefined ? null : <Alert type="error" showIcon role="alert" title={problem} />}
    </section>
  );
}

function noContactIn({ events }: StaffTicketDetail): string {
  const said = events.findLast(({ what }) => what === 'contact_declined' || what === 'unreachable');
  if (said === undefined) return '还没有说';
  return said.what === 'unreachable' ? '联系不上' : '本人不愿意留';
}
