import type { ProgrammeId } from '../contracts/programmes.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { onceEach } from '../shared/once.ts';
import { createHeldFinder } from './held-programmes.ts';
import type { ReadWants } from './intents.ts';
import { type Passage, passageReaderFor } from './passage.ts';
import { createRecallReader } from './recalls.ts';
import { createNeedSplitter } from './split-needs.ts';
import type { Understanding } from './understanding.ts';

type ReadSeveral = (
  passage: Passage,
  programmes: readonly ProgrammeId[],
) => Pick<Understanding, 'needs' | 'recalls' | 'held'>;

/** Several needs in one breath, and how a later message comes back to one of them. */
export function createSeveralReader(lexicon: Lexicon, readWants: ReadWants): ReadSeveral {
  const readPassage = passageReaderFor(lexicon);
  const splitNeeds = createNeedSplitter(lexicon);
  const readRecall = createRecallReader(lexicon);
  const findHeld = createHeldFinder(lexicon, readWants);
  return (passage, programmes) => {
    // Both read the clauses, each as if it stood alone.
    const readAlone = onceEach((text) => readWants(readPassage(text)));
    return {
      needs: splitNeeds(passage, programmes, readAlone),
      recalls: readRecall(passage),
      held: findHeld(passage, programmes, readAlone),
    };
  };
}
