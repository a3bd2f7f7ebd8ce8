import { watchFolder } from './knowledge/folder-watch.ts';
import { createLiveTermsDesk } from './knowledge/live-terms-desk.ts';
import { createMatterReader, type MatterReader } from './knowledge/matters/matter-reader.ts';
import { loadMatters, MATTERS_FOLDER, type Matter } from './knowledge/matters/matters.ts';
import { loadTerms, TERMS_FOLDER } from './knowledge/terms.ts';
import type { TermsDesk } from './knowledge/terms-desk.ts';
import { createSegmenter, type Segmenter } from './retrieval/segmenter.ts';
import { onceFor } from './shared/once.ts';

export const segmenterFor = onceFor(createSegmenter);

export interface LiveTerms {
  terms: TermsDesk;
  /** Its fingerprint changes with the terms, by which the search index knows that it is stale. */
  segmenter: Segmenter;
  readMatters: MatterReader;
  close(): void;
}

interface Folders {
  terms: string;
  matters: string;
}

/**
 * The terms, the segmenter made of them and the matters, all as their folders say now: no restart for
 * a new word or a new way of asking.
 */
export function createLiveTerms(
  first: { terms: TermsDesk; matters: readonly Matter[]; readMatters: MatterReader },
  log: { info(message: string): void; warn(message: string): void },
  folders: Folders = { terms: TERMS_FOLDER, matters: MATTERS_FOLDER },
): LiveTerms {
  const terms = createLiveTermsDesk(first.terms);
  let { matters } = first;
  let segmenter = segmenterFor(first.terms);
  let { readMatters } = first;
  const watchingTerms = watchFolder({
    folder: folders.terms,
    name: 'terms',
    load: loadTerms,
    onChange(data) {
      terms.replace(data);
      segmenter = createSegmenter(terms);
      readMatters = createMatterReader(matters, terms);
      log.info(`the terms changed: ${data.terms.length} entries in use`);
    },
    onTrouble: log.warn,
  });
  const watchingMatters = watchFolder({
    folder: folders.matters,
    name: 'matters',
    load: loadMatters,
    onChange(data) {
      matters = data;
      readMatters = createMatterReader(matters, terms);
      log.info(`the matters changed: ${data.length} in use`);
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
    readMatters: (text) => readMatters(text),
    close() {
      watchingTerms.close();
      watchingMatters.close();
    },
  };
}
