import type {
  Amount,
  Because,
  ConditionResult,
  ProgrammeResult,
} from '../contracts/assessments.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import { type Fen, yuanOf } from '../shared/money.ts';
import type { Cite } from './citations.ts';
import type { Income } from './income.ts';
import type { AmountDue, Finding, TestMade, TestWords } from './rule.ts';
import type { Verdict } from './three-valued.ts';

interface Presentation {
  cite: Cite;
  income: Income;
  units: EligibilityKnowledge['general']['amountUnits'];
  /** In the order worth asking. */
  missing: ProgrammeResult['missing'];
}

type WordedTest = Pick<TestMade, 'verdict' | 'provision'> & TestWords;
type Presented = Omit<ProgrammeResult, 'programme' | 'name'>;

/** Puts a finding into the form of the contract. */
export function presentResult(finding: Finding, presentation: Presentation): Presented {
  const { verdict, amounts } = finding;
  const tests = withoutRepeats(finding.tests.map(inWords));
  return {
    outcome: verdict.outcome,
    because: becauseOf(verdict),
    conditions: tests.map((test) => presentCondition(test, presentation.cite)),
    missing: presentation.missing,
    flip: flipOf(verdict, tests),
    amounts: amounts.map((amount) => presentAmount(amount, presentation)),
    selfReported: finding.selfReported || rests(amounts, presentation.income),
  };
}

function inWords(test: TestMade): WordedTest {
  const { text, flip } = test.inWords();
  const { verdict, provision } = test;
  return { verdict, provision, text, flip };
}

function becauseOf(verdict: Verdict): Because {
  if (verdict.outcome !== 'undetermined') return verdict.discretion ? 'discretion' : 'facts';
  if (verdict.ways.length > 0) return 'missing_facts';
  return verdict.expired ? 'expired' : 'policy_silent';
}

/** The sentence of the first test that stands where the whole stands. */
function flipOf(verdict: Verdict, tests: readonly WordedTest[]): string | null {
  if (verdict.outcome === 'met' || becauseOf(verdict) === 'missing_facts') return null;
  const standing = tests.filter((test) => test.verdict.outcome === verdict.outcome);
  return standing.find(({ flip }) => flip !== null)?.flip ?? null;
}

/** Two ways in may share a condition; it is shown once. */
function withoutRepeats(tests: readonly WordedTest[]): WordedTest[] {
  const seen = new Map(tests.map((test) => [`${test.text}\n${test.verdict.outcome}`, test]));
  return [...seen.values()];
}

function presentCondition({ text, verdict, provision }: WordedTest, cite: Cite): ConditionResult {
  const citation = provision === null ? null : cite(provision);
  return { text, outcome: verdict.outcome, citation };
}

function presentAmount(
  { label, multiple, bound, provision }: AmountDue,
  { cite, income, units }: Presentation,
): Amount {
  const citation = cite(provision);
  if (income.standard === undefined)
    return { label, value: multiple, unit: units.multiple, bound, citation };
  const { fen, beside } = income.standard;
  const value = yuanOf(shareOf(fen, multiple));
  return { label: label + beside, value, unit: units.yuan, bound, citation };
}

/** In whole fen; a multiple has at most two decimals. */
function shareOf(standard: Fen, multiple: number): Fen {
  return Math.round((standard * Math.round(multiple * 100)) / 100) as Fen;
}

function rests(amounts: readonly AmountDue[], { standard }: Income): boolean {
  return amounts.length > 0 && standard?.selfReported === true;
}
