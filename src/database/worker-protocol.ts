import type { RawResult } from './embedded-engine.ts';
import type { SqlFailure } from './sql-error.ts';
import type { WireValue } from './wire-values.ts';

/** From the service to the thread that holds the database. */
export type WorkerRequest =
  | { id: number; kind: 'run'; text: string; values: readonly WireValue[] | undefined }
  | { id: number; kind: 'close' };

/** And back. `ready` comes once, first. */
export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'result'; id: number; result: RawResult }
  | { kind: 'refused'; id: number; failure: SqlFailure }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'notification'; channel: string; payload: string };
