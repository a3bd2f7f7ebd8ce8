const HIDDEN = '＊＊＊';

/** 138****5678: enough for whoever knows the number, and nothing of any other way to reach somebody. */
export function maskContact(contact: string | null): string | null {
  if (contact === null) return null;
  const digits = contact.replace(/[\s+-]/g, '');
  if (!/^\d{7,13}$/.test(digits)) return HIDDEN;
  return digits.length < 11
    ? `****${digits.slice(-2)}`
    : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** That it is known where, and not where. */
export function maskWhereabouts(whereabouts: string | null): string | null {
  return whereabouts === null ? null : HIDDEN;
}
