import { allOf, type Case, type Finding, type Rule } from '../../rule.ts';
import { missing, silent, whichever } from '../../three-valued.ts';
import { businessItem } from './business.ts';
import { homesItem } from './homes.ts';
import { insuranceItem } from './insurance.ts';
import { vehiclesItem } from './vehicles.ts';

/**
 * 草街办发〔2024〕54号 二（十）: what a data match means for a family that already has 低保. Met is "no ground
 * for cancelling applies". Judges the items whose facts are given, and nobody who has no 低保 yet.
 */
export const caojieAllowanceDataCheck: Rule = {
  programme: 'allowance_data_check',
  book: 'caojie',
  assess(input) {
    const items = givenItems(input);
    const { receivingAllowance } = input.facts;
    if (receivingAllowance === undefined) return receiverUnknown(input, items);
    return receivingAllowance ? allOf(items) : receiving(input, silent);
  },
};

function givenItems(input: Case): Finding[] {
  const items = [
    ...insuranceItem(input),
    ...vehiclesItem(input),
    ...homesItem(input),
    ...businessItem(input),
  ];
  return items.length > 0 ? items : [noItem(input)];
}

function noItem({ clause }: Case): Finding {
  const keys = ['pensionInsurance', 'vehicles', 'homes', 'businessRegistered'] as const;
  return clause('data-check').test('items', missing(...keys));
}

/** Without 低保 nothing is settled; with it the items decide. Open items stay open either way. */
function receiverUnknown(input: Case, items: readonly Finding[]): Finding {
  const withAllowance = allOf(items);
  const verdict = whichever('receivingAllowance', [withAllowance.verdict, silent]);
  return verdict === silent
    ? withAllowance
    : { ...receiving(input, verdict), selfReported: withAllowance.selfReported };
}

function receiving({ clause }: Case, verdict: Finding['verdict']): Finding {
  return clause('data-check').test('receiving', verdict);
}
