import type { Lexicon } from '../knowledge/lexicon.ts';
import { clauseAt } from './passage.ts';
import { sourceOf } from './phrases.ts';
import type { RegionScene } from './regions.ts';
import type { PlaceMention, RegionRole } from './understanding.ts';

export type RegionWords = Pick<Lexicon, 'cues' | 'words'>;

/** The cues that stand before a place, after it, or anywhere. */
export function placeCues({ cues, words }: RegionWords) {
  const sources = (name: string) => (cues[name] ?? []).map((it) => sourceOf(it, words)).join('|');
  const before = (name: string) => new RegExp(`(?:${sources(name)})$`);
  const after = (name: string) => new RegExp(`^(?:${sources(name)})`);
  return { sources, before, after };
}

/** What somebody does in a place: only goes there, lives or works there, or neither. */
type Doing = 'journey' | 'stay' | 'other';

/** The role of each of the places, in their order. */
type WithoutStays = (
  scene: RegionScene,
  mentions: readonly PlaceMention[],
  roleOf: (mention: PlaceMention) => RegionRole,
) => RegionRole[];

/**
 * 要转到上海的医院, 户口在草街 人在广东: a place one only goes to takes the case nowhere beside another. Of where
 * somebody is registered and where they live that place counts whose documents are here; where something happened
 * suddenly it counts always.
 */
export function createStayReader({ cues, words }: RegionWords): WithoutStays {
  const { before, after } = placeCues({ cues, words });
  const [journeyBefore, journeyAfter] = [before('journeyBefore'), after('journeyAfter')];
  const passedBefore = before('passedBefore');
  const [stayBefore, stayAfter] = [before('stayBefore'), after('awayAfter')];
  const [askedBefore, askedAfter] = [before('placeAskedBefore'), after('placeAskedAfter')];
  const [doneBefore, doneAfter] = [before('doneBefore'), after('doneAfter')];

  const isStay = (lead: string, rest: string): boolean =>
    stayBefore.test(lead) ||
    (GOES.test(lead) && stayAfter.test(rest)) ||
    (doneBefore.test(lead) && doneAfter.test(rest));

  const doingIn = ({ passage }: RegionScene, { start, end }: PlaceMention): Doing => {
    const lead = passage.text.slice(clauseAt(passage, start)?.start ?? 0, start);
    const rest = passage.text.slice(end, end + REST);
    const isJourney =
      passedBefore.test(lead) || (journeyBefore.test(lead) && journeyAfter.test(rest));
    if (isJourney) return 'journey';
    const isAskedAbout = askedBefore.test(lead) && askedAfter.test(rest);
    return !isAskedAbout && isStay(lead, rest) ? 'stay' : 'other';
  };

  return (scene, mentions, roleOf) => {
    const told = mentions.map(
      (mention): Told => ({
        role: roleOf(mention),
        doing: doingIn(scene, mention),
        isCovered: isCovered(scene, mention),
      }),
    );
    const isHome = ({ role, doing, isCovered }: Told) =>
      isCovered && doing !== 'journey' && (role === 'origin' || isSought(role, doing));
    const isKnown = scene.knownPlace !== null && scene.isCovered(scene.knownPlace);
    if (!isKnown && !told.some(isHome)) return told.map(({ role }) => role);
    return told.map((it) => (isOnlyThere(it, scene) ? 'elsewhere' : it.role));
  };
}

const isSought = (role: RegionRole, doing: Doing) => role === 'here' && doing === 'other';

interface Told {
  role: RegionRole;
  doing: Doing;
  isCovered: boolean;
}

/** Whether a document here binds it. */
export function isCovered(scene: RegionScene, { resolution }: PlaceMention): boolean {
  return resolution.kind === 'found' && scene.isCovered(resolution.place.code);
}

function isOnlyThere(
  { role, doing, isCovered }: Told,
  { isSuddenly, isTurned }: RegionScene,
): boolean {
  if (doing === 'journey') return true;
  return doing === 'stay' && role === 'here' && !isSuddenly && !isTurned && !isCovered;
}

/** Who moved somewhere is at home there. */
const GOES = /(?<![搬嫁迁])(?:在|到|去|来)$/;
/** Far enough for 的大医院去动手术. */
const REST = 12;
