import { describe, expect, it } from 'vitest';
import type { Triage } from '../../triage/triage.ts';
import type { Command, Understanding } from '../../understanding/understanding.ts';
import { emptyMemory } from '../memory.ts';
import type { Turn } from '../turn.ts';
import { doubtLikeness } from './doubt-likeness.ts';

const WORDS = '收割机过去了没听见 再讲一遍';

function doubted(commands: Command[], { degree = 0.1, words = WORDS } = {}) {
  const triage: Triage = {
    danger: { category: 'medical', certainty: 'clear', call: ['120'], words, subject: 'unknown' },
    denied: false,
    troubleNow: [],
    cause: null,
    urgent: false,
    likeness: { danger: degree },
  };
  const turn = { triage, words: WORDS, conversation: { memory: emptyMemory } };
  return doubtLikeness(turn as unknown as Turn, { commands } as Understanding).danger?.certainty;
}

describe('a danger that only the likeness of the words tells', () => {
  it('is asked about where something is said to the assistant itself', () => {
    expect(doubted(['repeat'])).toBe('ask');
  });

  it('stands where nothing is said to the assistant, or a farewell', () => {
    expect(doubted([])).toBe('clear');
    expect(doubted(['farewell'])).toBe('clear');
  });

  it('stands where the likeness is strong', () => {
    expect(doubted(['repeat'], { degree: 0.9 })).toBe('clear');
  });

  it('stands where a known phrase told it', () => {
    expect(doubted(['repeat'], { words: '没听见' })).toBe('clear');
  });
});
