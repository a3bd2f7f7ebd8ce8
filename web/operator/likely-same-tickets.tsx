import { Alert, Button } from 'antd';
import type { LikelySame } from '../../src/contracts/staff-tickets.ts';
import { LIKELY_SAME_WORDS } from '../shared/ticket-words.ts';
import type { Opened } from './operator-page.tsx';

interface LikelySameProps {
  likelySame: readonly LikelySame[];
  onOpen: (opened: Opened) => void;
}

/** Tickets that may be about the same event. Whoever has looked at both puts them together, or leaves them. */
export function LikelySameTickets({ likelySame, onOpen }: LikelySameProps) {
  if (likelySame.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title="可能和别的工单说的是同一件事。请先看过再定；确实是同一件事，用下面的「并入另一张工单」。"
      description={
        <ul>
          {likelySame.map(({ id, number, because }) => (
            <li key={id}>
              <Button type="link" onClick={() => onOpen({ what: 'ticket', id })}>
                {number}
              </Button>
              {LIKELY_SAME_WORDS[because]}
            </li>
          ))}
        </ul>
      }
    />
  );
}
