import type { Facts } from '../../../contracts/facts.ts';
import { addMonths, type CalendarDate } from '../../../shared/calendar-date.ts';
import type { Case, Finding } from '../../rule.ts';
import { all, met, missing, refusedByDiscretion, unmet, type Verdict } from '../../three-valued.ts';

type Home = NonNullable<Facts['homes']>[number];

const MONTHS_A_YEAR = 12;

/** 三年内购置商品房（除征地拆迁外）; 两套住房. Either 原则上取消. */
export function homesItem(input: Case): Finding[] {
  const { homes } = input.facts;
  if (homes === undefined) return [];
  const purchase = input.clause('new-home');
  const two = input.clause('two-homes');
  const purchases = homes.map((home) => notBoughtLately(home, input, purchase.number('years')));
  const fewer = homes.length < two.number('homes') ? met : unmet;
  return [
    purchase.test('purchase', refusedByDiscretion(all(purchases))),
    two.test('count', refusedByDiscretion(fewer)),
  ];
}

function notBoughtLately(home: Home, { asOf }: Case, years: number): Verdict {
  const { boughtOn, expropriation } = home;
  const commercial = isCommercial(home);
  if (expropriation === true || commercial === false) return met;
  if (boughtOn !== undefined && isLongAgo(boughtOn, asOf, years)) return met;
  const known = commercial !== undefined && boughtOn !== undefined && expropriation !== undefined;
  return known ? unmet : missing('homes');
}

/** A home in the village is no 商品房 unless somebody says so. */
function isCommercial({ place, commercial }: Home): boolean | undefined {
  return commercial ?? (place === 'rural' ? false : undefined);
}

function isLongAgo(boughtOn: CalendarDate, asOf: CalendarDate, years: number): boolean {
  return asOf > addMonths(boughtOn, years * MONTHS_A_YEAR);
}
