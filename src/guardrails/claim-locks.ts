import type { Claim, Support } from '../contracts/claims.ts';
import { withoutWhitespace } from '../shared/text.ts';
import { createForbiddenWordLock, type ForbiddenWords } from './forbidden-words.ts';
import { createLinkLock } from './link-lock.ts';
import { createNegationLock } from './negation-lock.ts';
import { createNumberLock } from './number-lock.ts';
import { isWordedFrom } from './wording-lock.ts';
import { createNumberReader, type NumberWords } from './written-numbers.ts';

export const LOCKS = [
  'support',
  'wording',
  'quote',
  'number',
  'words',
  'link',
  'region',
  'negation',
  'ground',
] as const;

/** Why a claim may not leave: the lock and what it found. */
export interface Breach {
  lock: (typeof LOCKS)[number];
  found: string;
}

/** Our own words: the fixed phrases and the cards. Undefined for what does not exist. */
export interface HouseWords {
  phrase(key: string, values: Readonly<Record<string, string>>): string | undefined;
  card(id: string): string | undefined;
}

export interface ClaimSurroundings {
  /** Null where the place is not known. */
  region: { code: string; name: string } | null;
  /** Masked. */
  question: string;
  /** What may be filled into our phrases: said by the citizen, found by a tool, printed on a ticket. */
  grounds: readonly string[];
}

export type InspectClaim = (claim: Claim, surroundings: ClaimSurroundings) => Breach[];

export interface LockNeeds {
  words: { forbidden: ForbiddenWords; numbers: NumberWords };
  house: HouseWords;
  /** The names in `text` of places outside the region and what contains it. */
  namesOutside(text: string, regionCode: string | null): string[];
}

const LONGEST_MODEL_TEXT = 300;
/** A shorter quote stands in almost any clause. */
const SHORTEST_QUOTE = 6;

/** All locks on the text of one claim; quotes are compared with their clauses elsewhere. */
export function createClaimLocks(needs: LockNeeds): InspectClaim {
  const tools = {
    findUnsupported: createNumberLock(needs.words.numbers),
    readNumbers: createNumberReader(needs.words.numbers),
    findForbidden: createForbiddenWordLock(needs.words.forbidden),
    findReversed: createNegationLock(needs.words.forbidden.negation),
    findLinks: createLinkLock(needs.words.forbidden.knownLinks),
    ...needs,
  };
  return (claim, surroundings) => {
    if (claim.support.length === 0) return [{ lock: 'support', found: claim.text }];
    return claim.wordedBy === 'model'
      ? inspectModelWords(claim, surroundings, tools)
      : inspectHouseWords(claim, surroundings, tools);
  };
}

type Tools = LockNeeds & {
  findUnsupported: ReturnType<typeof createNumberLock>;
  readNumbers: ReturnType<typeof createNumberReader>;
  findForbidden(text: string): string[];
  findLinks(text: string): string[];
  findReversed(text: string, sources: readonly string[]): string[];
};

/**
 * Our own claims say what stands behind them, letter by letter; beside that every lock looks for
 * itself, so that a changed text is stopped by what it says and not only by being changed.
 */
function inspectHouseWords(claim: Claim, around: ClaimSurroundings, tools: Tools): Breach[] {
  const [main] = claim.support;
  const source = main === undefined ? undefined : wordsOf(main, tools.house);
  if (source === undefined) return [{ lock: 'support', found: claim.text }];
  return [
    ...(claim.text === source ? [] : beyondSource(claim.text, source, { around, tools })),
    ...claim.support.flatMap((support) => ungrounded(support, around, tools)),
    ...misquoted(claim.support),
    ...unbackedVerdict(claim.support, tools.words.forbidden.verdictPhrases),
  ];
}

function beyondSource(
  text: string,
  source: string,
  { around, tools }: { around: ClaimSurroundings; tools: Tools },
): Breach[] {
  const code = around.region?.code ?? null;
  const known = (words: string) => source.includes(words);
  return [
    breach('wording', text),
    ...tools.findUnsupported(text, [source]).map(({ words }) => breach('number', words)),
    ...tools
      .namesOutside(text, code)
      .filter((name) => !known(name))
      .map((name) => breach('region', name)),
    // A place that the text names less often was exchanged, whatever for.
    ...tools
      .namesOutside(source, null)
      .filter((name) => timesIn(text, name) < timesIn(source, name))
      .map((name) => breach('region', name)),
    ...without(tools.findForbidden(text), tools.findForbidden(source)).map((found) =>
      breach('words', found),
    ),
    ...without(tools.findLinks(text), tools.findLinks(source)).map((found) =>
      breach('link', found),
    ),
  ];
}

const timesIn = (text: string, name: string) => text.split(name).length - 1;

/** What a support says when it is put into words; a quote stands beside words, never for them. */
export function wordsOf(support: Support, house: HouseWords): string | undefined {
  switch (support.by) {
    case 'phrase':
      return house.phrase(support.key, support.values);
    case 'card':
      return house.card(support.id);
    case 'tool':
    case 'earlier':
      return support.says;
    default:
      return undefined;
  }
}

