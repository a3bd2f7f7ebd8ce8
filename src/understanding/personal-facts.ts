import type { Finding } from './fact-rules.ts';
import type { PersonMention } from './people.ts';

/** Whether a fact is that of one body and not of all who live together. */
export type IsOfPerson = (finding: Finding, person: PersonMention | undefined) => boolean;

const CHECKED = new Set(['employed', 'drawingPension']);

/**
 * 我们吃低保 我老汉的养老保险终止了 人在工地上: a family is checked for what any of its members does.
 * 我爸一个人在家 我工资四千五: of who lives alone, the wage of who asks is no income.
 */
export function personalIn(findings: readonly Finding[]): IsOfPerson {
  const says = (key: Finding['key'], value?: unknown) =>
    findings.some((it) => it.key === key && (value === undefined || it.value === value));
  const isChecked = says('receivingAllowance', true) && says('pensionInsurance');
  const livesAlone = says('familySize', 1);
  return ({ key, scope }, person) => {
    if (livesAlone && key === 'monthlyIncome' && person?.id === 'self') return true;
    return scope === 'person' && !(isChecked && CHECKED.has(key));
  };
}
