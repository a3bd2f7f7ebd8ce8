import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { neededPieces, piecesOf } from './needed-pieces.ts';
import { sourceOf } from './phrases.ts';

describe('the pieces that a pattern needs', () => {
  it.each<[string, string[] | null]>([
    ['低保户', ['低保']],
    ['(?:吃|拿)(?:着)?低保', ['低保']],
    ['(?:吃|拿)\\d', ['吃', '拿']],
    ['(?:吃|拿)着', ['着']],
    ['没(?:有)?钱', ['没']],
    ['[肢智]残', ['残']],
    ['(?<=^|[,。])(?:大病|重病)', ['大病', '重病']],
    ['(?:大病)?', null],
    ['大病|[^,]{0,6}?', null],
    ['财产(?!证)', ['财产']],
    ['\\d', null],
  ])('of %s are %j', (source, pieces) => {
    expect(neededPieces(source)).toEqual(pieces);
  });
});

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
        const pieces = neededPieces(source);
        if (pieces === null) return [];
        const words = new RegExp(source);
        return said
          .filter(({ text, held }) => !pieces.some((it) => held.has(it)) && words.test(text))
          .map(({ text }) => `${source}: ${text}`);
      });
      expect(missed).toEqual([]);
    },
    EVERY_PHRASE_IN_EVERY_SENTENCE_MS,
  );
});

function utterances() {
  const folder = join(import.meta.dirname, '../../eval/utterances');
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => String((JSON.parse(line) as { utterance: unknown }).utterance))
    .map((text) => ({ text, held: piecesOf(text) }));
}
