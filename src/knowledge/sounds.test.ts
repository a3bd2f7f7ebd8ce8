import { describe, expect, it } from 'vitest';
import { loadSounds } from './sounds.ts';

const sounds = loadSounds();
const soundAlike = (a: string, b: string) =>
  sounds.get(a)?.some((syllable) => sounds.get(b)?.includes(syllable)) ?? false;

describe('loadSounds', () => {
  it.each(['底低', '检渐', '就救', '宝保', '只资', '兰南'])('hears %s as alike', (pair) => {
    expect(soundAlike(pair.charAt(0), pair.charAt(1))).toBe(true);
  });

  it('tells apart what sounds different', () => {
    expect(soundAlike('低', '高')).toBe(false);
  });

  it('gives a character each of its readings', () => {
    expect(sounds.get('行')).toEqual(expect.arrayContaining(['xin', 'han']));
  });
});
