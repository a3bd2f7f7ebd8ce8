import { necessaryExpense } from '../../conditions/necessary-expense.ts';
import type { Rule } from '../../rule.ts';

/** 通办发〔2021〕7号 三（二）: how large an expense must be is not written beside its effect. */
export const nantongExpenditureHardship: Rule = {
  programme: 'expenditure_hardship',
  book: 'nantong',
  assess: (input) => necessaryExpense(input, input.clause('expenditure-hardship')),
};
