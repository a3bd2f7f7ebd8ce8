import type { Random } from '../../bench/random.ts';
import type { ParaphraseWords } from './words.ts';

/** A sentence in other words or signs that mean the same; undefined when it offers no place for them. */
export type Paraphrase = (text: string, random: Random) => string | undefined;

/** A comma or a point between two digits is part of a number. */
const PAUSE = /(?:[\s，。;；!！?？、~～…—]|(?<!\d)[.,]|[.,](?!\d))+/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** By name, in the order in which they are printed. */
export function createParaphrases(words: ParaphraseWords): Readonly<Record<string, Paraphrase>> {
  return {
    'one wrong character': (text, random) => swapOne(text, words.wrong, random),
    'one homophone': (text, random) => swapOne(text, words.alike, random),
    'a word of dialect': (text, random) => swapWord(text, words.dialect, random),
    'no punctuation': (text) => changed(text, text.replace(PAUSE, '')),
    'more punctuation': (text, random) =>
      text.trim().replace(PAUSE, () => random.pick(words.marks.pause)) +
      random.pick(words.marks.end),
    'polite words': (text, random) => pad(text, words.polite, random),
    'traditional characters': (text) =>
      changed(text, translate(text, new Map(words.traditional.map(fromAndTo)))),
    'full-width digits': (text) =>
      changed(
        text,
        text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      ),
    emoji: (text, random) =>
      text.trim().replace(PAUSE, (pause) => pause + random.pick(words.emoji)) +
      random.pick(words.emoji),
    'spaces between characters': (text) => [...text.replace(/\s+/gu, '')].join(' '),
  };
}

function swapOne(
  text: string,
  others: ReadonlyMap<string, readonly string[]>,
  random: Random,
): string | undefined {
  const characters = [...text];
  const places = characters.flatMap((it, at) => (others.has(it) ? [at] : []));
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return characters.with(at, random.pick(others.get(characters[at] ?? '') ?? [])).join('');
}

/** Everywhere in the sentence, as who speaks so does; a word inside a longer listed one stays. */
function swapWord(
  text: string,
  dialect: ParaphraseWords['dialect'],
  random: Random,
): string | undefined {
  const listed = Object.keys(dialect).toSorted((a, b) => b.length - a.length);
  const found = text.match(new RegExp(listed.join('|'), 'gu')) ?? [];
  if (found.length === 0) return undefined;
  const word = random.pick(found);
  const said = random.pick(dialect[word] ?? []);
  return text.replace(new RegExp(listed.join('|'), 'gu'), (it) => (it === word ? said : it));
}

function pad(text: string, { before, after }: ParaphraseWords['polite'], random: Random): string {
  const between = random.pick(['，', ' ', '']);
  const first = random.next() < 0.75 ? random.pick(before) + between : '';
  const last =
    first === '' || random.next() < 0.5 ? random.pick(['，', ' ']) + random.pick(after) : '';
  return `${first}${text}${last}`;
}

function translate(text: string, characters: ReadonlyMap<string, string>): string {
  return [...text].map((it) => characters.get(it) ?? it).join('');
}

function fromAndTo(pair: string): [string, string] {
  const [from = '', to = ''] = pair;
  return [from, to];
}

function changed(text: string, paraphrase: string): string | undefined {
  return paraphrase !== text && LETTER.test(paraphrase) ? paraphrase : undefined;
}
