import type { Lexicon } from '../knowledge/lexicon.ts';
import type { SpellingData } from '../knowledge/spelling-data.ts';
import { pairsIn } from '../shared/text.ts';
import { cheapestMendings, type Mending } from './cheapest-cut.ts';
import type { Span } from './phrases.ts';
import { costsOfPieces, foldNumerals, isUnit } from './piece-costs.ts';
import { phrasesOf, piecesOf } from './pieces.ts';

/** The text with misspelt words as they are meant, character for character; `kept` stays as it is. */
export type Mend = (text: string, kept: readonly Span[]) => string;

/** No word reaches over a sign or a space; a longer run is no sentence, and is weighed in parts. */
const RUN = /[㐀-鿿a-z\d]{1,160}/gi;
const LONGEST_PIECE = 4;
/** What it costs to take one character for another: the less stands around it, the more. */
const MISSPELT = { everydayPair: 8, pair: 10, inside: 6, atEnd: 7, unit: 6 };

/**
 * Reads 底保 as 低保 and 干步动 as 干不动: of all ways to cut a sentence into words, one with a misspelt
 * word must be likelier than each without. Only a character that nobody writes beside its neighbour is
 * in doubt, and no numeral is ever read as another, nor anything else as a numeral.
 */
export function createSpeller(lexicon: Lexicon): Mend {
  const { words, frames, spelt, spelling: data } = lexicon;
  const inPhrases = costsOfPieces(piecesOf(phrasesOf(lexicon), words), data);
  const inFrames = costsOfPieces(piecesOf(frames, words), data);
  const said = new Map([...[...inPhrases].filter(([piece]) => !isUnit(piece)), ...inFrames]);
  const pieces = new Map([...costsOfPieces(piecesOf(spelt, words), data), ...said]);
  const meantBy = createReadings(said.keys(), lexicon);
  const neighbours = neighboursIn(said.keys());

  const isKnown = (text: string, folded: string, { start, end }: Span) =>
    data.everyday.has(text.slice(start, end)) || pieces.has(folded.slice(start, end));

  const mendingsAt = (text: string, folded: string, at: number): Mending[] => {
    const readings = readingsBeside({ text, folded, at }, { meantBy, neighbours });
    if (readings.length === 0) return [];
    return spansOver(at, text.length).flatMap((span) => {
      const mendings = readings
        .filter((it) => reaches(it, span, at))
        .flatMap(({ meant }) => mendingOf(folded, span, { at, meant }));
      return mendings.length === 0 || isKnown(text, folded, span) ? [] : mendings;
    });
  };

  const mendingOf = (
    folded: string,
    { start, end }: Span,
    { at, meant }: Pick<Mending, 'at' | 'meant'>,
  ): Mending[] => {
    const piece = folded.slice(start, at) + meant + folded.slice(at + 1, end);
    const cost = said.get(piece);
    if (cost === undefined) return [];
    const taken = costOfTaking(piece, { hole: at - start, isFollowed: isHan(folded, end), data });
    return [{ start, end, at, meant, cost: cost + taken }];
  };

  const mendRun = (run: string, isKept: (at: number) => boolean): string => {
    const folded = foldNumerals(run);
    const mendings = doubtfulIn(run, folded, data)
      .filter((at) => !isKept(at))
      .flatMap((at) => mendingsAt(run, folded, at));
    if (mendings.length === 0) return run;
    const letters = run.split('');
    for (const { at, meant } of cheapestMendings(run, { folded, mendings, pieces, data }))
      letters[at] = meant;
    return letters.join('');
  };

  return (text, kept) =>
    text.replace(RUN, (run: string, from: number) =>
      mendRun(run, (at) => kept.some((it) => from + at >= it.start && from + at < it.end)),
    );
}

/** By character as written: the characters of the pieces that it sounds or looks like. */
type Readings = (character: string) => readonly string[];

