import type { DutyLevel, NoticeKind } from '../../contracts/duty.ts';

/** One round of a notice on its way out: without any words of the citizen's. */
export interface DutyMessage {
  /** The same for every try of a round, so that a receiver takes it once. */
  id: string;
  kind: NoticeKind;
  level: DutyLevel;
  ticket: string;
  region: string | null;
  /** ISO 8601; null for danger and emergency. */
  limitAt: string | null;
  round: number;
  subject: string;
  text: string;
  /** Null: nobody is on the roster. */
  to: { name: string; email: string | null; phone: string | null } | null;
}

/** One way out of the house. */
export interface DutyChannel {
  name: 'webhook' | 'email' | 'sms';
  reaches(message: DutyMessage): boolean;
  /** Resolves once the other side has taken it. @throws {ChannelError} when it did not. */
  send(message: DutyMessage): Promise<void>;
}

/** Why a channel did not take a message: a short code without any address or secret. */
export class ChannelError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the channel did not take it: ${code}`);
    this.name = 'ChannelError';
    this.code = code;
  }
}

/** A channel that does not answer must not keep the next person from being told. */
export const CHANNEL_PATIENCE_MS = 10_000;
