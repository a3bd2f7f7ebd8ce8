import type { SqlExecutor } from '../database/executor.ts';

/** What is published and which cards are bound to it: another text after any change, only to be compared. */
export type PublishedState = string;

export async function findPublishedState(db: SqlExecutor): Promise<PublishedState> {
  const { rows } = await db.query<{ state: PublishedState }>(
    `select published_state() as state`,
    [],
  );
  return rows[0]?.state ?? '';
}

/**
 * What was read while that was published: nothing, after any change. So many are kept at most; then all are
 * forgotten, so that nobody fills the memory by asking.
 */
export function createKept<Found>(most: number): (state: PublishedState) => Map<string, Found> {
  let kept: { state: PublishedState; found: Map<string, Found> } = { state: '', found: new Map() };
  return (state) => {
    if (kept.state !== state || kept.found.size >= most) kept = { state, found: new Map() };
    return kept.found;
  };
}
