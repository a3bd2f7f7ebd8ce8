import type { TermsData } from './terms.ts';
import { createTermsDesk, type TermsDesk } from './terms-desk.ts';

/** A terms desk that says what was put into it last. */
export function createLiveTermsDesk(
  first: TermsDesk,
): TermsDesk & { replace(data: TermsData): void } {
  let desk = first;
  return {
    widen: (text) => desk.widen(text),
    conceptsIn: (text) => desk.conceptsIn(text),
    programmesIn: (text) => desk.programmesIn(text),
    simplify: (text) => desk.simplify(text),
    get dictionary() {
      return desk.dictionary;
    },
    get stopWords() {
      return desk.stopWords;
    },
    replace(data) {
      desk = createTermsDesk(data);
    },
  };
}
