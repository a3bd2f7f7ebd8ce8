import { earlierOf } from './validity.ts';

/** A version as it is known now: in force from its first day until the day it is withdrawn or replaced. */
export interface TimelineVersion {
  versionId: string;
  validFrom: string;
  /** The first day on which it is not in force any more. */
  validTo: string | null;
  /** Of its words alone. */
  bodyDigest: string;
}

export interface TimelineChange {
  /** Believed no more. */
  superseded: string[];
  /** Believed no more as they were, but in force until this day. */
  shortened: { versionId: string; validTo: string }[];
}

/**
 * What a new version does to those known. A version from the same day on was a mistake, and so is the
 * same text with another first day: both are corrected. An earlier one ends where the new one begins.
 * Dates compare as text.
 */
export function placeVersion(
  known: readonly TimelineVersion[],
  added: { validFrom: string; repealedOn: string | null; bodyDigest: string },
): TimelineChange & { validTo: string | null } {
  const corrected = known.filter((version) => corrects(added, version, known));
  const others = known.filter((version) => !corrected.includes(version));
  const later = others.map(({ validFrom }) => validFrom).filter((day) => day > added.validFrom);
  return {
    superseded: corrected.map(({ versionId }) => versionId),
    shortened: others
      .filter((version) => isInForce(version, added.validFrom))
      .map(endingOn(added.validFrom)),
    validTo: later.reduce(earlierOf, added.repealedOn),
  };
}

/** What is in force from that day on ends with it; what would only have begun then never does. */
export function withdrawFrom(known: readonly TimelineVersion[], from: string): TimelineChange {
  return {
    superseded: known
      .filter(({ validFrom }) => validFrom >= from)
      .map(({ versionId }) => versionId),
    shortened: known
      .filter((version) => version.validFrom < from && isInForce(version, from))
      .map(endingOn(from)),
  };
}

function corrects(
  { validFrom, bodyDigest }: { validFrom: string; bodyDigest: string },
  version: TimelineVersion,
  known: readonly TimelineVersion[],
): boolean {
  if (version.validFrom === validFrom) return true;
  const isNearest =
    isInForce(version, validFrom) || known.every((one) => one.validFrom >= version.validFrom);
  return version.bodyDigest === bodyDigest && isNearest;
}

function isInForce({ validFrom, validTo }: TimelineVersion, day: string): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

function endingOn(validTo: string) {
  return ({ versionId }: TimelineVersion) => ({ versionId, validTo });
}
