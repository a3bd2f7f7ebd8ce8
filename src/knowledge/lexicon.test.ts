import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAMME_IDS } from '../contracts/programmes.ts';
import { loadLexicon } from './lexicon.ts';

const lexicon = loadLexicon();

function folderWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  writeFileSync(join(folder, 'facts.yaml'), content);
  return folder;
}

describe('the phrases of the knowledge base', () => {
  it('have words for every programme', () => {
    expect(Object.keys(lexicon.programmes).toSorted()).toEqual([...PROGRAMME_IDS].toSorted());
  });

  it('list no phrase twice in one rule', () => {
    const doubled = lexicon.facts.filter(({ say }) => new Set(say).size < say.length);

    expect(doubled.map(({ key }) => key)).toEqual([]);
  });

  it('name each relative’s word only once', () => {
    const words = lexicon.kin.flatMap((kin) => kin.words);

    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});

describe('loadLexicon', () => {
  it('refuses a phrase that repeats without a limit', () => {
    expect(() => loadLexicon(folderWith("words: { bad: ['(我+)+'] }"))).toThrow(/bad/);
  });

  it('refuses a spelling that changes the length of the sentence', () => {
    expect(() => loadLexicon(folderWith('variants: { 底保: 最低保障 }'))).toThrow(/variants/);
  });
});
