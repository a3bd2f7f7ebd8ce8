/** So many, evenly spread over how others asked, use most of what any message uses. */
const TEXTS = 200;
/** Whoever asks meanwhile waits for one text at most. */
const PAUSE_MS = 50;

export interface Practice {
  /** Reads one text after the other while nobody waits for it. */
  start(): { stop(): void };
  /** Reads all of them at once. */
  complete(): void;
}

/**
 * A pattern is compiled when it is first tried, which takes as long as the rest of a reading: the first citizens
 * after a start would wait for it.
 */
export function createPractice(asks: readonly string[], read: (text: string) => void): Practice {
  const every = Math.max(1, Math.floor(asks.length / TEXTS));
  const texts = asks.filter((_, at) => at % every === 0);
  const isRead = (text: string) => {
    try {
      read(text);
      return true;
    } catch {
      return false;
    }
  };
  return {
    start() {
      let at = 0;
      const readNext = () => {
        const text = texts[at];
        at += 1;
        // What cannot be read harms nobody here: a turn tells of it when somebody says it.
        if (text === undefined || !isRead(text)) clearInterval(timer);
      };
      const timer = setInterval(readNext, PAUSE_MS);
      timer.unref();
      return { stop: () => clearInterval(timer) };
    },
    complete() {
      for (const text of texts) read(text);
    },
  };
}
