import { fillTemplate } from '../../shared/text.ts';
import type { Clause } from '../clause.ts';
import type { Comparison, Income } from '../income.ts';
import type { Case, Finding } from '../rule.ts';
import { missingTogether, type Verdict } from '../three-valued.ts';

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
  const verdict = onLine(income, multiple, verdicts);
  const made = clause.test(test, verdict, () => ({ compared: comparedInWords(input, multiple) }));
  const named = namingStandard(made, income);
  const tests =
    verdict.outcome === 'undetermined'
      ? named.tests.map((each) => ({ ...each, turnsAt: income.sumAt(multiple) }))
      : named.tests;
  return { ...named, tests, selfReported: income.selfReported };
}

/** A band decides where everything it may be comes to the same. */
function onLine(income: Income, multiple: number, verdicts: IncomeLine['verdicts']): Verdict {
  const [first, ...others] = income.possible(multiple).map((comparison) => verdicts[comparison]);
  return first !== undefined && others.every((verdict) => verdict === first)
    ? first
    : missingTogether(...income.missing);
}

/** Adds to the text of a condition which published figure the income was compared with. */
export function namingStandard(finding: Finding, { beside }: Income): Finding {
  if (beside === '') return finding;
  const tests = finding.tests.map((test) => {
    const inWords = () => {
      const { text, flip } = test.inWords();
      return { text: text + beside, flip };
    };
    return { ...test, inWords };
  });
  return { ...finding, tests };
}

/** 比低保标准高42元; 是低保标准的2.4倍 where only the ratio is known. Empty while nothing is decided. */
function comparedInWords({ income, general }: Case, multiple: number): string {
  const { line, compared } = general;
  const possible = income.possible(multiple);
  const named =
    multiple === 1 ? line.standard : fillTemplate(line.multiple, { multiple: String(multiple) });
  const [only] = possible;
  if (only === undefined || possible.length === 3) return '';
  if (possible.length === 2)
    return fillTemplate(compared[possible.includes('above') ? 'atLeast' : 'atMost'], {
      line: named,
    });

  const yuan = income.distanceTo(multiple);
  if (yuan !== undefined || only === 'equal')
    return fillTemplate(compared[only], { line: named, yuan: String(yuan ?? 0) });
  return income.ratio === undefined
    ? fillTemplate(compared[only === 'above' ? 'higher' : 'lower'], { line: named })
    : fillTemplate(compared.ratio, { line: line.standard, ratio: String(income.ratio) });
}
