import type { Database } from './database/executor.ts';
import type { DutyChannel } from './duty/channels/duty-channel.ts';
import { createEmailChannel, type EmailSettings } from './duty/channels/email-channel.ts';
import { createSmsChannel, createWebhookChannel } from './duty/channels/webhook-channel.ts';
import { createDutyDesk } from './duty/duty-desk.ts';
import { standingOf, type TellDuty } from './duty/duty-standing.ts';
import { createShiftRepository } from './duty/shift-repository.ts';
import { createSweep, type Watching, watch } from './duty/sweep.ts';
import { createWeeklyDesk } from './duty/weekly-desk.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Cipher } from './shared/cipher.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import type { Place, PlaceLadder } from './shared/place.ts';
import type { Webhook } from './shared/sign-webhook.ts';
import type { TicketDesk } from './tickets/ticket-desk.ts';
import { actorOf } from './tickets/ticket-event.ts';
import type { DutyDesk } from './use-cases.ts';
import type { WorkingCalendar } from './working-days/working-calendar.ts';
import { createWorkingTime } from './working-days/working-time.ts';

/** The ways out of the house; each is absent until it is configured. */
export interface DutySettings {
  webhook?: Webhook | undefined;
  sms?: Webhook | undefined;
  email?: EmailSettings | undefined;
}

export interface DutyWatch {
  sweep(): Promise<void>;
  /** Sweeps every few seconds until it is stopped. */
  start(): Watching;
}

export interface DutyParts {
  desk: DutyDesk;
  standingOf: TellDuty;
  watch: DutyWatch;
  /** In English, for administrators. */
  troubles(): string[];
}

const EVERY_MS = 5_000;

/** Duty and escalation: what raises a notice, whom it reaches, who has acknowledged it. */
export function prepareDuty(needs: {
  db: Database;
  clock: Clock;
  log: Log;
  cipher: Cipher;
  knowledge: Pick<Knowledge, 'duty' | 'officeHours' | 'gazetteer'>;
  calendar: WorkingCalendar;
  tickets: TicketDesk;
  resolvePlace(said: string): Place;
  isSomebodyPresent(withinMs: number): Promise<boolean>;
  settings: DutySettings;
}): DutyParts {
  const { db, log, knowledge, calendar, settings } = needs;
  const { duty: rules, officeHours, gazetteer } = knowledge;
  const channels = channelsOf(settings, needs.clock);
  const shifts = createShiftRepository(needs.cipher);
  const isPresent = () => needs.isSomebodyPresent(rules.presenceMinutes * 60_000);
  const workingTimeAt = (ladder: PlaceLadder) =>
    createWorkingTime(calendar, officeHours.workingDayAt(ladder));
  const places = { findPlace: gazetteer.find, ladderOf: gazetteer.ladder };
  const shared = { ...needs, ...places, rules, shifts, channels, isPresent, workingTimeAt };
  const desk = createDutyDesk(shared);
  const sweep = createSweep(shared);

  return {
    desk: {
      ...desk,
      ...createWeeklyDesk(shared),
      listNotices: (account) => desk.listNotices(actorOf(account).party),
      acknowledge: (ticketId, account) => desk.acknowledge(ticketId, actorOf(account)),
    },
    standingOf: (ticket) => standingOf(db, ticket, isPresent),
    watch: { sweep, start: () => watch({ sweep, log, everyMs: EVERY_MS }) },
    troubles: () =>
      channels.length > 0
        ? []
        : ['no duty channel is configured: a danger with nobody signed in reaches nobody'],
  };
}

function channelsOf({ webhook, sms, email }: DutySettings, clock: Clock): DutyChannel[] {
  return [
    ...(webhook === undefined ? [] : [createWebhookChannel({ settings: webhook, clock })]),
    ...(email === undefined ? [] : [createEmailChannel(email)]),
    ...(sms === undefined ? [] : [createSmsChannel({ settings: sms, clock })]),
  ];
}
