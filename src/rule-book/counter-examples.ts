import { type ProgrammeId, ProgrammeIdSchema } from '../contracts/programmes.ts';
import type {
  CounterExample,
  CounterExampleFiled,
  CounterExampleRequest,
} from '../contracts/rule-book.ts';
import type { Database } from '../database/executor.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import { type Clock, toShanghaiIso } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import type { CounterExampleDesk } from '../use-cases.ts';
import type {
  CounterExampleRecord,
  CounterExampleRepository,
} from './counter-example-repository.ts';

export interface CounterExampleNeeds {
  db: Database;
  repository: CounterExampleRepository;
  eligibility: EligibilityKnowledge;
  /** The region of a book by the book's name: 南通市. */
  regionNames: ReadonlyMap<string, string>;
  clock: Clock;
}

/** What people hold against a rule, and what policy staff make of it. */
export function createCounterExamples(needs: CounterExampleNeeds) {
  const { db, repository, eligibility, clock } = needs;

  return {
    /** @throws {DomainError} `unknown-rule`. */
    async file(request: CounterExampleRequest): Promise<CounterExampleFiled> {
      const { rule, situation, expected, contact = '' } = request;
      if (nameOf(rule, needs) === undefined) throw new DomainError('invalid', 'unknown-rule');
      const id = newId();
      const { rulesVersion } = eligibility;
      await repository.insert(db, {
        ...{ id, rule, rulesVersion, situation, expected },
        contact: contact === '' ? null : contact,
        filedAt: clock(),
      });
      return { id };
    },

    desk: createDesk(needs),
  };
}

function createDesk(needs: CounterExampleNeeds): CounterExampleDesk {
  const { db, repository, clock } = needs;
  return {
    list: async () => (await repository.list(db)).map((record) => present(record, needs)),

    async decide(id, decision, decidedBy) {
      const done = await repository.decide(db, { ...decision, id, decidedBy, decidedAt: clock() });
      if (done) return;
      if (await repository.exists(db, id)) throw new DomainError('conflict', 'stale-version');
      throw new DomainError('not-found', 'counter-example-not-found');
    },
  };
}

function present(
  { filedAt, decidedAt, ...record }: CounterExampleRecord,
  needs: CounterExampleNeeds,
): CounterExample {
  return {
    ...record,
    // A rule that is gone since is still named as it was filed.
    ruleName: nameOf(record.rule, needs) ?? record.rule,
    filedAt: toShanghaiIso(filedAt),
    decidedAt: decidedAt === null ? null : toShanghaiIso(decidedAt),
  };
}

/** `nantong/phase_out_period`: 南通市 · 低保渐退期. */
function nameOf(
  rule: string,
  { eligibility, regionNames }: CounterExampleNeeds,
): string | undefined {
  const [book = '', programme = ''] = rule.split('/');
  const region = regionNames.get(book);
  const known = ProgrammeIdSchema.safeParse(programme);
  if (region === undefined || !known.success || rule !== `${book}/${programme}`) return undefined;
  const id: ProgrammeId = known.data;
  return `${region} · ${eligibility.programmes[id]}`;
}
