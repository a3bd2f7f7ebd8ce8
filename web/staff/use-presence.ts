import { useEffect } from 'react';
import { useSession } from './session-context.ts';
import { staffApi } from './staff-api.ts';

/** Touching the console is told at most so often. */
const TOLD_EVERY_MS = 60_000;

/** Tells that somebody is there when they touch the page: a tab that is only open is nobody. */
export function usePresence(): void {
  const { session } = useSession();
  useEffect(() => {
    let toldAt = 0;
    const tell = () => {
      if (Date.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = Date.now();
      // What it is needed for does not depend on one of them, and the page says itself when it is offline.
      staffApi.notePresence(session).catch(() => undefined);
    };
    const touches = ['pointerdown', 'keydown'] as const;
    for (const touch of touches) document.addEventListener(touch, tell);
    return () => {
      for (const touch of touches) document.removeEventListener(touch, tell);
    };
  }, [session]);
}
