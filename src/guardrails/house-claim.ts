import type { Claim, Support } from '../contracts/claims.ts';
import {
  type Breach,
  breach,
  type ClaimSurroundings,
  type HouseWords,
  type LockTools,
  quotesOf,
} from './claim-inspection.ts';
import type { WrittenNumber } from './written-numbers.ts';

/**
 * Our own claims say what stands behind them, letter by letter; beside that every lock looks for
 * itself, so that a changed text is stopped by what it says and not only by being changed.
 */
export function inspectHouseWords(
  claim: Claim,
  around: ClaimSurroundings,
  tools: LockTools,
): Breach[] {
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
  { around, tools }: { around: ClaimSurroundings; tools: LockTools },
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

/** What a tool or an earlier reply says, and what fills a phrase, was said, found or printed in this turn. */
function ungrounded(support: Support, around: ClaimSurroundings, tools: LockTools): Breach[] {
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
  { readNumbers, namesOutside }: LockTools,
): string[] {
  // One after the other: the grounds hold every document that binds, and the first ones say most of it.
  const isSaid = ({ value, unit }: WrittenNumber) =>
    grounds.some((ground) =>
      readNumbers(ground).some(
        (each) => each.value === value && (each.unit === unit || each.unit === null),
      ),
    );
  const numbers = readNumbers(filling).filter((number) => !isSaid(number));
  const names = namesOutside(filling, region?.code ?? null).filter(
    (name) => !grounds.some((ground) => ground.includes(name)),
  );
  return [...numbers.map(({ words }) => words), ...names];
}

/** What a phrase shows as a quote is what its clauses are cited for. */
function misquoted(support: readonly Support[]): Breach[] {
  const quotes = quotesOf({ support }).join('');
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

/** What a support says when it is put into words; a quote stands beside words, never for them. */
function wordsOf(support: Support, house: HouseWords): string | undefined {
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
