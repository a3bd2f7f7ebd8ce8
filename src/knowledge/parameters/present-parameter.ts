import type { Validity } from '../../contracts/citations.ts';
import type { Parameter } from '../../contracts/parameters.ts';
import { toShanghaiIso } from '../../shared/clock.ts';
import { yuanOf } from '../../shared/money.ts';
import type { Place } from '../../shared/place.ts';
import { validityOn } from '../validity.ts';
import { getKind } from './check-parameter.ts';
import type { ParameterBook } from './parameter-kinds.ts';
import type { ParameterVersion } from './parameter-repository.ts';
import { isOverdueOn } from './parameter-words.ts';

interface Presentation {
  book: ParameterBook;
  describePlace(code: string): Place;
}

/** As staff see it on a day. What is over need not be checked any more. */
export function presentParameter(
  known: ParameterVersion,
  today: string,
  { book, describePlace }: Presentation,
): Parameter {
  const { fen, region, knownFrom, ...rest } = known;
  const { name, unit } = getKind(book, known.key);
  const status = statusOn(known, today);
  return {
    ...rest,
    name,
    unit,
    region: describePlace(region),
    value: yuanOf(fen),
    knownFrom: toShanghaiIso(knownFrom),
    status,
    isOverdue: status !== 'expired' && isOverdueOn(known, today),
  };
}

/** Overdue checks first, then by place, kind and first day, as they come. */
export function overdueFirst(parameters: readonly Parameter[]): Parameter[] {
  return parameters.toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue));
}

function statusOn({ validFrom, validUntil }: ParameterVersion, day: string): Validity {
  return day < validFrom ? 'not_yet' : validityOn(validUntil, day);
}
