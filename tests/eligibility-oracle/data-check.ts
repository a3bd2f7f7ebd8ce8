import type { StatedFacts } from '../support/eligibility.ts';
import {
  all,
  type Condition,
  MET,
  on,
  type Possible,
  SILENT,
  UNMET,
  UNMET_MAY,
  union,
} from './possible.ts';
import { monthsAfter, oneOf, type Reading } from './reading.ts';

/** 草街 二（十）: whether what a comparison of data shows is a ground for ending a 低保. */

type Vehicle = NonNullable<StatedFacts['vehicles']>[number];
type Home = NonNullable<StatedFacts['homes']>[number];

const BOTH = [true, false] as const;

/**
 * An income over the limit ends it; but 二（五） grants the months of 渐退 to a family whose income has risen,
 * and no sentence says which of the two goes first. That is open where a rise has been told.
 */
const insurance = on(
  ['insurance', 'employed', 'drawingPension', 'overLimit', 'income', 'statedReason'],
  ({ insurance: state, employed, drawingPension, overLimit, income, statedReason }) => {
    if (state === 'none' || !overLimit) return MET;
    if (state === 'terminated' && !employed && !drawingPension) return MET;
    if (statedReason === undefined) return UNMET;
    return statedReason === 'other' && income >= 1.5 ? UNMET : SILENT;
  },
);

/** Only 摩托车 and 汽车 are named. Deregistered counts with its certificate; 其余情况 end it in principle. */
function vehicle({ kind, deregistered, certificate }: Vehicle): Possible {
  if (kind !== 'car' && kind !== 'motorcycle') return SILENT;
  return union(
    oneOf(deregistered, BOTH).flatMap((gone) =>
      oneOf(certificate, BOTH).map((paper) => (gone && paper ? MET : UNMET_MAY)),
    ),
  );
}

/** A 商品房 bought in the last three years, but for 征地拆迁. */
function purchase(home: Home, asOf: string): Possible {
  const { boughtOn, expropriation } = home;
  // A house in the village is no 商品房 unless somebody says so.
  const commercial = home.commercial ?? (home.place === 'rural' ? false : undefined);
  const recent = boughtOn === undefined ? undefined : asOf <= monthsAfter(boughtOn, 36);
  return union(
    oneOf(commercial, BOTH).flatMap((sold) =>
      oneOf(recent, BOTH).flatMap((lately) =>
        oneOf(expropriation, BOTH).map((moved) => (sold && lately && !moved ? UNMET_MAY : MET)),
      ),
    ),
  );
}

/** Each item that was told, and no other. */
function itemsOf(reading: Reading): Possible[] {
  const [vehicles, homes, business, asOf] = [
    reading.vehicles[0],
    reading.homes[0],
    reading.business[0],
    reading.asOf[0] ?? '',
  ];
  const items: Possible[] = [];
  const { insurance: state, drawingPension, overLimit } = reading;
  if ([state, drawingPension, overLimit].some(({ length }) => length === 1))
    items.push(insurance(reading));
  if (vehicles !== undefined) items.push(MET, ...vehicles.map(vehicle));
  if (homes !== undefined) {
    items.push(homes.length > 1 ? UNMET_MAY : MET);
    items.push(...homes.map((home) => purchase(home, asOf)));
  }
  if (business !== undefined) items.push(business ? SILENT : MET);
  return items;
}

/** Of somebody who does not receive 低保 the clause says nothing. */
export const dataCheck: Condition = (reading) => {
  const items = itemsOf(reading);
  const judged =
    items.length === 0
      ? MET | UNMET
      : all(
          ...items.map(
            (item): Condition =>
              () =>
                item,
          ),
        )(reading);
  return union(reading.receiving.map((receiving) => (receiving ? judged : SILENT)));
};
