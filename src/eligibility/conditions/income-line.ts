import { fillTemplate } from '../../shared/text.ts';
import type { Clause } from '../clause.ts';
import type { Comparison, Income } from '../income.ts';
import type { Case, Finding } from '../rule.ts';
import { missing, type Verdict } from '../three-valued.ts';

interface IncomeLine {
  clause: Clause;
  test: string;
  /** Of the local standard; the standard itself is 1. */
  multiple: number;
  /** What the clause's own words make of an income below, exactly on and above the line. */
  verdicts: Readonly<Record<Comparison, Verdict>>;
}

/** A family's income per person against a line; undetermined while it is not known. */
export function incomeLine(input: Case, { clause, test, multiple, verdicts }: IncomeLine): Finding {
  const { income } = input;
  const comparison = income.compareTo(multiple);
  const verdict = comparison === undefined ? missing(...income.missing) : verdicts[comparison];
  const made = clause.test(test, verdict, { compared: comparedInWords(input, multiple) });
  return { ...namingStandard(made, income), selfReported: income.selfReported };
}

/** Adds to the text of a condition which published figure the income was compared with. */
export function namingStandard(finding: Finding, { beside }: Income): Finding {
  const tests = finding.tests.map((test) => ({ ...test, text: test.text + beside }));
  return { ...finding, tests };
}

/** 比低保标准高42元; 是低保标准的2.4倍 where only the ratio is known. Empty while nothing is known. */
function comparedInWords({ income, general }: Case, multiple: number): string {
  const { line, compared } = general;
  const comparison = income.compareTo(multiple);
  if (comparison === undefined) return '';

  const yuan = income.distanceTo(multiple);
  if (yuan === undefined && comparison !== 'equal')
    return fillTemplate(compared.ratio, { line: line.standard, ratio: String(income.ratio) });
  return fillTemplate(compared[comparison], {
    line:
      multiple === 1 ? line.standard : fillTemplate(line.multiple, { multiple: String(multiple) }),
    yuan: String(yuan ?? 0),
  });
}
