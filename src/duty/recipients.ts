import type { DutyLevel, NoticeKind } from '../contracts/duty.ts';
import type { PlaceLadder } from '../shared/place.ts';
import type { ShiftRecord } from './shift-repository.ts';

const LEVELS: readonly DutyLevel[] = ['duty', 'supervisor', 'county'];

export interface Addressed {
  kind: NoticeKind;
  level: DutyLevel;
  /** From 1 on: how often it has been sent, this time included. */
  round: number;
  /** Of the ticket's place, the nearest first; empty while that is unknown. */
  ladder: PlaceLadder;
}

/**
 * Who is told in a round. A danger or an emergency goes from one to the next, the nearest place first and level by
 * level, and then round again; everything else goes to the first of its level. Undefined: nobody is on the roster,
 * and only the common channel is left.
 */
export function recipientOf(
  { kind, level, round, ladder }: Addressed,
  current: readonly ShiftRecord[],
): ShiftRecord | undefined {
  const isUrgent = kind === 'danger' || kind === 'emergency';
  const levels = isUrgent ? LEVELS : [level];
  const order = levels.flatMap((each) =>
    nearestFirst(
      current.filter((shift) => shift.level === each),
      ladder,
    ),
  );
  return isUrgent ? order[(round - 1) % Math.max(order.length, 1)] : order[0];
}

/** While the place is unknown, or nobody is on duty for it, everybody on duty is asked. */
function nearestFirst(shifts: readonly ShiftRecord[], ladder: PlaceLadder): ShiftRecord[] {
  const stepOf = ({ region }: ShiftRecord) =>
    region === null ? ladder.length : ladder.indexOf(region);
  const here = shifts.filter((shift) => stepOf(shift) >= 0);
  return here.length === 0
    ? [...shifts]
    : here.toSorted((one, other) => stepOf(one) - stepOf(other));
}
