import { type FSWatcher, watch } from 'node:fs';

/** An editor writes a file in several steps; so long after the last one it is read. */
const SETTLED_AFTER_MS = 300;

export interface FolderWatch {
  close(): void;
}

/**
 * Loads the whole folder again whenever a file in it changes. What is malformed changes nothing: what
 * was loaded before stays, and `onTrouble` gets one line that names the file.
 */
export function watchFolder<Data>({
  folder,
  name,
  load,
  settledAfterMs = SETTLED_AFTER_MS,
  onChange,
  onTrouble,
}: {
  folder: string;
  /** For people: the terms. */
  name: string;
  load(folder: string): Data;
  settledAfterMs?: number | undefined;
  onChange(data: Data): void;
  onTrouble(message: string): void;
}): FolderWatch {
  let timer: NodeJS.Timeout | undefined;
  const read = () => {
    try {
      onChange(load(folder));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      onTrouble(`the changed ${name} are not used: ${reason.replace(/\s+/g, ' ')}`);
    }
  };
  const report = (error: unknown) => onTrouble(`the ${name} are not watched: ${String(error)}`);
  const watcher = openWatcher(folder, report, () => {
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

/** Undefined where the system grants no more watches: all then stays as it was read. */
function openWatcher(
  folder: string,
  report: (error: unknown) => void,
  onFile: () => void,
): FSWatcher | undefined {
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
