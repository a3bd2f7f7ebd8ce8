import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { sourceOf } from '../understanding/phrases.ts';
import { type Needs, waysToMatch } from './needed-pieces.ts';

const EVERY_PHRASE_IN_EVERY_SENTENCE_MS = 30_000;

/** Every phrase of the lexicon, where it matches what people say, needs something of what it matched. */
describe('no phrase', () => {
  it(
    'is passed over in a text that it matches',
    () => {
      const lexicon = loadLexicon();
      const said = utterances();
      const sets = [
        lexicon.facts,
        lexicon.answers,
        lexicon.programmes,
        lexicon.asks,
        lexicon.commands,
      ];
      const phrases = sets.flatMap((it) => Object.values(it)).flatMap(({ say }) => say ?? []);
      const sources = phrases.map((it) => sourceOf(it, lexicon.words));
      const missed = sources.flatMap((source) => {
        const ways = waysToMatch(source);
        if (ways === null) return [];
        const words = new RegExp(source);
        return said
          .filter((text) => !ways.some((needs) => hasAll(text, needs)) && words.test(text))
          .map((text) => `${source}: ${text}`);
      });
      expect(missed).toEqual([]);
    },
    EVERY_PHRASE_IN_EVERY_SENTENCE_MS,
  );
});

function hasAll(text: string, needs: Needs): boolean {
  return needs.every((pieces) => pieces.some((it) => text.includes(it)));
}

function utterances() {
  const folder = join(import.meta.dirname, '../../eval/utterances');
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => String((JSON.parse(line) as { utterance: unknown }).utterance));
}
