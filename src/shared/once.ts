/** Made when it is first asked for, and kept. For what never changes while the process runs. */
export function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** One for each thing that it is made of, kept as long as that. For what only reads: everybody may share it. */
export function onceFor<Given extends object, Made>(
  make: (given: Given) => Made,
): (given: Given) => Made {
  const kept = new WeakMap<Given, { made: Made }>();
  return (given) => {
    const known = kept.get(given) ?? { made: make(given) };
    kept.set(given, known);
    return known.made;
  };
}

/** Of each key once, as long as whoever asks keeps this. */
export function onceEach<Result>(work: (key: string) => Result): (key: string) => Result {
  const done = new Map<string, { result: Result }>();
  return (key) => {
    const known = done.get(key) ?? { result: work(key) };
    done.set(key, known);
    return known.result;
  };
}

/** The last result is kept: for what several parts of one turn ask of the same text, one after another. */
export function onceInARow<Result>(work: (text: string) => Result): (text: string) => Result {
  let last: { text: string; result: Result } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, result: work(text) };
    return last.result;
  };
}

/** Kept for so many texts at most; then all are forgotten. For what is asked of the same texts in turn after turn. */
export function onceLately<Result>(
  most: number,
  work: (text: string) => Result,
): (text: string) => Result {
  const done = new Map<string, { result: Result }>();
  return (text) => {
    const known = done.get(text) ?? { result: work(text) };
    if (done.size >= most && !done.has(text)) done.clear();
    done.set(text, known);
    return known.result;
  };
}
