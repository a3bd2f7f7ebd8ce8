import type { CodeQuery } from '../contracts/tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { DomainError } from '../shared/errors.ts';
import { matchesSecret } from '../shared/ids.ts';
import type { CodeAttempts } from './code-attempts.ts';
import { digestOfCode, secretOf } from './code-digest.ts';
import type { TicketRepository } from './ticket-repository.ts';
import type { TicketRecord } from './ticket-row.ts';

/**
 * @throws {DomainError} `ticket-not-found` for a wrong code and for an unknown number alike, `too-many-codes` after
 * too many of either.
 */
export async function findByCode(
  { tickets, attempts }: { tickets: TicketRepository; attempts: CodeAttempts },
  db: SqlExecutor,
  asked: CodeQuery,
): Promise<TicketRecord> {
  const number = asWritten(asked.number).replace(/^(?:WL)?(\d{8})(\d{4,})$/, 'WL$1-$2');
  const code = asWritten(asked.code);
  const hash = await tickets.codeHashOf(db, number);
  // Compared also when there is no such ticket, so that the answer takes as long.
  const matches = matchesSecret(secretOf(number, code), hash ?? digestOfCode({ number, code: '' }));
  const isRight = matches && hash !== undefined;
  await attempts.note({ number, from: asked.from, isRight });
  const found = isRight ? await tickets.findByNumber(db, number) : undefined;
  if (found === undefined) throw new DomainError('not-found', 'ticket-not-found');
  return found;
}

/** People type small letters, full-width digits, spaces and dashes of their own. */
function asWritten(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase();
}
