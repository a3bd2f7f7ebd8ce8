import { createOriginReader } from './origins.ts';
import { clauseAt, type Passage, wordsOf } from './passage.ts';
import type { PersonMention } from './people.ts';
import { compilePhrases, saysAny } from './phrases.ts';
import { createStayReader, isCovered, placeCues, type RegionWords } from './stays.ts';
import type { PlaceMention, RegionMention, RegionRole, Speaker } from './understanding.ts';

export interface RegionScene {
  passage: Passage;
  people: readonly PersonMention[];
  mentions: readonly PlaceMention[];
  speaker: Speaker;
  subjectIsOther: boolean;
  /** Who the subject is to the speaker. */
  relation: string | null;
  /** Where the help goes to is known: a place of origin is no more than that. */
  isSettled: boolean;
  /** The code of where the case is, told before. */
  knownPlace: string | null;
  /** 我亲戚在如皋 也是这样吗: the place is named because it is asked about. */
  isAskedAbout: boolean;
  /** 那我自己呢 我还是在钱塘镇: the talk turns to somebody, whose place it is. */
  isTurned: boolean;
  /** Something happened that is helped with where it happened. */
  isSuddenly: boolean;
  /** Whether a document here binds the place with this code. */
  isCovered(code: string): boolean;
}

export type AssignRegions = (scene: RegionScene) => RegionMention[];

/** Which of the places named is where help is sought, where somebody comes from, or neither. */
export function createRegionReader({ cues, words }: RegionWords): AssignRegions {
  const { sources, before, after } = placeCues({ cues, words });
  const [ruleBefore, ruleAfter] = [before('ruleBefore'), after('ruleAfter')];
  const hereAfter = after('hereAfter');
  const isOrigin = createOriginReader({ cues, words });
  const elsewhereBefore = new RegExp(`(?:${sources('elsewhereBefore')})[^,。;!?\\s]{0,4}$`);
  const [elsewhereAfter, awayAfter] = [after('elsewhereAfter'), after('awayAfter')];
  const [boughtAfter, comparedAfter] = [after('boughtAfter'), after('comparedAfter')];
  const withoutStays = createStayReader({ cues, words });
  const homeAsked = compilePhrases(cues['homeAsked'], words);
  const isDoneHere = createHereEar({ cues, words });
  /** Beside another place: whose rule or whose luck is only compared. */
  const isCompared = ({ scene, mention, before, after }: Surroundings): boolean => {
    if (comparedAfter.test(after) && mention === scene.mentions[0]) return true;
    return ruleBefore.test(before) && ruleAfter.test(after);
  };

  /** Beside another place: where something was bought, a relative works, or the speaker, when the case is at home. */
  const isBesides = (around: Surroundings): boolean => {
    const { scene, mention, before, after } = around;
    if (!STAYS.test(before)) return false;
    if (boughtAfter.test(after)) return true;
    const relative = relativeIn(scene, mention, before);
    if (relative) return isRelativesHome(around, { relative, isAway: awayAfter.test(after) });
    return isOtherwiseHome(scene, mention, before) || saysAny(homeAsked, scene.passage.text);
  };

  const isElsewhere = (around: Surroundings): boolean => {
    const { scene, mention, before, after } = around;
    if (scene.isAskedAbout && scene.mentions.length === 1) return false;
    if (elsewhereBefore.test(before) && !isAffirmed(before)) return true;
    if (elsewhereAfter.test(after) || isOfNoCase(scene, mention, before)) return true;
    return scene.mentions.length > 1 && (isCompared(around) || isBesides(around));
  };

  const roleOf = (scene: RegionScene, mention: PlaceMention): RegionRole => {
    const { text } = scene.passage;
    const clause = clauseAt(scene.passage, mention.start);
    const before = text.slice(clause?.start ?? 0, mention.start);
    const after = text.slice(mention.end, mention.end + AFTER);
    if (isElsewhere({ scene, mention, before, after })) return 'elsewhere';
    if (hereAfter.test(after)) return 'here';
    return isOrigin(scene.passage, mention) ? 'origin' : 'here';
  };

  return (scene) => {
    const named = placesNamed(scene);
    const roles = withoutStays(scene, named, (it) => roleOf(scene, it));
    const regions = named.map((it, index) => regionOf(scene, it, roles[index] ?? 'elsewhere'));
    return scene.isSettled || isDoneHere(scene) ? regions : withOneHome(regions, scene.isCovered);
  };
}

/** 他户口在贵州 能在这边办不: the help is sought where the talk is, which has documents here. */
function createHereEar({ cues, words }: RegionWords): (scene: RegionScene) => boolean {
  const doneHere = compilePhrases(cues['doneHere'], words);
  return ({ passage, knownPlace, isCovered }) =>
    knownPlace !== null && isCovered(knownPlace) && saysAny(doneHere, passage.text);
}

