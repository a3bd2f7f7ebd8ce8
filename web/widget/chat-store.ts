import type { Credentials } from './http-api.ts';

export interface Unsent {
  clientId: string;
  text: string;
}

export interface Kept {
  credentials?: Credentials;
  unsent: readonly Unsent[];
  draft: string;
}

export type ChatStore = ReturnType<typeof createChatStore>;

/**
 * What outlives a reload of the page. Private windows and some WebViews refuse storage: then the
 * conversation simply lives as long as the page.
 */
export function createChatStore(origin: string, storage: () => Storage = () => sessionStorage) {
  const key = `warmline:${origin}`;
  let kept: Kept = readKept(key, storage);
  return {
    read: () => kept,
    update(change: Partial<Kept>) {
      kept = { ...kept, ...change };
      write(key, kept, storage);
    },
    forget() {
      kept = { unsent: [], draft: '' };
      write(key, kept, storage);
    },
  };
}

function readKept(key: string, storage: () => Storage): Kept {
  try {
    const found: unknown = JSON.parse(storage().getItem(key) ?? 'null');
    if (isKept(found)) return found;
  } catch {
    // Refused or unreadable: start afresh.
  }
  return { unsent: [], draft: '' };
}

function write(key: string, kept: Kept, storage: () => Storage): void {
  try {
    storage().setItem(key, JSON.stringify(kept));
  } catch {
    // Full or refused: the page keeps it in memory.
  }
}

function isKept(found: unknown): found is Kept {
  const { unsent, draft } = (found ?? {}) as Partial<Kept>;
  return Array.isArray(unsent) && typeof draft === 'string';
}

const SIZE_KEY = 'warmline:text-size';

export function readTextSize(storage: () => Storage = () => localStorage): number {
  try {
    return Number(storage().getItem(SIZE_KEY) ?? 0);
  } catch {
    return 0;
  }
}

export function keepTextSize(step: number, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(SIZE_KEY, String(step));
  } catch {
    // The size holds for this page.
  }
}
