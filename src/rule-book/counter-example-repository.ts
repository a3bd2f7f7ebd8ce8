import { z } from 'zod';
import { CounterExampleStateSchema } from '../contracts/rule-book.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { Cipher } from '../shared/cipher.ts';
import type { Instant } from '../shared/clock.ts';

const BodySchema = z.object({
  situation: z.string(),
  expected: z.string(),
  contact: z.string().nullable(),
});

const RowSchema = z.object({
  id: z.string(),
  rule: z.string(),
  rulesVersion: z.string(),
  body: z.string(),
  state: CounterExampleStateSchema,
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  filedAt: z.date(),
});

export type CounterExampleRecord = Omit<z.infer<typeof RowSchema>, 'body'> &
  z.infer<typeof BodySchema>;

export type NewCounterExample = Pick<
  CounterExampleRecord,
  'id' | 'rule' | 'rulesVersion' | 'situation' | 'expected' | 'contact' | 'filedAt'
>;

interface Decision {
  id: string;
  state: 'accepted' | 'rejected';
  reason: string;
  decidedBy: string;
  decidedAt: Instant;
}

const LONGEST_LIST = 500;

export type CounterExampleRepository = ReturnType<typeof createCounterExampleRepository>;

/** What people and staff wrote is encrypted; every method takes the executor of the use case. */
export function createCounterExampleRepository(cipher: Cipher) {
  const parse = (row: unknown): CounterExampleRecord => {
    const { body, reason, ...plain } = RowSchema.parse(row);
    return {
      ...plain,
      ...BodySchema.parse(JSON.parse(cipher.decrypt(body))),
      reason: reason === null ? null : cipher.decrypt(reason),
    };
  };

  return {
    async insert(db: SqlExecutor, example: NewCounterExample): Promise<void> {
      const { situation, expected, contact } = example;
      await db.query(
        `
        insert into counter_examples (id, rule, rules_version, body, filed_at)
        values ($1::uuid, $2::text, $3::text, $4::text, $5::timestamptz)
        `,
        [
          example.id,
          example.rule,
          example.rulesVersion,
          cipher.encrypt(JSON.stringify({ situation, expected, contact })),
          example.filedAt,
        ],
      );
    },

    /** Those that wait first, then the newest; at most 500. */
    async list(db: SqlExecutor): Promise<CounterExampleRecord[]> {
      const { rows } = await db.query(
        `
        select example.id,
               example.rule,
               example.rules_version as "rulesVersion",
               example.body,
               example.state,
               example.reason,
               example.decided_by as "decidedBy",
               example.decided_at as "decidedAt",
               example.filed_at as "filedAt"
          from counter_examples as example
         order by example.state = 'new' desc, example.filed_at desc, example.id
         limit $1::int
        `,
        [LONGEST_LIST],
      );
      return rows.map(parse);
    },

    /** Whether it was there and nobody had decided it. */
    async decide(db: SqlExecutor, decision: Decision): Promise<boolean> {
      const { id, state, reason, decidedBy, decidedAt } = decision;
      const { rows } = await db.query(
        `
        update counter_examples
           set state = $2::text,
               reason = $3::text,
               decided_by = $4::text,
               decided_at = $5::timestamptz
         where id = $1::uuid
           and state = 'new'
        returning id
        `,
        [id, state, cipher.encrypt(reason), decidedBy, decidedAt],
      );
      return rows.length > 0;
    },

    async exists(db: SqlExecutor, id: string): Promise<boolean> {
      const { rows } = await db.query(
        `
        select example.id
          from counter_examples as example
         where example.id = $1::uuid
        `,
        [id],
      );
      return rows.length > 0;
    },
  };
}
