import type { Facts } from '../contracts/facts.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { GeneralEligibility, Provision } from '../knowledge/provisions.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Clause } from './clause.ts';
import type { Income } from './income.ts';
import { all, any, type Verdict } from './three-valued.ts';

/** One programme as one document defines it. A rule reads the clauses of its own book and no others. */
export interface Rule {
  programme: ProgrammeId;
  /** The provision book: nantong, huaiyuan, caojie. */
  book: string;
  assess(input: Case): Finding;
}

/** What a rule sees: facts, a day, and what its own document says. No clock, no file, no database. */
export interface Case {
  facts: Facts;
  asOf: CalendarDate;
  income: Income;
  general: GeneralEligibility;
  /** @throws {Error} when the book has no provision of that name. */
  clause(name: string): Clause;
}

/** One condition that was put to the test, with the provision it stands in. */
export interface TestMade {
  verdict: Verdict;
  provision: CitedProvision | null;
  /** Called only for what is shown: most findings are made to see what a question is worth. */
  inWords(): TestWords;
  /** The income on the line that the condition draws, yuan a month of the sum that is asked for. */
  turnsAt?: number | undefined;
}

export interface TestWords {
  text: string;
  /** What would change it: for a failed condition, or one that the text leaves open. */
  flip: string | null;
}

export interface CitedProvision {
  document: string;
  provision: Provision;
}

export interface AmountDue {
  label: string;
  /** Of the standard: 1.3, or 0.4 for 40 %. */
  multiple: number;
  bound: 'exact' | 'at_least' | 'at_most';
  provision: CitedProvision;
}

export interface Finding {
  verdict: Verdict;
  tests: readonly TestMade[];
  amounts: readonly AmountDue[];
  selfReported: boolean;
}

/** Every finding must be met. All tests are shown. */
export function allOf(findings: readonly Finding[]): Finding {
  return gather(findings, all(findings.map(({ verdict }) => verdict)));
}

/** One met finding is enough, and then only what is met is shown. */
export function anyOf(findings: readonly Finding[]): Finding {
  const verdict = any(findings.map((finding) => finding.verdict));
  const shown =
    verdict.outcome === 'met'
      ? findings.filter((finding) => finding.verdict.outcome === 'met')
      : findings;
  return gather(shown, verdict);
}

/** Changes what a finding comes to, for clauses that grant or refuse by discretion. */
export function concluding(finding: Finding, conclude: (verdict: Verdict) => Verdict): Finding {
  return { ...finding, verdict: conclude(finding.verdict) };
}

export function withAmounts(finding: Finding, amounts: readonly AmountDue[]): Finding {
  return finding.verdict.outcome === 'met' ? { ...finding, amounts } : finding;
}

function gather(findings: readonly Finding[], verdict: Verdict): Finding {
  const tests: TestMade[] = [];
  const amounts: AmountDue[] = [];
  let selfReported = false;
  for (const finding of findings) {
    tests.push(...finding.tests);
    amounts.push(...finding.amounts);
    selfReported ||= finding.selfReported;
  }
  return { verdict, tests, amounts, selfReported };
}
