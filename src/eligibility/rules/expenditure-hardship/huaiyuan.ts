import { necessaryExpense } from '../../conditions/necessary-expense.ts';
import type { Rule } from '../../rule.ts';

/** 怀民〔2021〕184号 二（一）: how large an expense must be is not written beside its effect. */
export const huaiyuanExpenditureHardship: Rule = {
  programme: 'expenditure_hardship',
  book: 'huaiyuan',
  assess: (input) => necessaryExpense(input, input.clause('expenditure-hardship')),
};
