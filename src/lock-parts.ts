import { createClaimLocks, type HouseWords, type InspectClaim } from './guardrails/claim-locks.ts';
import type { Card } from './knowledge/cards.ts';
import { loadGuardrailWords } from './knowledge/guardrail-words.ts';
import type { Gazetteer } from './knowledge/places.ts';
import type { Replies } from './knowledge/replies.ts';

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
    namesOutside: (text, regionCode) => {
      const ladder = regionCode === null ? [] : gazetteer.ladder(regionCode);
      return gazetteer
        .mentions(text, bindingRegions)
        .filter(
          ({ resolution }) =>
            !(resolution.kind === 'found' && ladder.includes(resolution.place.code)),
        )
        .map(({ words }) => words);
    },
  });
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
