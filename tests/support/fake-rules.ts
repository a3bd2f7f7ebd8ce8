import type { CounterExampleDesk, PublicRules } from '../../src/assistant.ts';
import type { CounterExample, CounterExampleRequest } from '../../src/contracts/rule-book.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { newId } from '../../src/shared/ids.ts';
import { counterExamples } from './fake-staff.ts';

/** An empty rule book that knows one rule, and what was filed against it. */
export function createFakeRules(): { rules: PublicRules; filed: CounterExampleRequest[] } {
  const filed: CounterExampleRequest[] = [];
  const rules: PublicRules = {
    read: async () => ({
      ...{ rulesVersion: '1', disclaimer: '', regions: [], coverage: [] },
      asOf: calendarDate('2026-11-21'),
    }),
    page: async () => '<!doctype html><title>规则</title>',
    receivedPage: () => '<!doctype html><title>收到了</title>',
    refusedPage: (sentence) => `<!doctype html><title>没有收到</title><p>${sentence}</p>`,
    async fileCounterExample(request) {
      if (request.rule !== 'nantong/phase_out_period')
        throw new DomainError('invalid', 'unknown-rule');
      filed.push(request);
      return { id: newId() };
    },
  };
  return { rules, filed };
}

/** The sample list, on which each is decided once. */
export function createFakeCounterExampleDesk(): CounterExampleDesk {
  const decided = new Map<string, Partial<CounterExample>>();
  return {
    list: async () => counterExamples.map((one) => ({ ...one, ...decided.get(one.id) })),
    async decide(id, decision, decidedBy) {
      if (decided.has(id)) throw new DomainError('conflict', 'stale-version');
      decided.set(id, { ...decision, decidedBy, decidedAt: '2026-11-21T10:00:00+08:00' });
    },
  };
}
