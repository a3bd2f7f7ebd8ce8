export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets one piece of work through at a time, in the order of arrival. */
export function createGate(): Gate {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
