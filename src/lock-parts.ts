import { createClaimLocks, type HouseWords, type InspectClaim } from './guardrails/claim-locks.ts';
import type { Card } from './knowledge/cards.ts';
import { loadGuardrailWords } from './knowledge/guardrail-words.ts';
import type { Gazetteer, PlaceMention } from './knowledge/places.ts';
import type { Replies } from './knowledge/replies.ts';
import { onceLately } from './shared/once.ts';

interface LockSources {
  replies: Replies;
  cards: readonly Card[];
  gazetteer: Gazetteer;
  bindingRegions: readonly string[];
}

/** The locks over every reply, with the words and the places of the knowledge base. */
export function createLocks(sources: LockSources): InspectClaim {
  const { gazetteer, bindingRegions } = sources;
  return createClaimLocks({
    words: loadGuardrailWords(),
    house: houseWordsOf(sources),
    namesOutside: createFindNamesOutside(gazetteer, bindingRegions),
  });
}

const PLACES_KEPT = 50;
const TEXTS_KEPT = 200;

/**
 * Names of places outside a region. The gazetteer leaves a name that is also a word (海口); a lock would
 * rather see one too many, so that a bare name where a place would stand counts as well.
 */
function createFindNamesOutside(gazetteer: Gazetteer, binding: readonly string[]) {
  const isOutside = ({ resolution }: PlaceMention, ladder: readonly string[]) =>
    !(resolution.kind === 'found' && ladder.includes(resolution.place.code));
  const namesBeside = (text: string, ladder: readonly string[]): string[] => {
    const mentioned = gazetteer.mentions(text, binding);
    const bare = bareNames(text).filter((name) =>
      gazetteer
        .mentions(`${name}市`, binding)
        .some((mention) => mention.words === `${name}市` && isOutside(mention, ladder)),
    );
    const outside = mentioned.filter((mention) => isOutside(mention, ladder));
    return [...new Set([...outside.map(({ words }) => words), ...bare])];
  };
  // The same few fillings stand in reply after reply.
  const readerFor = onceLately(PLACES_KEPT, (code) => {
    const ladder = code === '' ? [] : gazetteer.ladder(code);
    return onceLately(TEXTS_KEPT, (text) => namesBeside(text, ladder));
  });
  return (text: string, regionCode: string | null) => readerFor(regionCode ?? '')(text);
}

/** Two or three characters where the name of a place would begin. */
function bareNames(text: string): string[] {
  return [
    ...text.matchAll(
      /(?<=^|[^\p{L}]|[按照在到去像和与跟从往])(?=(\p{Script=Han}{2})(\p{Script=Han})?)/gu,
    ),
  ].flatMap(([, two = '', third]) => (third === undefined ? [two] : [two, two + third]));
}

export function houseWordsOf({
  replies,
  cards,
}: Pick<LockSources, 'replies' | 'cards'>): HouseWords {
  const texts = new Map(cards.map(({ id, text }) => [id, text.trim()]));
  return {
    phrase: (key, values) => (replies.has(key) ? replies.say(key, values) : undefined),
    card: (id) => texts.get(id),
  };
}
