import { DomainError } from '../../shared/errors.ts';
import type { NewOfficeVersion, OfficeVersion } from './office-repository.ts';

/** What is said of an office, by whomever and whenever. */
export type StatedOffice = Omit<NewOfficeVersion, 'id' | 'version' | 'username' | 'knownFrom'>;

const TELEPHONE = /^[\d\s\-—()（）转、，,]+$/u;
const LEAST_DIGITS = 5;

/** One line of text each; PostgreSQL cannot store a NUL. @throws {DomainError} naming what is wrong. */
export function tidyOffice(stated: StatedOffice): StatedOffice {
  const tidied = {
    ...stated,
    name: oneLine(stated.name, 'name'),
    source: oneLine(stated.source, 'source'),
    address: stated.address === null ? null : oneLine(stated.address, 'address'),
    hours: stated.hours === null ? null : oneLine(stated.hours, 'hours'),
    phone: stated.phone === null ? null : oneLine(stated.phone, 'phone'),
  };
  const { address, hours, phone } = tidied;
  if (address === null && hours === null && phone === null)
    throw new DomainError('invalid', 'office-says-nothing', { keys: 'address' });
  if (phone !== null && !isTelephone(phone))
    throw new DomainError('invalid', 'office-phone', { keys: 'phone' });
  return tidied;
}

/**
 * A place may have several windows; one of them stands once on a day.
 *
 * @throws {DomainError} `office-overlap`.
 */
export function refuseSameOffice(
  stated: StatedOffice,
  others: readonly OfficeVersion[],
  place: string,
): void {
  const other = others.find(
    ({ region, name, validFrom, validUntil }) =>
      region === stated.region &&
      name === stated.name &&
      isNotAfter(validFrom, stated.validUntil) &&
      isNotAfter(stated.validFrom, validUntil),
  );
  if (other === undefined) return;
  throw new DomainError('conflict', 'office-overlap', {
    place,
    name: other.name,
    from: other.validFrom,
    keys: 'validFrom',
  });
}

function oneLine(typed: string, key: string): string {
  const line = typed.replaceAll('\0', ' ').replace(/\s+/gu, ' ').trim();
  if (line === '') throw new DomainError('invalid', 'invalid-request', { keys: key });
  return line;
}

function isTelephone(phone: string): boolean {
  return TELEPHONE.test(phone) && phone.replace(/\D/gu, '').length >= LEAST_DIGITS;
}

/** Dates compare as text; null is without end. */
function isNotAfter(from: string, until: string | null): boolean {
  return until === null || from <= until;
}
