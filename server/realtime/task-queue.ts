/** Runs tasks one after the other. A task never rejects: it deals with its own failures. */
export function createTaskQueue() {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;

  return {
    add(task: () => Promise<void>): void {
      waiting += 1;
      last = last.then(task).finally(() => {
        waiting -= 1;
      });
    },
    size: () => waiting,
    /** Resolves when everything added so far is done. */
    drained: () => last,
  };
}
