import type { Understanding } from '../understanding/understanding.ts';
import type { Memory } from './memory.ts';

type SetAside = Memory['setAside'][number];

/**
 * Whom the talk turns to, and what was set aside of them: 「我姑呢」 names somebody else, 「大伯要是愿意去呢」 comes back
 * to who was talked of before. Null where it stays with whom it is about.
 */
export function turningOf(
  { turnsTo, relation }: Pick<Understanding, 'turnsTo' | 'relation'>,
  { relation: current, setAside }: Pick<Memory, 'relation' | 'setAside'>,
): { relation: string | null; known: SetAside | undefined } | null {
  const knownOf = (name: string | null) => setAside.find((it) => it.relation === name);
  const isBack = turnsTo === null && relation !== null && knownOf(relation) !== undefined;
  const named = isBack ? { relation } : turnsTo;
  if (named === null || named.relation === current) return null;
  return { relation: named.relation, known: knownOf(named.relation) };
}
