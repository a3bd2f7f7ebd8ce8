import { useCallback, useEffect, useState } from 'react';
import { useSession } from './session-context.ts';
import { StaffProblem } from './staff-api.ts';

export interface Loaded<Data> {
  data: Data | undefined;
  problem: string | undefined;
  reload(): void;
}

/**
 * Loads when `load` or `refreshKey` changes. What was loaded stays in view while it is loaded again,
 * and also when that fails; only another `load` (another thing to show) empties it.
 */
export function useLoaded<Data>(load: () => Promise<Data>, refreshKey: number): Loaded<Data> {
  const { expire } = useSession();
  const [shown, setShown] = useState<{ load: () => Promise<Data>; data: Data }>();
  const [problem, setProblem] = useState<string>();
  const [again, setAgain] = useState(0);
  const reload = useCallback(() => setAgain((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the two counters ask to load again.
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (data) => {
        if (!isCurrent) return;
        setShown({ load, data });
        setProblem(undefined);
      },
      (error: Error) => {
        if (!isCurrent) return;
        if (error instanceof StaffProblem && error.status === 401) expire();
        setProblem(error.message);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [load, expire, refreshKey, again]);

  return { data: shown?.load === load ? shown.data : undefined, problem, reload };
}