function placesNamed(scene: RegionScene): PlaceMention[] {
  return scene.mentions.filter(
    (it, at) =>
      it.resolution.kind !== 'unknown' && !isInsideUnlisted(scene, it, scene.mentions[at - 1]),
  );
}

/** 海门临江: right after a place of ours, the name of one far away is that of a part which the table lacks. */
function isInsideUnlisted(
  { isCovered }: RegionScene,
  { start, resolution }: PlaceMention,
  before: PlaceMention | undefined,
): boolean {
  if (before?.end !== start || before.resolution.kind !== 'found') return false;
  if (resolution.kind !== 'found' || isCovered(resolution.place.code)) return false;
  const { place } = before.resolution;
  return isCovered(place.code) && !resolution.place.path.startsWith(place.path);
}

/** 不是如皋是如东. */
const isAffirmed = (before: string) => /[^不]是$/.test(before);

/** Far enough for 城头贷款买了个商品房. */
const AFTER = 16;

interface Surroundings {
  scene: RegionScene;
  mention: PlaceMention;
  before: string;
  after: string;
}

const STAYS = /(?:在|到|去|住)$/;
/** 我姐嫁到别的街道了 她那边也一样吗: of where she is it is asked. */
const THERE_ASKED = /[她他伊渠](?:们|家)?(?:那|这)(?:边|儿|里|头|块|哈|疙瘩)/;

/** Where only a relative lives or works. */
function isRelativesHome(
  { scene, mention, before }: Surroundings,
  { relative, isAway }: { relative: PersonMention; isAway: boolean },
): boolean {
  if (THERE_ASKED.test(scene.passage.text.slice(mention.end))) return false;
  return isAway || MARRIED_OFF.test(before) || livesApart(scene, mention, relative);
}

/** 小姑子嫁到上海. */
const MARRIED_OFF = /[嫁跑分]到$/;
const LEAVES = /(?:回|去|跑到|嫁到|嫁去|搬到|走)$/;

/** 我儿子在苏州上班: the person named last before the place is not the speaker. */
function relativeIn({ people }: RegionScene, { start }: PlaceMention, before: string) {
  const near = people.filter((it) => it.start >= start - before.length && it.end <= start);
  const last = near.at(-1);
  return last === undefined || last.id === 'self' || last.id === 'pronoun' ? undefined : last;
}

/** Where the speaker lives, when the case is another's; where a relative lives or went, when the place is known. */
function isOfNoCase(scene: RegionScene, mention: PlaceMention, before: string): boolean {
  return (
    isSpeakersPlace(scene, mention, before) ||
    (isKnown(scene, mention) && isRelativesPlace(scene, mention, before))
  );
}

/** Of a place without documents the talk goes to one that has some: 泰兴的 … 我小孩户口在如皋. */
function isKnown({ knownPlace, isCovered }: RegionScene, { resolution }: PlaceMention): boolean {
  if (knownPlace === null) return false;
  const isNewlyCovered = resolution.kind === 'found' && isCovered(resolution.place.code);
  return isCovered(knownPlace) || !isNewlyCovered;
}

/**
 * 八十四 娃儿在广东, 媳妇带起娃儿回贵州了: told of those who should keep somebody, or who left, and nothing of who
 * stayed. Of 我妈回如皋了 她能办吗 it is the mother's place that counts.
 */
function isRelativesPlace(scene: RegionScene, mention: PlaceMention, before: string): boolean {
  const relative = relativeIn(scene, mention, before);
  if (relative === undefined || relative.relation === scene.relation) return false;
  if (relative.generation === 'child' && STAYS.test(before)) return true;
  const isNamedAgain = /[她他]/.test(scene.passage.text.slice(mention.end));
  return relative.generation !== 'elder' && LEAVES.test(before) && !isNamedAgain;
}

/** 大姐在上海 二姐在如东, when the case is mother's; 我儿子在深圳 我在崇川, when it is one's own. */
function isOtherHousehold(scene: RegionScene, relative: PersonMention): boolean {
  if (relative.generation === 'elder') return false;
  if (scene.relation !== null) return relative.relation !== scene.relation;
  return !scene.subjectIsOther && scene.mentions.some((it) => isOwnPlace(scene, it));
}

function livesApart(scene: RegionScene, mention: PlaceMention, relative: PersonMention): boolean {
  return isOtherHousehold(scene, relative) || isChildFarAway(scene, mention, relative);
}