/** What a tool or an earlier reply says, and what fills a phrase, was said, found or printed in this turn. */
function ungrounded(support: Support, around: ClaimSurroundings, tools: Tools): Breach[] {
  if (support.by === 'tool' || support.by === 'earlier')
    return isGrounded(support.says, around) ? [] : [breach('ground', support.says)];
  if (support.by !== 'phrase') return [];
  return Object.entries(support.values)
    .filter(([name, value]) => name !== 'quote' && !isGrounded(value, around))
    .flatMap(([, value]) => foreignParts(value, around, tools))
    .map((found) => breach('ground', found));
}

const isGrounded = (words: string, { grounds }: ClaimSurroundings) =>
  grounds.some((ground) => ground.includes(words));

/** The numbers and places of a filling that come from nowhere. */
function foreignParts(
  filling: string,
  { grounds, region }: ClaimSurroundings,
  { readNumbers, namesOutside }: Tools,
): string[] {
  const known = grounds.flatMap(readNumbers);
  const numbers = readNumbers(filling).filter(
    ({ value, unit }) =>
      !known.some((each) => each.value === value && (each.unit === unit || each.unit === null)),
  );
  const names = namesOutside(filling, region?.code ?? null).filter(
    (name) => !grounds.some((ground) => ground.includes(name)),
  );
  return [...numbers.map(({ words }) => words), ...names];
}

/** What a phrase shows as a quote is what its clauses are cited for. */
function misquoted(support: readonly Support[]): Breach[] {
  const quotes = support.flatMap((each) => (each.by === 'clause' ? [each.quote] : [])).join('');
  return support.flatMap((each) => {
    const shown = each.by === 'phrase' ? each.values['quote'] : undefined;
    return shown === undefined || shown === quotes ? [] : [breach('quote', shown)];
  });
}

/** A phrase that tells a result stands on that result of the eligibility rules. */
function unbackedVerdict(support: readonly Support[], verdictPhrases: readonly string[]): Breach[] {
  return support.flatMap((each) => {
    if (each.by !== 'phrase' || !verdictPhrases.some((start) => each.key.startsWith(start)))
      return [];
    const said = each.key.split('.').at(-1)?.split('_')[0];
    const isBacked = support.some(
      (other) =>
        other.by === 'tool' && other.tool === 'eligibility' && other.says.includes(` ${said} `),
    );
    return isBacked ? [] : [breach('words', each.key)];
  });
}

/** A model words what its quote says, and nothing else. */
function inspectModelWords(claim: Claim, around: ClaimSurroundings, tools: Tools): Breach[] {
  const { text, support } = claim;
  const quotes = support.flatMap((each) => (each.by === 'clause' ? [each.quote] : []));
  const own = cut(text, fixedParts(support));
  const told = quotes.join('\n');
  return [
    ...(quotes.length > 0 && quotes.every(isLongEnough) ? [] : [breach('quote', told)]),
    ...(text.length <= LONGEST_MODEL_TEXT ? [] : [breach('wording', text)]),
    ...tools.findForbidden(withoutQuoted(text, quotes)).map((found) => breach('words', found)),
    ...tools.findLinks(text).map((found) => breach('link', found)),
    ...tools.findUnsupported(own, quotes).map(({ words }) => breach('number', words)),
    ...tools.findReversed(own, quotes).map((found) => breach('negation', found)),
    ...foreignStatements(own, [...quotes, around.question, around.region?.name ?? '']),
    ...tools
      .namesOutside(text, around.region?.code ?? null)
      .filter((name) => !told.includes(name))
      .map((name) => breach('region', name)),
  ];
}

/** A shorter part of a sentence says too little to be judged alone. */
const SHORTEST_STATEMENT = 3;

/** The whole must be about the quote, and so must each part of a sentence: one true part excuses no other. */
function foreignStatements(own: string, sources: readonly string[]): Breach[] {
  const parts = own
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((part) => [...part].length >= SHORTEST_STATEMENT);
  return [own, ...parts]
    .filter((part) => !isWordedFrom(part, sources))
    .map((part) => breach('wording', part));
}

const isLongEnough = (quote: string) => withoutWhitespace(quote).length >= SHORTEST_QUOTE;

/** A sentence that stands word for word in the law is no verdict on anybody. */
function withoutQuoted(text: string, quotes: readonly string[]): string {
  return text
    .split(/(?<=[。；！？\n])/u)
    .filter((sentence) => {
      const said = withoutWhitespace(sentence).replace(/[。；！？]$/u, '');
      return !(
        isLongEnough(said) && quotes.some((quote) => withoutWhitespace(quote).includes(said))
      );
    })
    .join('');
}

/** What we said ourselves needs no support of its own: the count of days, the name of a clause. */
function fixedParts(support: readonly Support[]): string[] {
  return support.flatMap((each) => {
    // A clause named by a bare numeral (二) hides nothing: it would hide a count as well.
    if (each.by === 'clause')
      return [each.number, ...(/[（第附]/u.test(each.clause) ? [each.clause] : [])];
    return each.by === 'tool' ? [each.says] : [];
  });
}

function cut(text: string, parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((rest, part) => rest.replaceAll(part, '；'), text);
}

/** Each of `known` excuses one of `found`. */
function without(found: readonly string[], known: readonly string[]): string[] {
  const left = [...known];
  return found.filter((each) => {
    const at = left.indexOf(each);
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

const breach = (lock: Breach['lock'], found: string): Breach => ({ lock, found });
