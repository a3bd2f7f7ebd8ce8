/** Sleeps that a wake ends early; a wake that comes while nobody sleeps ends the next one at once. */
export function createSleep(signal: AbortSignal) {
  let isWoken = false;
  let end: () => void = () => undefined;
  const wake = () => {
    isWoken = true;
    end();
  };
  signal.addEventListener('abort', wake);
  return {
    wake,
    async for(ms: number): Promise<void> {
      if (!isWoken && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          timer.unref();
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      isWoken = false;
    },
  };
}