/** 我是草街网格员 老汉的娃儿在广东联系不上: of a child in a place without documents, beside one that has some. */
function isChildFarAway(scene: RegionScene, mention: PlaceMention, child: PersonMention): boolean {
  const { relation, isSuddenly } = scene;
  if (child.generation !== 'child' || child.relation === relation || isSuddenly) return false;
  return !isCovered(scene, mention) && scene.mentions.some((it) => isCovered(scene, it));
}

function isOwnPlace(scene: RegionScene, mention: PlaceMention): boolean {
  return isWhereSpeakerStays(scene, mention) || isNamedAlone(scene, mention);
}

/** 如皋长江镇 as a clause of its own, beside a child's 在苏州. */
function isNamedAlone(
  { passage: { text }, isCovered }: RegionScene,
  mention: PlaceMention,
): boolean {
  const { start, end, resolution } = mention;
  if (resolution.kind !== 'found' || !isCovered(resolution.place.code)) return false;
  const isFirst = /(?:^|[,。;!?\s])[我俺]?$/.test(text.slice(0, start));
  return isFirst && /^[一-龥]{0,4}?(?:的|人)?(?=$|[,。;!?\s])/.test(text.slice(end));
}

function isWhereSpeakerStays({ passage: { text } }: RegionScene, { start }: PlaceMention): boolean {
  return /(?:我|俺|我们|俺们)(?:自己|人|本人|一个人|现在|就|跟老伴|和老伴|老两口)*(?:在|住在?)$/.test(
    text.slice(Math.max(0, start - 10), start),
  );
}

const GOES_BACK =
  /(?<!非得|非要|要不要|是不是[得要]|必须得?|一定[得要]|只能|难道|还[得要]|不[想愿用要能必])回$/;

/** 爸妈在如皋农村 我在无锡, 人在上海 回怀远办: the help is sought in the other place. */
function isOtherwiseHome(scene: RegionScene, mention: PlaceMention, before: string): boolean {
  const { text } = scene.passage;
  const others = scene.mentions.filter((it) => it !== mention);
  if (others.some((it) => GOES_BACK.test(text.slice(0, it.start)))) return true;
  if (!/我(?:自己|人|现在|本人)?(?:在|住在?)$/.test(before)) return false;
  return others.some((other) => {
    const lead = text.slice(clauseAt(scene.passage, other.start)?.start ?? 0, other.start);
    const elders = scene.people.filter(
      (it) =>
        it.generation === 'elder' && it.end <= other.start && it.start >= other.start - lead.length,
    );
    return elders.length > 0 && STAYS.test(lead);
  });
}

function regionOf(
  { passage }: RegionScene,
  mention: PlaceMention,
  role: RegionRole,
): RegionMention {
  const { resolution } = mention;
  return {
    place: resolution.kind === 'found' ? resolution.place : null,
    candidates: resolution.kind === 'ambiguous' ? resolution.candidates : [],
    role,
    words: wordsOf(passage, mention),
    isCityItself: isCityItself(passage, mention),
  };
}

const CITY_ITSELF = /^[市区]?(?:市区|城区|主城|老城)/;

/** 蚌埠市区, also where 市 belongs to the name. */
function isCityItself({ text }: Passage, { end }: PlaceMention): boolean {
  const start = text[end - 1] === '市' ? end - 1 : end;
  return CITY_ITSELF.test(text.slice(start, start + AFTER));
}

/** 我自己在上海, when the case is mother's: where the speaker lives does not matter. */
function isSpeakersPlace(scene: RegionScene, mention: PlaceMention, before: string): boolean {
  if (!scene.subjectIsOther) return false;
  if (scene.speaker === 'neighbour' || scene.speaker === 'official') return false;
  if (!/(?:在|到|住|人在)$/.test(before)) return false;
  const inClause = scene.people.filter(
    (it) => it.start >= mention.start - before.length && it.end <= mention.start,
  );
  const named =
    inClause.length > 0 ? inClause : scene.people.filter((it) => it.end <= mention.start);
  const last = named.at(-1);
  return last?.id === 'self' && !/[跟和与同]$/.test(scene.passage.text.slice(0, last.start));
}

/**
 * A place of origin is where help is sought when no other place is named (户口在如皋); of several the one whose
 * documents are here.
 */
function withOneHome(
  regions: readonly RegionMention[],
  isCovered: RegionScene['isCovered'],
): RegionMention[] {
  if (regions.some(({ role }) => role === 'here')) return [...regions];
  const origins = regions.filter(({ role }) => role === 'origin');
  const covered = origins.find(({ place }) => place !== null && isCovered(place.code));
  const origin = regions.findIndex((it) => it === (covered ?? origins[0]));
  return regions.map((it, index) => (index === origin ? { ...it, role: 'here' as const } : it));
}
