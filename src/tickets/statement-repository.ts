import { z } from 'zod';
import { type StatementLine, StatementLineSchema } from '../contracts/ticket-statements.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { TextCipher } from './ticket-row.ts';

const RowSchema = z.object({ version: z.int(), lines: z.string() });
const LinesSchema = z.array(StatementLineSchema);

/** The lines of a ticket's statements, by the version of the event that put them down. */
export type StatementRepository = ReturnType<typeof createStatementRepository>;

export function createStatementRepository(cipher: TextCipher) {
  return {
    async insert(
      tx: SqlExecutor,
      { id, version }: { id: string; version: number },
      lines: readonly StatementLine[],
    ): Promise<void> {
      await tx.query(
        `
        insert into ticket_statements (ticket_id, version, lines)
        values ($1::uuid, $2::integer, $3::text)
        `,
        [id, version, cipher.encrypt(JSON.stringify(lines))],
      );
    },

    async listByTicket(db: SqlExecutor, id: string): Promise<ReadonlyMap<number, StatementLine[]>> {
      const { rows } = await db.query(
        `
        select statement.version,
               statement.lines
          from ticket_statements as statement
         where statement.ticket_id = $1::uuid
         order by statement.version
        `,
        [id],
      );
      return new Map(
        rows.map((row) => {
          const { version, lines } = RowSchema.parse(row);
          return [version, LinesSchema.parse(JSON.parse(cipher.decrypt(lines)))];
        }),
      );
    },
  };
}
