import { describe, expect, it } from 'vitest';
import { stampOf } from './stamp.ts';

const trainer = new URL('./learn-labels.ts', import.meta.url);

describe('the stamp', () => {
  const lesson = { text: '水漫进来了人困在屋里', danger: true, weight: 1 };
  const heard = { groups: ['水', '水漫'], scale: 0.3 };
  const stampWith = (changed: object, hearing: object = {}, weights = 'weights') =>
    stampOf(weights, {
      lessons: [{ ...lesson, ...changed }],
      heard: [{ ...heard, ...hearing }],
      trainer,
    });

  it('changes with the words, the label and the weight of a lesson, and with the weights', () => {
    const stamps = [
      stampWith({}),
      stampWith({ text: '水漫进来了人都出来了' }),
      stampWith({ danger: false }),
      stampWith({ weight: 2 }),
      stampWith({}, {}, 'other weights'),
    ];

    expect(new Set(stamps).size).toBe(stamps.length);
    expect(stampWith({})).toBe(stamps[0]);
  });

  it('changes with what is heard in a lesson', () => {
    expect(stampWith({}, { groups: ['水'] })).not.toBe(stampWith({}));
    expect(stampWith({}, { scale: 0.2 })).not.toBe(stampWith({}));
  });
});
