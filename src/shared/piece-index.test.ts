import { expect, it } from 'vitest';
import { createPieceIndex } from './piece-index.ts';

it('finds what is kept under a character or two neighbours of a text, and nothing else', () => {
  const index = createPieceIndex<string>();
  index.add('低', 'character');
  index.add('低保', 'pair');
  index.add('保低', 'pair the other way');
  index.add('低收', 'pair that is not there');
  const found: string[] = [];

  index.forEachIn('问低保', (entry) => found.push(entry));

  expect(found).toEqual(['character', 'pair']);
});
