import { DomainError } from '../../shared/errors.ts';
import { type Fen, fenOf, isWholeFen, yuanOf } from '../../shared/money.ts';
import type { ParameterBook, ParameterKind } from './parameter-kinds.ts';
import type { NewParameterVersion, ParameterVersion } from './parameter-repository.ts';

/** What is said of a figure, by whomever and whenever. */
export type StatedParameter = Omit<
  NewParameterVersion,
  'id' | 'version' | 'username' | 'knownFrom'
>;

/** @throws {DomainError} `parameter-kind-unknown`. */
export function getKind({ kinds }: ParameterBook, key: string): ParameterKind {
  const kind = kinds.find((each) => each.key === key);
  if (kind === undefined) throw new DomainError('invalid', 'parameter-kind-unknown', { key });
  return kind;
}

/** @throws {DomainError} `parameter-value`: nothing, less than nothing, too much, or parts of a fen. */
export function checkValue(yuan: number, { name, most }: ParameterKind): Fen {
  const isPlausible = yuan > 0 && yuan <= most && isWholeFen(yuan);
  if (!isPlausible)
    throw new DomainError('invalid', 'parameter-value', {
      name,
      most: String(most),
      keys: 'value',
    });
  return fenOf(yuan);
}

/** Dates compare as text. @throws {DomainError} naming the dates that cannot be true together. */
export function checkDates(
  stated: Pick<StatedParameter, 'validFrom' | 'validUntil' | 'verifiedOn' | 'checkDueOn'>,
  today: string,
): void {
  const { validFrom, validUntil, verifiedOn, checkDueOn } = stated;
  if (validUntil !== null && validUntil < validFrom)
    throw new DomainError('invalid', 'parameter-over-before-begin', {
      from: validFrom,
      until: validUntil,
      keys: 'validUntil',
    });
  if (verifiedOn > today)
    throw new DomainError('invalid', 'parameter-verified-later', {
      verifiedOn,
      keys: 'verifiedOn',
    });
  if (checkDueOn <= verifiedOn)
    throw new DomainError('invalid', 'parameter-check-too-early', {
      verifiedOn,
      due: checkDueOn,
      keys: 'checkDueOn',
    });
}

/**
 * One place has one figure of a kind on a day; a new one begins when the old one has been ended.
 *
 * @throws {DomainError} `parameter-overlap`, naming the figure in the way.
 */
export function refuseOverlap(
  stated: StatedParameter,
  others: readonly ParameterVersion[],
  names: { kind: string; place: string },
): void {
  const other = others.find(
    ({ key, region, validFrom, validUntil }) =>
      key === stated.key &&
      region === stated.region &&
      startsInTime(validFrom, stated.validUntil) &&
      startsInTime(stated.validFrom, validUntil),
  );
  if (other === undefined) return;
  throw new DomainError('conflict', 'parameter-overlap', {
    place: names.place,
    name: names.kind,
    value: String(yuanOf(other.fen)),
    from: other.validFrom,
    keys: 'validFrom',
  });
}

/** Whether something that begins on `from` meets something that lasts until the end of `until`. */
function startsInTime(from: string, until: string | null): boolean {
  return until === null || from <= until;
}
