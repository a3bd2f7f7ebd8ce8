import { createForbiddenWordLock } from '../../../guardrails/forbidden-words.ts';
import { createNumberLock } from '../../../guardrails/number-lock.ts';
import { isWordedFrom } from '../../../guardrails/wording-lock.ts';
import type { GuardrailWords } from '../../../knowledge/guardrail-words.ts';
import type { Gazetteer } from '../../../knowledge/places.ts';
import type { Place } from '../../../shared/place.ts';
import { withoutWhitespace } from '../../../shared/text.ts';
import type { DeadlineSentence } from './agent-tools.ts';
import type { Claim } from './drafted-answer.ts';

export interface ClaimSurroundings {
  place: Place;
  /** Masked. */
  question: string;
  /** What the count of working days said in this turn. */
  sentences: readonly DeadlineSentence[];
}

/** Whether the words of a claim may leave the house; its quote is checked elsewhere. */
export type MayBeSaid = (claim: Claim, surroundings: ClaimSurroundings) => boolean;

const LONGEST_TEXT = 300;
/** A shorter quote stands in almost any clause. */
const SHORTEST_QUOTE = 6;

export function createClaimLocks({
  words,
  gazetteer,
  bindingRegions,
}: {
  words: GuardrailWords;
  gazetteer: Gazetteer;
  bindingRegions: readonly string[];
}): MayBeSaid {
  const findUnsupported = createNumberLock(words.numbers);
  const findForbidden = createForbiddenWordLock(words.forbidden);
  const namesOtherPlace = (text: string, { code, quote }: { code: string; quote: string }) =>
    gazetteer
      .mentions(text, bindingRegions)
      .some(
        ({ words: named, resolution }) =>
          !quote.includes(named) &&
          !(resolution.kind === 'found' && gazetteer.ladder(code).includes(resolution.place.code)),
      );

  return ({ text, support }, { place, question, sentences }) => {
    const { number, clause, quote } = support;
    const allowed = sentences
      .filter(({ workingDays }) => findUnsupported(`${workingDays}个工作日`, [quote]).length === 0)
      .map(({ sentence }) => sentence);
    const own = without(text, [...allowed, number, clause]);
    return (
      text.length <= LONGEST_TEXT &&
      withoutWhitespace(quote).length >= SHORTEST_QUOTE &&
      findForbidden(text).length === 0 &&
      findUnsupported(own, [quote]).length === 0 &&
      isWordedFrom(own, [quote, question, place.name]) &&
      !namesOtherPlace(text, { code: place.code, quote })
    );
  };
}

/** What we said ourselves needs no support of its own. */
function without(text: string, parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((rest, part) => rest.replaceAll(part, '；'), text);
}
