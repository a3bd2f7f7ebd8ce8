import type { Decision, Turn } from '../turn.ts';
import { hasQuestion } from './asked.ts';

/** Fewer characters announce that something was seen: 我要反映个人，你们管不管. */
const LEAST_CHARACTERS_SEEN = 16;

/**
 * 主动发现线索: a neighbour, a 网格员 or a passer-by tells of somebody. Two facts are enough to file it:
 * where, and what was seen. Nobody's income is asked for.
 */
export function clue(turn: Turn): Decision | null {
  const { conversation, understanding, place } = turn;
  const { asked, clue: before } = conversation.memory;
  const isRunning = asked === 'clue' && !hasQuestion(understanding);
  if (!understanding.commands.includes('reportClue') && !isRunning) return null;
  const told = [before, turn.masked].filter((part) => part !== null).join('\n');
  if ([...told].length < LEAST_CHARACTERS_SEEN) return { kind: 'ask-clue', missing: 'seen', told };
  return place === null ? { kind: 'ask-clue', missing: 'where', told } : { kind: 'clue', told };
}
