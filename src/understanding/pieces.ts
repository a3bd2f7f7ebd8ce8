import type { Lexicon, PhraseSet } from '../knowledge/lexicon.ts';
import type { WordLists } from './phrases.ts';

/** Anything may stand here. */
const GAP = ' ';
/** More ways to say one phrase are not written out: it is cut in two where they branch. */
const MOST_WAYS = 120;
const LONGEST = 4;
const WINDOW = 3;

/** Everything that a message is looked through for. */
export function phrasesOf(lexicon: Lexicon): string[] {
  const { words, cues, kin, facts, answers, needs } = lexicon;
  const sets = [lexicon.programmes, lexicon.asks, lexicon.commands, lexicon.departments];
  return [
    ...Object.values(words).flat(),
    ...Object.values(cues).flat(),
    ...kin.flatMap((it) => it.words),
    ...[...facts, ...answers, ...needs].flatMap(({ say, unless = [] }) => [...say, ...unless]),
    ...sets.flatMap((it) => Object.values(it)).flatMap(phrasesIn),
  ];
}

function phrasesIn({ say, whole, unless, notWith, apart }: PhraseSet): string[] {
  return [say, whole, unless, notWith, apart].flatMap((it) => it ?? []);
}

/** What people of the field say, in pieces of two to four characters: 干不动, 没儿没, 低保户. */
export function piecesOf(phrases: readonly string[], words: WordLists): Set<string> {
  const pieces = new Set<string>();
  for (const phrase of phrases)
    for (const said of waysToSay(phrase, words))
      for (const run of said.split(GAP)) for (const piece of cutRun(run)) pieces.add(piece);
  return pieces;
}

function cutRun(run: string): string[] {
  if (run.length < 2) return [];
  if (run.length <= LONGEST) return [run];
  return Array.from({ length: run.length - WINDOW + 1 }, (_, at) => run.slice(at, at + WINDOW));
}

interface Phrase {
  readonly source: string;
  at: number;
}

function waysToSay(phrase: string, words: WordLists): string[] {
  const source = phrase
    .normalize('NFKC')
    .replace(/\{(\w+)\}/g, (_, name: string) => `(${words[name]?.join('|') ?? GAP})`)
    .replace(/\.{3}|…/g, GAP);
  return readChoice({ source, at: 0 });
}

function readChoice(phrase: Phrase): string[] {
  const ways = readSequence(phrase);
  while (phrase.source[phrase.at] === '|') {
    phrase.at += 1;
    ways.push(...readSequence(phrase));
  }
  return ways;
}

function readSequence(phrase: Phrase): string[] {
  let ways = [''];
  while (phrase.at < phrase.source.length && !'|)'.includes(phrase.source[phrase.at] ?? '')) {
    const part = readPart(phrase);
    ways =
      ways.length * part.length > MOST_WAYS
        ? [...ways, ...part.map((it) => GAP + it)]
        : ways.flatMap((it) => part.map((next) => it + next));
  }
  return ways;
}

function readPart(phrase: Phrase): string[] {
  const sign = phrase.source[phrase.at] ?? '';
  const part = sign === '(' ? readGroup(phrase) : readSign(phrase, sign);
  const mayBeMissing = '?*'.includes(phrase.source[phrase.at] ?? ' ');
  if (!mayBeMissing) return part;
  phrase.at += 1;
  return ['', ...part];
}

function readGroup(phrase: Phrase): string[] {
  phrase.at += 1;
  const ways = readChoice(phrase);
  phrase.at += 1;
  return ways;
}

/** Numerals in a class stand for any, so that none is part of a piece. */
function readSign(phrase: Phrase, sign: string): string[] {
  if (sign !== '[') {
    phrase.at += 1;
    return [/[\p{Script=Han}\p{L}]/u.test(sign) ? sign : GAP];
  }
  const end = phrase.source.indexOf(']', phrase.at);
  const signs = phrase.source.slice(phrase.at + 1, end);
  phrase.at = end + 1;
  return /^\p{Script=Han}+$/u.test(signs) ? [...signs] : [GAP];
}
