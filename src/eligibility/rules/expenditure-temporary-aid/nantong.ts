import { necessaryExpense } from '../../conditions/necessary-expense.ts';
import { allOf, type Rule } from '../../rule.ts';
import { silent } from '../../three-valued.ts';

/** 通办发〔2021〕7号 二（三） writes the procedure and no threshold. */
export const nantongExpenditureTemporaryAid: Rule = {
  programme: 'expenditure_temporary_aid',
  book: 'nantong',
  assess(input) {
    const clause = input.clause('expenditure-temporary');
    return allOf([necessaryExpense(input, clause), clause.test('threshold', silent)]);
  },
};
