import type { ProgrammeId } from '../contracts/programmes.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { ReadIntents } from './intents.ts';
import type { Passage, ReadPassage } from './passage.ts';
import { createRecallReader } from './recalls.ts';
import { createNeedSplitter } from './split-needs.ts';
import type { Understanding } from './understanding.ts';
import { createWantedFinder } from './wanted-programmes.ts';

/** `named` in words; `programmes` also that the facts show it to be about. */
type ReadSeveral = (
  passage: Passage,
  about: { named: readonly ProgrammeId[]; programmes: readonly ProgrammeId[] },
) => Pick<Understanding, 'needs' | 'recalls' | 'wanted'>;

/** Several needs in one breath, and how a later message comes back to one of them. */
export function createSeveralReader(
  lexicon: Lexicon,
  { readPassage, readIntents }: { readPassage: ReadPassage; readIntents: ReadIntents },
): ReadSeveral {
  const splitNeeds = createNeedSplitter(lexicon, readPassage, readIntents);
  const readRecall = createRecallReader(lexicon);
  const findWanted = createWantedFinder(lexicon, readPassage, readIntents);
  return (passage, { named, programmes }) => {
    const wanted = findWanted(passage, named);
    return {
      needs: splitNeeds(passage, named),
      recalls: readRecall(passage),
      wanted: programmes.filter((id) => wanted.includes(id) || !named.includes(id)),
    };
  };
}
