/**
 * Writes knowledge-base/sounds.txt.
 *
 * The npm package `pinyin-pro` is a tool, no dependency: install it anywhere and give its folder.
 *
 *   npx tsx scripts/compile-sounds.ts /tmp/sounds/node_modules/pinyin-pro
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const TARGET = 'knowledge-base/sounds.txt';

interface PinyinPackage {
  pinyin(text: string, options: { toneType: 'none'; type: 'array'; multiple: boolean }): string[];
}

const folder = process.argv[2];
if (!folder) throw new Error('Give the folder of the installed package pinyin-pro.');
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
  version: string;
};
const { pinyin } = createRequire(import.meta.url)(path.resolve(folder)) as PinyinPackage;

const syllables = new Map<string, string[]>();
const characters = commonCharacters();
for (const character of characters) {
  const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true });
  for (const syllable of new Set(readings.map(fold).filter((one) => /^[a-z]+$/.test(one))))
    syllables.set(syllable, [...(syllables.get(syllable) ?? []), character]);
}
const lines = [...syllables]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, alike]) => `${syllable} ${alike.join('')}`);
writeFileSync(
  TARGET,
  `# Characters that sound alike, by syllable, without tones. What many speakers do not tell apart is one
# syllable: zh and z, ch and c, sh and s, n and l, and the endings -ang -an, -eng -en, -ing -in.
# Source: the ${characters.length} characters of GB/T 2312 with the readings of pinyin-pro ${version} (MIT licence).
${lines.join('\n')}\n`,
);

/** The characters of GB/T 2312, in its order. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const found: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  return found;
}

function fold(syllable: string): string {
  return syllable
    .replace(/ü|v/g, 'u')
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiou])/, 'l')
    .replace(/(?<=[aei]n)g$/, '');
}
