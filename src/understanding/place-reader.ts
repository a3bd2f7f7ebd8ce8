import type { Lexicon } from '../knowledge/lexicon.ts';
import { onceFor } from '../shared/once.ts';
import type { Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import { compilePhrases, replaceAll, saysAny } from './phrases.ts';
import { createRegionReader } from './regions.ts';
import { createSpotReader } from './spots.ts';
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
  ellipsis: Pick<Understanding, 'leavesOut' | 'turnsTo'>;
  facts: readonly StatedFact[];
  context: UnderstandingContext;
}

export const placeReaderFor = onceFor(createPlaceReader);

/** The places a text names, without what only looks like one; then what each of them is for, and the spot told. */
function createPlaceReader<Binding>({ gazetteer, binding, lexicon }: PlaceNeeds<Binding>) {
  const assign = createRegionReader(lexicon);
  const isTurned = createSelfEar(lexicon);
  const readSpot = createSpotReader(lexicon);
  const notPlaces = compilePhrases(lexicon.cues['notPlaces'], lexicon.words);
  const withoutLikeness = (text: string) =>
    replaceAll(text, notPlaces, (it) => '·'.repeat(it.length));
  return {
    find: (text: string) => gazetteer.mentions(withoutLikeness(text), binding),
    read(scene: PlaceScene): Pick<Understanding, 'regions' | 'spot'> {
      const { roles, ellipsis, context, facts, ...rest } = scene;
      const regions = assign({
        ...rest,
        ...roles,
        subjectIsOther: isOfAnother(ellipsis, roles, context),
        isSettled: context.isPlaceSettled === true,
        knownPlace: context.knownPlace ?? null,
        isAskedAbout: ellipsis.leavesOut,
        isTurned: isTurned(scene),
        isSuddenly: facts.some(isSudden),
        isCovered: (code) => gazetteer.isCovered(code, binding),
      });
      return { regions, spot: readSpot(scene.passage) };
    },
  };
}

/** 「那我自己呢 我还是在钱塘镇」, after talk of a sister: whom the talk turns to is whom it is about. */
function isOfAnother(
  { turnsTo }: PlaceScene['ellipsis'],
  { relation }: Cast,
  { subject }: UnderstandingContext,
): boolean {
  if (turnsTo !== null) return turnsTo.relation !== null;
  return subject === 'other' || relation !== null;
}

/** 我人在上海呢 turns to nobody: it was about them before. 那我自己呢 does, whoever it was about. */
function createSelfEar({ cues, words }: Lexicon) {
  const asksOfSelf = compilePhrases(cues['swapSelfAlone'], words);
  return ({ ellipsis: { turnsTo }, passage, context }: PlaceScene): boolean =>
    turnsTo !== null &&
    (turnsTo.relation !== (context.relation ?? null) || saysAny(asksOfSelf, passage.text));
}

/** An accident is helped with where it happened; an illness goes along with whoever has it. */
function isSudden({ key, value, retracts }: StatedFact): boolean {
  const happened = key === 'basicLifeAtRisk' || (key === 'hardshipEvent' && value !== 'illness');
  return happened && retracts !== true;
}
