import type { Validity } from '../../contracts/citations.ts';
import type { Parameter, WithdrawnParameter } from '../../contracts/parameters.ts';
import { toShanghaiIso } from '../../shared/clock.ts';
import { yuanOf } from '../../shared/money.ts';
import type { Place } from '../../shared/place.ts';
import { validityOn } from '../validity.ts';
import { getKind } from './check-parameter.ts';
import type { ParameterBook } from './parameter-kinds.ts';
import type { ParameterVersion, WithdrawnVersion } from './parameter-repository.ts';
import { isOverdueOn } from './parameter-words.ts';

interface Presentation {
  book: ParameterBook;
  describePlace(code: string): Place;
}

/** As staff see it on a day. What is over need not be checked any more. */
export function presentParameter(
  { knownFrom, ...known }: ParameterVersion,
  today: string,
  presentation: Presentation,
): Parameter {
  const status = statusOn(known, today);
  return {
    ...presentFigure(known, presentation),
    enteredBy: known.enteredBy,
    knownFrom: toShanghaiIso(knownFrom),
    status,
    isOverdue: status !== 'expired' && isOverdueOn(known, today),
  };
}

export function presentWithdrawn(
  { enteredBy, knownFrom, reason, ...known }: WithdrawnVersion,
  presentation: Presentation,
): WithdrawnParameter {
  return {
    ...presentFigure(known, presentation),
    reason,
    withdrawnBy: enteredBy,
    withdrawnAt: toShanghaiIso(knownFrom),
  };
}

function presentFigure(
  { fen, region, ...figure }: Omit<ParameterVersion, 'enteredBy' | 'knownFrom'>,
  { book, describePlace }: Presentation,
) {
  const { name, unit } = getKind(book, figure.key);
  return { ...figure, name, unit, region: describePlace(region), value: yuanOf(fen) };
}

/** Overdue checks first, then by place, kind and first day, as they come. */
export function overdueFirst(parameters: readonly Parameter[]): Parameter[] {
  return parameters.toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue));
}

function statusOn(
  { validFrom, validUntil }: Pick<ParameterVersion, 'validFrom' | 'validUntil'>,
  day: string,
): Validity {
  return day < validFrom ? 'not_yet' : validityOn(validUntil, day);
}
