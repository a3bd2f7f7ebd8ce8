import { naturalDisaster } from '../../conditions/natural-disaster.ts';
import { allOf, type Rule } from '../../rule.ts';
import { silent } from '../../three-valued.ts';

/** 通办发〔2021〕7号 五（二） lists the kinds of relief and no condition beyond the disaster. */
export const nantongDisasterRelief: Rule = {
  programme: 'disaster_relief',
  book: 'nantong',
  assess(input) {
    const clause = input.clause('disaster-relief');
    return allOf([clause.test('event', naturalDisaster(input)), clause.test('silent', silent)]);
  },
};
