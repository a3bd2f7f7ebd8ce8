import type { Lexicon } from '../knowledge/lexicon.ts';
import { onceFor } from '../shared/once.ts';
import type { Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import { compilePhrases, replaceAll } from './phrases.ts';
import { createRegionReader } from './regions.ts';
import type { Cast } from './subject.ts';
import type {
  PlaceFinder,
  PlaceMention,
  StatedFact,
  Understanding,
  UnderstandingContext,
} from './understanding.ts';

export interface PlaceNeeds<Binding> {
  gazetteer: PlaceFinder<Binding>;
  /** The regions that loaded documents bind: they settle ambiguous place names. */
  binding: Binding;
  lexicon: Lexicon;
}

interface PlaceScene {
  passage: Passage;
  people: readonly PersonMention[];
  mentions: readonly PlaceMention[];
  roles: Cast;
  ellipsis: Pick<Understanding, 'leavesOut'>;
  facts: readonly StatedFact[];
  context: UnderstandingContext;
}

export const placeReaderFor = onceFor(createPlaceReader);

/** The places a text names, without what only looks like one; and then what each of them is for. */
function createPlaceReader<Binding>({ gazetteer, binding, lexicon }: PlaceNeeds<Binding>) {
  const assign = createRegionReader(lexicon);
  const notPlaces = compilePhrases(lexicon.cues['notPlaces'], lexicon.words);
  const withoutLikeness = (text: string) =>
    replaceAll(text, notPlaces, (it) => '·'.repeat(it.length));
  return {
    find: (text: string) => gazetteer.mentions(withoutLikeness(text), binding),
    assign: ({ roles, ellipsis, context, facts, ...scene }: PlaceScene) =>
      assign({
        ...scene,
        ...roles,
        subjectIsOther: context.subject === 'other' || roles.relation !== null,
        isSettled: context.isPlaceSettled === true,
        knownPlace: context.knownPlace ?? null,
        isAskedAbout: ellipsis.leavesOut,
        isSuddenly: facts.some(isSudden),
        isCovered: (code) => gazetteer.isCovered(code, binding),
      }),
  };
}

/** An accident is helped with where it happened; an illness goes along with whoever has it. */
function isSudden({ key, value, retracts }: StatedFact): boolean {
  const happened = key === 'basicLifeAtRisk' || (key === 'hardshipEvent' && value !== 'illness');
  return happened && retracts !== true;
}
