import type { TriagePhrases } from '../knowledge/phrases.ts';
import { foldWord } from './folded-text.ts';

/**
 * Cuts the courtesies before and after what somebody has to say. Who is polite while somebody bleeds
 * must not be taken for somebody who asks about the opening hours.
 */
export function createCourtesyCutter({
  courtesies,
  spellings,
}: Pick<TriagePhrases, 'courtesies' | 'spellings'>): (letters: string) => string {
  const words = courtesies
    .map((word) => foldWord(word, spellings))
    .toSorted((a, b) => b.length - a.length);

  return (letters) => {
    let start = 0;
    let end = letters.length;
    for (let cut = ''; ; start += cut.length) {
      cut = words.find((word) => letters.startsWith(word, start)) ?? '';
      if (cut === '') break;
    }
    for (let cut = ''; end > start; end -= cut.length) {
      const rest = letters.slice(start, end);
      cut = words.find((word) => rest.endsWith(word)) ?? '';
      if (cut === '') break;
    }
    return letters.slice(start, end);
  };
}
