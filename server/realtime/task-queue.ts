/** Runs tasks one after the other; one that fails is reported and holds up nobody. */
export function createTaskQueue(onFailure: (error: unknown) => void) {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;

  return {
    add(task: () => Promise<void>): void {
      waiting += 1;
      last = last
        .then(task)
        .catch(onFailure)
        .finally(() => {
          waiting -= 1;
        });
    },
    size: () => waiting,
    /** Resolves when everything added so far is done. */
    drained: () => last,
  };
}
