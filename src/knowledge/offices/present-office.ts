import type { Validity } from '../../contracts/citations.ts';
import type { Office } from '../../contracts/offices.ts';
import { toShanghaiIso } from '../../shared/clock.ts';
import type { Place } from '../../shared/place.ts';
import { isOverdueOn } from '../parameters/parameter-words.ts';
import { validityOn } from '../validity.ts';
import type { OfficeVersion } from './office-repository.ts';

/** As staff see it on a day. What is over need not be checked any more. */
export function presentOffice(
  known: OfficeVersion,
  today: string,
  describePlace: (code: string) => Place,
): Office {
  const status = statusOn(known, today);
  return {
    ...known,
    region: describePlace(known.region),
    knownFrom: toShanghaiIso(known.knownFrom),
    status,
    isOverdue: status !== 'expired' && isOverdueOn(known, today),
  };
}

/** Overdue checks first, then by place, name and first day, as they come. */
export function overdueOfficesFirst(offices: readonly Office[]): Office[] {
  return offices.toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue));
}

function statusOn({ validFrom, validUntil }: OfficeVersion, day: string): Validity {
  return day < validFrom ? 'not_yet' : validityOn(validUntil, day);
}
