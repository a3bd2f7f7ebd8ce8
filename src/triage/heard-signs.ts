import type { Match } from './matcher.ts';
import type { SignFamily } from './scope.ts';
import type { SetAside } from './signs.ts';

/**
 * What the first reading made of a message, as words for the second: `+` what stands, `-` what was set
 * aside and why, `?` the cues heard. So it learns how far to trust a phrase and the words around it.
 */
export function signsOf(
  { standing, setAside }: { standing: readonly Match<SignFamily>[]; setAside: readonly SetAside[] },
  cues: readonly string[],
): string[] {
  const signs = new Set<string>();
  for (const { family } of standing) {
    signs.add(`+${family.id}`);
    if (family.role === 'danger') signs.add(`+${family.certainty}`).add(`+${family.category}`);
    if (family.role === 'trouble') signs.add(`+${family.weight}`);
  }
  for (const { id, why } of setAside) signs.add(`-${id}|${why}`);
  for (const cue of cues) signs.add(`?${cue}`);
  return [...signs];
}
