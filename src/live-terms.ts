import type { TermsDesk } from './knowledge/terms-desk.ts';
import { createLiveTermsDesk, watchTerms } from './knowledge/terms-watch.ts';
import { createSegmenter, type Segmenter } from './retrieval/segmenter.ts';

export interface LiveTerms {
  terms: TermsDesk;
  /** Its fingerprint changes with the terms, by which the search index knows that it is stale. */
  segmenter: Segmenter;
  close(): void;
}

/** The terms and the segmenter made of them, both as the folder says now: no restart for a new word. */
export function createLiveTerms(
  first: TermsDesk,
  log: { info(message: string): void; warn(message: string): void },
  folder?: string,
): LiveTerms {
  const terms = createLiveTermsDesk(first);
  let segmenter = createSegmenter(first);
  const watching = watchTerms({
    folder,
    onChange(data) {
      terms.replace(data);
      segmenter = createSegmenter(terms);
      log.info(`the terms changed: ${data.terms.length} entries in use`);
    },
    onTrouble: log.warn,
  });
  return {
    terms,
    segmenter: {
      segment: (text) => segmenter.segment(text),
      cut: (text) => segmenter.cut(text),
      get fingerprint() {
        return segmenter.fingerprint;
      },
    },
    close: watching.close,
  };
}
