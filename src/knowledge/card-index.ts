import type { Card } from './cards.ts';

export interface CardIndex {
  /**
   * 0 to 1: how much of what was asked, weighed by rarity among the cards, stands in the card's words,
   * text or quotes. Words that no card knows count as well: they show that another matter is meant.
   */
  overlap(card: Card, asked: readonly string[]): number;
  /** The same of words that count differently. */
  weighedOverlap(card: Card, asked: ReadonlyMap<string, number>): number;
}

/** Words of one character tell nothing. */
const LEAST_CHARACTERS = 2;

export function createCardIndex(
  cards: readonly Card[],
  segment: (text: string) => string[],
): CardIndex {
  const words = new Map(cards.map((card) => [card.id, new Set(segment(textOf(card)))]));
  const spread = new Map<string, number>();
  for (const of of words.values())
    for (const word of of) spread.set(word, (spread.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(1 + cards.length / (1 + (spread.get(word) ?? 0)));

  const overlapOf = (card: Card, asked: Iterable<readonly [string, number]>) => {
    const own = words.get(card.id) ?? new Set<string>();
    let [all, found] = [0, 0];
    for (const [word, weight] of asked) {
      if (word.length < LEAST_CHARACTERS) continue;
      const counts = weight * rarity(word);
      all += counts;
      if (own.has(word)) found += counts;
    }
    return all === 0 ? 0 : found / all;
  };

  return {
    overlap: (card, asked) =>
      overlapOf(
        card,
        asked.map((word) => [word, 1]),
      ),
    weighedOverlap: overlapOf,
  };
}

function textOf({ words, text, citations }: Card): string {
  return [...words, text, ...citations.map(({ quote }) => quote)].join(' ');
}
