import { readFileSync } from 'node:fs';
import { once } from '../shared/once.ts';
import { inProject } from '../shared/project-folder.ts';

const SOUNDS_FILE = inProject('knowledge-base/sounds.txt');

/** By character: the syllables that it may be read as. What sounds alike shares one. */
export type Sounds = ReadonlyMap<string, readonly string[]>;

/** @throws {Error} when a line is not a syllable with its characters. */
export function loadSounds(file: string = SOUNDS_FILE): Sounds {
  const sounds = new Map<string, string[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const { syllable, characters } =
      /^(?<syllable>[a-z]+) (?<characters>.+)$/u.exec(line)?.groups ?? {};
    if (!syllable || !characters) throw new Error(`No syllable with its characters: ${line}`);
    for (const character of characters)
      sounds.set(character, [...(sounds.get(character) ?? []), syllable]);
  }
  return sounds;
}

/** Each character with the one that stands for all that sound like it. */
export const loadSoundsLike = once((): ReadonlyMap<string, string> => {
  const firstOf = new Map<string, string>();
  const alike = new Map<string, string>();
  for (const [character, [syllable = '']] of loadSounds()) {
    if (!firstOf.has(syllable)) firstOf.set(syllable, character);
    alike.set(character, firstOf.get(syllable) ?? character);
  }
  return alike;
});