function createReadings(
  pieces: Iterable<string>,
  { spelling: { sounds, lookAlikes }, opposites }: Lexicon,
): Readings {
  const bySyllable = new Map<string, string[]>();
  for (const character of new Set([...pieces].join('')))
    for (const syllable of sounds.get(character) ?? [])
      bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), character]);
  const known = new Map<string, readonly string[]>();
  const read = (written: string) => {
    const heard = (sounds.get(written) ?? []).flatMap((it) => bySyllable.get(it) ?? []);
    const alike = new Set([...heard, ...(lookAlikes.get(written) ?? '')]);
    return [...alike].filter(
      (meant) =>
        meant !== written &&
        !opposites.includes(written + meant) &&
        !opposites.includes(meant + written),
    );
  };
  return (written) => {
    const meant = known.get(written) ?? read(written);
    known.set(written, meant);
    return meant;
  };
}

/** What a character may be meant as, and on which sides a piece that holds it may go on. */
interface Reading {
  meant: string;
  fitsBefore: boolean;
  fitsBehind: boolean;
}

/** By character, what stands behind it and what before it in any of the pieces. */
interface Neighbours {
  behind: ReadonlyMap<string, ReadonlySet<string>>;
  before: ReadonlyMap<string, ReadonlySet<string>>;
}

function neighboursIn(pieces: Iterable<string>): Neighbours {
  const behind = new Map<string, Set<string>>();
  const before = new Map<string, Set<string>>();
  const add = (of: Map<string, Set<string>>, character: string, neighbour: string) =>
    of.set(character, (of.get(character) ?? new Set()).add(neighbour));
  for (const piece of pieces)
    for (const [one = '', other = ''] of pairsIn(piece)) {
      add(behind, one, other);
      add(before, other, one);
    }
  return { behind, before };
}

function readingsBeside(
  { text, folded, at }: { text: string; folded: string; at: number },
  { meantBy, neighbours }: { meantBy: Readings; neighbours: Neighbours },
): Reading[] {
  const afterLast = neighbours.behind.get(folded.charAt(at - 1));
  const beforeNext = neighbours.before.get(folded.charAt(at + 1));
  if (afterLast === undefined && beforeNext === undefined) return [];
  const readings: Reading[] = [];
  for (const it of meantBy(text.charAt(at))) {
    const fitsBefore = afterLast?.has(it) === true;
    const fitsBehind = beforeNext?.has(it) === true;
    if (fitsBefore || fitsBehind) readings.push({ meant: it, fitsBefore, fitsBehind });
  }
  return readings;
}

function reaches({ fitsBefore, fitsBehind }: Reading, { start, end }: Span, at: number): boolean {
  return (fitsBefore || start === at) && (fitsBehind || end === at + 1);
}

/** They follow whatever was said: 那边呢 is no slip for 那边里. */
const PARTICLES = /[呢嘞咧呐吗吧啊嘛呀哦噢哈唉哎]/;

/** Where a character stands beside none that it is ever written beside, or beside none at all. */
function doubtfulIn(run: string, folded: string, { pairs }: SpellingData): number[] {
  const doubtful: number[] = [];
  /** Whether the character and the one before it are ever written so; undefined where none stands there. */
  let before: boolean | undefined;
  for (let at = 0; at < run.length; at += 1) {
    const isBesideHan = isHan(folded, at) && isHan(folded, at + 1);
    const behind = isBesideHan ? pairs.has(run.slice(at, at + 2)) : undefined;
    const isWritten = (before ?? behind) === true && (behind ?? before) === true;
    if (isHan(folded, at) && !isWritten && !PARTICLES.test(run.charAt(at))) doubtful.push(at);
    before = behind;
  }
  return doubtful;
}

function isHan(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
}

/** Every stretch of the text over that place that is as long as a piece may be. */
function spansOver(at: number, length: number): Span[] {
  const spans: Span[] = [];
  for (let size = 2; size <= LONGEST_PIECE; size += 1)
    for (let start = Math.max(0, at - size + 1); start <= at; start += 1)
      if (start + size <= length) spans.push({ start, end: start + size });
  return spans;
}

interface Hole {
  hole: number;
  isFollowed: boolean;
  data: SpellingData;
}

function costOfTaking(piece: string, { hole, isFollowed, data }: Hole): number {
  if (isUnit(piece) && !isFollowed) return MISSPELT.unit;
  if (piece.length === 2) return data.everyday.has(piece) ? MISSPELT.everydayPair : MISSPELT.pair;
  const isInside = hole > 0 && hole < piece.length - 1;
  return isInside ? MISSPELT.inside : MISSPELT.atEnd;
}
