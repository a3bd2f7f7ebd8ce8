import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { stampOf } from './stamp.ts';
import { WEIGHTS_FILE } from './weights-file.ts';

const weights = readFileSync(WEIGHTS_FILE, 'utf8');
const phrases = loadTriagePhrases();

describe('the stamp', () => {
  const lesson = { text: '水漫进来了人困在屋里', danger: true, urgent: null } as const;
  const rest = { categories: [], weight: 1, isApart: false } as const;
  const stampWith = (changed: object, text = weights) =>
    stampOf(text, { lessons: [{ ...lesson, ...rest, ...changed }], phrases });

  it('changes with the words, the label and the weight of a lesson, and with the weights', () => {
    const stamps = [
      stampWith({}),
      stampWith({ text: '水漫进来了人都出来了' }),
      stampWith({ danger: false }),
      stampWith({ weight: 2 }),
      stampWith({}, `${weights}x`),
    ];

    expect(new Set(stamps).size).toBe(stamps.length);
    expect(stampWith({})).toBe(stamps[0]);
  });

  it('changes with what the phrases hear in a lesson', () => {
    const deaf = stampOf(weights, {
      lessons: [{ ...lesson, ...rest }],
      phrases: { ...phrases, themes: new Map() },
    });

    expect(deaf).not.toBe(stampWith({}));
  });
});
