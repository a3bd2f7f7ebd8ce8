import { AlertFilled, ClockCircleFilled, CopyFilled, HeartFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';

interface Marked {
  lifeSafety: boolean;
  urgent?: boolean;
  greenChannel: boolean;
  /** Others that may be about the same event. */
  likelySame?: readonly unknown[];
}

/** Danger and urgency as icon, words and colour: never as colour alone. */
export function Marks({ lifeSafety, urgent = false, greenChannel, likelySame = [] }: Marked) {
  return (
    <span className="marks">
      {lifeSafety ? <Mark kind="danger" icon={<AlertFilled />} words="有生命危险" /> : null}
      {urgent ? <Mark kind="urgent" icon={<ClockCircleFilled />} words="急难" /> : null}
      {greenChannel ? <Mark kind="green" icon={<HeartFilled />} words="绿色通道" /> : null}
      {likelySame.length > 0 ? <Mark kind="same" icon={<CopyFilled />} words="可能重复" /> : null}
    </span>
  );
}

function Mark({ kind, icon, words }: { kind: string; icon: ReactNode; words: string }) {
  return (
    <span className={`mark ${kind}`}>
      <span aria-hidden="true">{icon}</span>
      {words}
    </span>
  );
}

export function rowClassOf({ lifeSafety, urgent = false }: Omit<Marked, 'greenChannel'>): string {
  if (lifeSafety) return 'danger';
  return urgent ? 'urgent' : '';
}
