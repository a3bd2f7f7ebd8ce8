import type { Lexicon } from '../knowledge/lexicon.ts';
import { clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll } from './phrases.ts';

/** The clause, as typed, that names a spot to which somebody can be sent; null where none does. */
export type ReadSpot = (passage: Passage) => string | null;

/** 我在涡河大桥底下, 群岸村3组: finer than a street that the table of places knows. */
export function createSpotReader({ cues, words }: Lexicon): ReadSpot {
  const spots = compilePhrases(cues['spot'], words);
  return (passage) => {
    const spot = findAll(spots, passage.text)[0];
    const clause = spot && clauseAt(passage, spot.start);
    return clause ? passage.original.slice(clause.start, clause.end).trim() : null;
  };
}
