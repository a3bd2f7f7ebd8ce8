import type { Card } from './cards.ts';

export interface CardIndex {
  /**
   * 0 to 1: how much of what was asked, weighed by rarity among the cards, stands in the card's words,
   * text or quotes. Words that no card knows count as well: they show that another matter is meant.
   */
  overlap(card: Card, asked: readonly string[]): number;
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

  return {
    overlap(card, asked) {
      const own = words.get(card.id) ?? new Set<string>();
      const counted = asked.filter((word) => word.length >= LEAST_CHARACTERS);
      const all = counted.reduce((sum, word) => sum + rarity(word), 0);
      const found = counted
        .filter((word) => own.has(word))
        .reduce((sum, word) => sum + rarity(word), 0);
      return all === 0 ? 0 : found / all;
    },
  };
}

function textOf({ words, text, citations }: Card): string {
  return [...words, text, ...citations.map(({ quote }) => quote)].join(' ');
}
