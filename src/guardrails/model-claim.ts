import type { Claim, Support } from '../contracts/claims.ts';
import { toCommonForm, withoutWhitespace } from '../shared/text.ts';
import {
  type Breach,
  breach,
  type ClaimSurroundings,
  type LockTools,
  quotesOf,
} from './claim-inspection.ts';
import { isWordedFrom } from './wording-lock.ts';

const LONGEST_MODEL_TEXT = 300;
/** A shorter quote stands in almost any clause. */
const SHORTEST_QUOTE = 6;

/** A model words what its quote says, and nothing else. */
export function inspectModelWords(
  claim: Claim,
  around: ClaimSurroundings,
  tools: LockTools,
): Breach[] {
  const { text, support } = claim;
  const quotes = quotesOf(claim);
  const own = cut(text, fixedParts(support));
  const told = quotes.join('\n');
  return [
    ...(quotes.length > 0 && quotes.every(isLongEnough) ? [] : [breach('quote', told)]),
    ...(text.length <= LONGEST_MODEL_TEXT ? [] : [breach('wording', text)]),
    ...forbiddenIn(text, quotes, tools).map((found) => breach('words', found)),
    ...tools.findMarkup(text).map((found) => breach('words', found)),
    ...tools.findLinks(text).map((found) => breach('link', found)),
    ...tools.findUnsupported(own, quotes).map(({ words }) => breach('number', words)),
    ...tools.findReversed(own, quotes).map((found) => breach('negation', found)),
    ...foreignStatements(own, { quotes: [...quotes, around.region?.name ?? ''], ...around }),
    ...tools
      .namesOutside(text, around.region?.code ?? null)
      .filter((name) => !told.includes(name))
      .map((name) => breach('region', name)),
  ];
}

/** A shorter part of a sentence says too little to be judged alone. */
const SHORTEST_STATEMENT = 3;

/**
 * The whole must be about the quote, and so must each part of a sentence: one true part excuses no other. The
 * question may lend its words to the whole only: who asks could put any statement into it.
 */
function foreignStatements(
  own: string,
  { quotes, question }: { quotes: readonly string[]; question: string },
): Breach[] {
  const parts = own
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((part) => [...part].length >= SHORTEST_STATEMENT);
  return [
    ...(isWordedFrom(own, [...quotes, question]) ? [] : [own]),
    ...parts.filter((part) => !isWordedFrom(part, quotes)),
  ].map((part) => breach('wording', part));
}

const isLongEnough = (quote: string) => withoutWhitespace(quote).length >= SHORTEST_QUOTE;

function forbiddenIn(text: string, quotes: readonly string[], { findForbidden }: LockTools) {
  const own = withoutQuoted(text, quotes);
  const found = findForbidden(own);
  return found.length === 0 || /[您你]/u.test(text)
    ? found
    : findForbidden(withoutConditions(own, { words: found, quotes }));
}

/** So many letters on either side must be the law's own for a word to be its condition: 且符合财产状况. */
const NEIGHBOURS = 2;

/** 「对符合条件的…给」 tells a condition as the law does, of nobody; said to 您 it would be a verdict. */
function withoutConditions(
  text: string,
  { words, quotes }: { words: readonly string[]; quotes: readonly string[] },
): string {
  const law = quotes.map(lettersOf);
  const isLaw = (letters: string, at: number, word: string) => {
    const around = letters.slice(Math.max(0, at - NEIGHBOURS), at + word.length + NEIGHBOURS);
    return at >= NEIGHBOURS && law.some((quote) => quote.includes(around));
  };
  return words.reduce(
    (letters, word) =>
      letters.replaceAll(word, (found: string, at: number) =>
        isLaw(letters, at, word) ? '；' : found,
      ),
    lettersOf(text),
  );
}

const lettersOf = (text: string) => toCommonForm(text).replace(/[^\p{L}\p{N}]/gu, '');

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
