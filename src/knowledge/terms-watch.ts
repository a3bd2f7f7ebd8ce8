import { type FSWatcher, watch } from 'node:fs';
import { loadTerms, TERMS_FOLDER, type TermsData } from './terms.ts';
import { createTermsDesk, type TermsDesk } from './terms-desk.ts';

/** An editor writes a file in several steps; so long after the last one it is read. */
const SETTLED_AFTER_MS = 300;

export interface TermsWatch {
  close(): void;
}

/**
 * Reads the whole folder again whenever a file in it changes. What is malformed changes nothing:
 * the old terms stay, and `onTrouble` gets one line that names the file.
 */
export function watchTerms({
  folder = TERMS_FOLDER,
  settledAfterMs = SETTLED_AFTER_MS,
  onChange,
  onTrouble,
}: {
  folder?: string | undefined;
  settledAfterMs?: number | undefined;
  onChange(data: TermsData): void;
  onTrouble(message: string): void;
}): TermsWatch {
  let timer: NodeJS.Timeout | undefined;
  const read = () => {
    try {
      onChange(loadTerms(folder));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      onTrouble(`the changed terms are not used: ${reason.replace(/\s+/g, ' ')}`);
    }
  };
  const watcher = openWatcher(folder, onTrouble, () => {
    clearTimeout(timer);
    timer = setTimeout(read, settledAfterMs);
    timer.unref();
  });
  return {
    close() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

/** Undefined where the system grants no more watches: the terms then stay as they were read. */
function openWatcher(
  folder: string,
  onTrouble: (message: string) => void,
  onFile: () => void,
): FSWatcher | undefined {
  const report = (error: unknown) => onTrouble(`the terms are not watched: ${String(error)}`);
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      if (name === null || name.endsWith('.yaml')) onFile();
    });
    return watcher.on('error', report);
  } catch (error) {
    report(error);
    return undefined;
  }
}

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
