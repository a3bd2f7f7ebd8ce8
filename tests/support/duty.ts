import { beforeEach } from 'vitest';
import { createAccounts } from '../../src/accounts/accounts.ts';
import type { Database } from '../../src/database/executor.ts';
import type { DutyChannel, DutyMessage } from '../../src/duty/channels/duty-channel.ts';
import { createDutyDesk } from '../../src/duty/duty-desk.ts';
import { createShiftRepository, type ShiftRecord } from '../../src/duty/shift-repository.ts';
import { createSweep } from '../../src/duty/sweep.ts';
import { createWeeklyDesk } from '../../src/duty/weekly-desk.ts';
import { loadDutyRules } from '../../src/knowledge/duty-rules.ts';
import { newId } from '../../src/shared/ids.ts';
import type { NewTicket } from '../../src/tickets/ticket-desk.ts';
import type { WorkingCalendar } from '../../src/working-days/working-calendar.ts';
import { createWorkingTime } from '../../src/working-days/working-time.ts';
import { cipher, emergency, givenDesk, HUAIYUAN, RUGAO, sixDayWeek } from './ticket-desk.ts';

/** A channel that keeps what it is given, and can be broken. */
export interface KeepingChannel extends DutyChannel {
  messages: DutyMessage[];
  /** Until it is taken back, whatever is sent fails like this, or never ends. */
  breaks: Error | 'never ends' | undefined;
  /** To whom it went, in order, and in which round. */
  told(): string[];
}

export function keepingChannel(): KeepingChannel {
  return {
    name: 'webhook',
    messages: [],
    breaks: undefined,
    reaches: () => true,
    async send(message) {
      if (this.breaks === 'never ends') return new Promise(() => undefined);
      if (this.breaks !== undefined) throw this.breaks;
      this.messages.push(message);
    },
    told() {
      return this.messages.map(({ kind, to, round }) => `${round} ${kind} ${to?.name ?? '-'}`);
    },
  };
}

interface DutyOptions {
  db: Database;
  clock: () => Date;
  channel: DutyChannel;
  /** Whether somebody is signed in. */
  isPresent?: () => boolean;
  calendar?: WorkingCalendar;
}

/** One process of the service, as far as duty goes: two of them over one database are two processes. */
export function givenDuty(options: DutyOptions) {
  const { db, clock, channel, isPresent = () => false, calendar = sixDayWeek } = options;
  const tickets = givenDesk({ db, clock });
  const shifts = createShiftRepository(cipher);
  const places = [RUGAO, HUAIYUAN];
  const errors: object[] = [];
  const needs = {
    db,
    clock,
    tickets,
    shifts,
    rules: loadDutyRules(),
    channels: [channel],
    log: { error: (details: object) => errors.push(details) },
    isPresent: async () => isPresent(),
    findPlace: (code: string) => places.find((place) => place.code === code),
    ladderOf: (code: string) => [code, '000000'],
    resolvePlace: () => RUGAO,
    workingTimeAt: () =>
      createWorkingTime(calendar, { opens: '08:30', afternoon: '13:30', closes: '17:30' }),
  };
  const desk = { ...createDutyDesk(needs), ...createWeeklyDesk(needs) };
  return { tickets, shifts, errors, sweep: createSweep(needs), desk };
}

/** On duty everywhere, in November 2026, by telephone and mail. */
export function shift(changes: Partial<ShiftRecord> & Pick<ShiftRecord, 'name'>): ShiftRecord {
  return {
    id: newId(),
    level: 'duty',
    region: null,
    email: 'on-duty@example.invalid',
    phone: '000-0000000',
    startsAt: new Date('2026-11-01T00:00:00+08:00'),
    endsAt: new Date('2026-12-31T00:00:00+08:00'),
    ...changes,
  };
}

export const DANGER = { kind: 'handoff', lifeSafety: true } as const;

/** A Friday morning with an empty roster; each test moves its own clock. */
export function givenDutyStage(database: () => Database): DutyStage {
  const stage = new DutyStage(database);
  beforeEach(() => stage.begin());
  return stage;
}

class DutyStage {
  now = new Date(0);
  isPresent = false;
  channel = keepingChannel();
  private readonly database: () => Database;
  private started: ReturnType<typeof givenDuty> | undefined;

  constructor(database: () => Database) {
    this.database = database;
  }

  async begin(): Promise<void> {
    this.at('2026-11-20T10:00');
    this.isPresent = false;
    this.channel = keepingChannel();
    this.started = this.another();
    const accounts = createAccounts({ db: this.database(), clock: () => this.now });
    await accounts.ensureAdministrator('at the desk');
  }

  get duty(): ReturnType<typeof givenDuty> {
    if (this.started === undefined) throw new Error('duty is asked for outside a test.');
    return this.started;
  }

  /** Another process over the same database. */
  another = (channel: KeepingChannel = this.channel) =>
    givenDuty({
      db: this.database(),
      clock: () => this.now,
      channel,
      isPresent: () => this.isPresent,
    });

  at = (text: string) => {
    this.now = new Date(`${text}:00+08:00`);
  };

  wait = (minutes: number) => {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  };

  sweepAt = async (text: string) => {
    this.at(text);
    await this.duty.sweep();
  };

  open = (changes: Partial<NewTicket> = {}) =>
    this.duty.tickets.openTicket(emergency({ discoveredAt: this.now, ...changes }));

  onDuty = async (...shifts: ShiftRecord[]) => {
    for (const each of shifts)
      await this.duty.shifts.add(this.database(), each, { username: 'admin', at: this.now });
  };

  /** Of time limits, not of danger. */
  limitsTold = () => this.channel.told().filter((line) => !/ (danger|emergency) /.test(line));
}
