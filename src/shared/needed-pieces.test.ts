import { describe, expect, it } from 'vitest';
import { waysToMatch } from './needed-pieces.ts';

/** The rarest that each of its ways needs. */
function neededPieces(source: string) {
  const ways = waysToMatch(source);
  return ways && [...new Set(ways.flatMap(([rarest]) => rarest ?? []))];
}

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

describe('the ways to match a pattern', () => {
  it.each<[string, string[][][] | null]>([
    ['没(?:得)?(?:音|信)', [[['没'], ['音', '信']]]],
    ['工作日|几天', [[['工作'], ['作日']], [['几天']]]],
    ['^(?:好的|知道(?:了)?)$', [[['好的']], [['知道']]]],
    ['(?:吃|拿)(?:着)?低保', [[['低保'], ['吃', '拿']]]],
    ['没(?:有)?', [[['没']]]],
    ['没钱|\\d', null],
  ])('of %s need %j', (source, ways) => {
    expect(waysToMatch(source)).toEqual(ways);
  });
});
