import { describe, expect, it } from 'vitest';
import { neededPieces } from './needed-pieces.ts';

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
    ['\\p{L}保', null],
    ['(?<kind>低|五)保', null],
  ])('of %s are %j', (source, pieces) => {
    expect(neededPieces(source)).toEqual(pieces);
  });
});
