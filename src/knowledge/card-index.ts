import { onceFor } from '../shared/once.ts';
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
  const rarityOf = (count: number) => Math.log(1 + cards.length / (1 + count));
  const rarities = new Map([...spread].map(([word, count]) => [word, rarityOf(count)]));
  const unknown = rarityOf(0);

  /** What no card knows counts in the whole alone. */
  const weighed = onceFor((asked: Iterable<readonly [string, number]>) => {
    const telling = [...asked].filter(([word]) => word.length >= LEAST_CHARACTERS);
    const counts = telling.map(([word, weight]) => weight * (rarities.get(word) ?? unknown));
    return {
      all: counts.reduce((sum, count) => sum + count, 0),
      known: telling
        .map(([word], at) => ({ word, counts: counts[at] ?? 0 }))
        .filter(({ word }) => rarities.has(word)),
    };
  });

  const overlapOf = (card: Card, asked: Iterable<readonly [string, number]>) => {
    const own = words.get(card.id);
    const { all, known } = weighed(asked);
    if (own === undefined || all === 0) return 0;
    let found = 0;
    for (const { word, counts } of known) if (own.has(word)) found += counts;
    return found / all;
  };
  const eachOnce = onceFor((asked: readonly string[]) => asked.map((word) => [word, 1] as const));

  return {
    overlap: (card, asked) => overlapOf(card, eachOnce(asked)),
    weighedOverlap: overlapOf,
  };
}

function textOf({ words, text, citations }: Card): string {
  return [...words, text, ...citations.map(({ quote }) => quote)].join(' ');
}
