import { useEffect, useState } from 'react';
import { STAFF_EVENTS_URL } from './staff-api.ts';

const POLL_MS = 10_000;
/** Also with live events: a lost one must not hide a person in danger for long. */
const SURE_MS = 60_000;
/** A burst of events is read once. */
const GATHER_MS = 300;

export interface Changes {
  /** Grows by one whenever the lists must be read again. */
  count: number;
  isLive: boolean;
}

/** Server-sent events while they flow, reading every ten seconds while they do not. */
export function useChanges(): Changes {
  const [count, setCount] = useState(0);
  const [isLive, setIsLive] = useState(false);

  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const gather = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        setCount((before) => before + 1);
      }, GATHER_MS);
    };
    const events = new EventSource(STAFF_EVENTS_URL);
    events.addEventListener('change', gather);
    events.onopen = () => {
      setIsLive(true);
      gather();
    };
    events.onerror = () => setIsLive(false);
    return () => {
      events.close();
      clearTimeout(gathering);
    };
  }, []);

  useEffect(() => {
    const timer = setInterval(() => setCount((before) => before + 1), isLive ? SURE_MS : POLL_MS);
    return () => clearInterval(timer);
  }, [isLive]);

  return { count, isLive };
}
