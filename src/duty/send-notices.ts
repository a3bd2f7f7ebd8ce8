import type { Database } from '../database/executor.ts';
import type { DutyRules } from '../knowledge/duty-rules.ts';
import { type Clock, type Instant, toShanghaiIso } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { fillTemplate } from '../shared/text.ts';
import type { WorkingTime } from '../working-days/working-time.ts';
import { ChannelError, type DutyChannel, type DutyMessage } from './channels/duty-channel.ts';
import {
  claimDueNotices,
  type NoticeRecord,
  noteDelivery,
  noteRound,
  putOff,
} from './notice-repository.ts';
import { minutesAfter } from './raise-notices.ts';
import { recipientOf } from './recipients.ts';
import type { ShiftRecord, ShiftRepository } from './shift-repository.ts';

export interface SendNeeds {
  db: Database;
  clock: Clock;
  log: Pick<Log, 'error'>;
  rules: DutyRules;
  shifts: ShiftRepository;
  channels: readonly DutyChannel[];
  findPlace(code: string): Place | undefined;
  ladderOf(code: string): PlaceLadder;
  workingTimeAt(ladder: PlaceLadder): WorkingTime;
}

/** Longer than every channel together may take: only a process that has died is overtaken. */
const LEASE_MINUTES = 2;
const AT_MOST = 20;
/** What a clock may be off without having been set back. */
const SLACK_MINUTES = 1;

/**
 * Sends what is due and notes what became of it. The network is never waited for inside a transaction: a notice is
 * claimed first, so that a process that dies on the way is followed by another one after a while.
 */
export async function sendDue(needs: SendNeeds): Promise<number> {
  const { db, clock, rules, channels } = needs;
  if (channels.length === 0) return 0;
  const now = clock();
  const { danger, emergency } = rules.clocks;
  const longest = Math.max(danger.acknowledge, emergency.acknowledge, LEASE_MINUTES);
  const claimed = await claimDueNotices(db, {
    now,
    until: minutesAfter(now, LEASE_MINUTES),
    farthest: minutesAfter(now, longest + SLACK_MINUTES),
    atMost: AT_MOST,
  });
  await Promise.all(claimed.map((notice) => sendRound(notice, needs)));
  return claimed.length;
}

async function sendRound(notice: NoticeRecord, needs: SendNeeds): Promise<void> {
  const { db, clock } = needs;
  const now = clock();
  const ladder = notice.regionCode === null ? [] : needs.ladderOf(notice.regionCode);
  const opensAt = isUrgent(notice) ? now : needs.workingTimeAt(ladder).nextOpening(now);
  if (opensAt > now && !notice.lifeSafety) return putOff(db, notice.id, opensAt);

  const round = notice.rounds + 1;
  const current = await needs.shifts.listCurrent(db, now);
  const shift = recipientOf({ ...notice, round, ladder }, current);
  const isTaken = await deliver(notice, { round, shift }, needs);
  await noteRound(db, {
    id: notice.id,
    round,
    sentAt: isTaken ? now : null,
    shiftId: shift?.id ?? null,
    nextAt: nextAfter(notice, isTaken, { now: clock(), rules: needs.rules }),
  });
}

interface Round {
  round: number;
  shift: ShiftRecord | undefined;
}

/** Every channel that reaches somebody; whether one took it. */
async function deliver(
  notice: NoticeRecord,
  { round, shift }: Round,
  needs: SendNeeds,
): Promise<boolean> {
  const message = messageOf(notice, { round, shift }, needs);
  const ways = needs.channels.filter((channel) => channel.reaches(message));
  const troubles = await Promise.all(ways.map((channel) => tryToSend(channel, message, needs)));
  for (const [place, { name: channel }] of ways.entries())
    await noteDelivery(needs.db, {
      noticeId: notice.id,
      round,
      channel,
      shiftId: shift?.id ?? null,
      at: needs.clock(),
      trouble: troubles[place] ?? null,
    });
  return troubles.some((trouble) => trouble === null);
}

/** Null once it is taken. */
async function tryToSend(
  channel: DutyChannel,
  message: DutyMessage,
  { log }: SendNeeds,
): Promise<string | null> {
  try {
    await channel.send(message);
    return null;
  } catch (error) {
    const trouble = error instanceof ChannelError ? error.code : 'unknown';
    log.error({ channel: channel.name, trouble }, 'the duty channel did not take a notice');
    return trouble;
  }
}

function messageOf(
  notice: NoticeRecord,
  { round, shift }: Round,
  { rules, findPlace }: SendNeeds,
): DutyMessage {
  const { words } = rules;
  const { id, kind, level, ticketNumber: number, regionCode, limitAt } = notice;
  const region = regionCode === null ? null : (findPlace(regionCode)?.path ?? regionCode);
  const until = limitAt === null ? null : toShanghaiIso(limitAt);
  const filled = {
    number,
    region: region ?? words.regionUnknown,
    kind: words.kinds[kind],
    to: shift === undefined ? '' : fillTemplate(words.to, { name: shift.name }),
    limit:
      until === null
        ? ''
        : fillTemplate(words.limit, { limit: until.slice(0, 16).replace('T', ' ') }),
  };
  return {
    ...{ id: `${id}:${round}`, kind, level, ticket: number, region, limitAt: until, round },
    subject: fillTemplate(words.subject, filled),
    text: fillTemplate(words.text, filled),
    to: shift === undefined ? null : { name: shift.name, email: shift.email, phone: shift.phone },
  };
}

/** Null: what was said once is not said again. */
function nextAfter(
  { kind }: NoticeRecord,
  isTaken: boolean,
  { now, rules }: { now: Instant; rules: DutyRules },
): Instant | null {
  if (kind !== 'danger' && kind !== 'emergency')
    return isTaken ? null : minutesAfter(now, rules.clocks.limit.retry);
  const { acknowledge, retry } = rules.clocks[kind];
  return minutesAfter(now, isTaken ? acknowledge : retry);
}

function isUrgent({ kind }: NoticeRecord): boolean {
  return kind === 'danger' || kind === 'emergency';
}
