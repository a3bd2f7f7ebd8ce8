import { triageBy } from './conversation-parts.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { segmenterFor } from './live-terms.ts';
import { everydayWords } from './retrieval/search.ts';
import { passageReaderFor } from './understanding/passage.ts';

/**
 * Makes what takes long and needs no store; each is kept where it is made, and found there by whoever needs it
 * first. The embedded engine opens in a thread of its own meanwhile: together these are half of a start.
 */
export function warmUp({ readMatters, terms, triage, lexicon }: Knowledge): void {
  readMatters('');
  segmenterFor(terms);
  triageBy(triage);
  passageReaderFor(lexicon);
  everydayWords();
}
