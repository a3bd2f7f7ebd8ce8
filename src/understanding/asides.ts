import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Passage } from './passage.ts';
import { compilePhrases, saysAny } from './phrases.ts';
import type { Understanding } from './understanding.ts';

export type Aside = Pick<Understanding, 'isAside' | 'isSupposed' | 'asksSource'>;

/** What is asked beside the matter itself: in between, of what is only supposed, or where the answer is written. */
export function createAsideReader({ cues, words }: Lexicon): (passage: Passage) => Aside {
  const aside = compilePhrases(cues['aside'], words);
  const source = compilePhrases(cues['asksSource'], words);
  const supposed = compilePhrases(cues['supposesAndAsks'], words);
  return ({ text }) => ({
    isAside: saysAny(aside, text),
    isSupposed: saysAny(supposed, text),
    asksSource: saysAny(source, text),
  });
}
