import type { Facts } from '../../../contracts/facts.ts';
import type { Clause } from '../../clause.ts';
import type { Case, Finding } from '../../rule.ts';
import {
  met,
  missing,
  refusedByDiscretion,
  silent,
  unmet,
  type Verdict,
} from '../../three-valued.ts';

type Vehicle = NonNullable<Facts['vehicles']>[number];

/** 摩托车、汽车: 已经注销的需提供注销证明，其余情况原则上取消. No other kind is written. */
export function vehiclesItem({ facts: { vehicles }, clause }: Case): Finding[] {
  if (vehicles === undefined) return [];
  const words = clause('vehicles');
  if (vehicles.length === 0) return [words.test('none', met)];
  return vehicles.map((vehicle) => vehicleTest(vehicle, words));
}

function vehicleTest(vehicle: Vehicle, clause: Clause): Finding {
  const name = () => ({ vehicle: clause.provision.words[vehicle.kind] ?? vehicle.kind });
  const isListed = vehicle.kind === 'car' || vehicle.kind === 'motorcycle';
  if (!isListed) return clause.test('unlisted', silent, name);
  return clause.test('listed', refusedByDiscretion(isAccountedFor(vehicle)), name);
}

function isAccountedFor({ deregistered, certificate }: Vehicle): Verdict {
  if (deregistered === false || certificate === false) return unmet;
  return deregistered === undefined || certificate === undefined ? missing('vehicles') : met;
}
