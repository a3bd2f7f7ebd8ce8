import type { ProgrammeId } from '../../src/contracts/programmes.ts';
import {
  all,
  always,
  any,
  type Condition,
  EXPIRED,
  holds,
  MET,
  on,
  SILENT,
  UNMET,
} from './possible.ts';

/** 怀民〔2021〕184号, clause by clause. What is not listed has no condition in the text. */

/**
 * A basic pension does not count as income in the years of 十四五: how much of an income that reaches the
 * standard falls away is not written, and after 2025 whether any does.
 */
const income = on(
  ['income', 'pensioner', 'expiredPlan'],
  ({ income: ratio, pensioner, expiredPlan }) => {
    if (ratio < 1) return MET;
    if (!pensioner) return UNMET;
    return expiredPlan ? EXPIRED : SILENT;
  },
);

/**
 * “完全丧失劳动能力或部分丧失劳动能力且无法…获得稳定收入”: whether the last part belongs to 完全丧失 as well is
 * open, and so is which of the two aids is given.
 */
const formerlyPoor = on(
  ['formerlyPoor', 'workAbility', 'stableIncome'],
  ({ formerlyPoor: poor, workAbility, stableIncome }) => {
    if (!poor || workAbility === 'full') return UNMET;
    return workAbility === 'partial' && stableIncome ? UNMET : SILENT;
  },
);

export const HUAIYUAN: Partial<Record<ProgrammeId, Condition>> = {
  subsistence_allowance: any(
    all(
      income,
      holds('property', (inOrder) => inOrder),
    ),
    formerlyPoor,
  ),
  // Neither the income line nor what is 重病 or 重残 is written: only having neither is certain.
  single_person_allowance: all(
    any(
      holds('disability', ({ kind }) => kind !== 'none'),
      holds('illness', ({ serious }) => serious),
    ),
    holds('inPerson', (inPerson) => inPerson),
    always(SILENT),
  ),
  expenditure_hardship: holds('expense', (large) => large),
  extreme_hardship_support: all(
    any(
      // 未成年人 without an age: 16 and 17 are open. 老年人 without an age: 60 by the product.
      on(['age'], ({ age }) => {
        if (age < 16 || age >= 60) return MET;
        return age < 18 ? SILENT : UNMET;
      }),
      holds('disability', ({ kind }) => kind !== 'none'),
    ),
    holds('workAbility', (ability) => ability === 'none'),
    holds('livelihood', (has) => !has),
    holds('supporters', (supporters) => supporters !== 'able'),
  ),
  phase_out_period: all(
    holds('receiving', (receiving) => receiving),
    // “超过”: exactly the standard is neither exceeded nor still 低于.
    on(['income'], ({ income: ratio }) => (ratio < 1 ? UNMET : SILENT)),
  ),
  // “其他特殊原因” leaves the event open.
  emergency_temporary_aid: all(
    holds('event', (event) => event !== 'none'),
    holds('atRisk', (atRisk) => atRisk),
  ),
  disaster_relief: holds('event', (event) => event === 'disaster'),
};
