import type { Lexicon } from '../knowledge/lexicon.ts';
import { clauseAt, type Passage, wordsOf } from './passage.ts';
import type { PersonMention } from './people.ts';
import { sourceOf } from './phrases.ts';
import type { PlaceMention, RegionMention, RegionRole, Speaker } from './understanding.ts';

export interface RegionScene {
  passage: Passage;
  people: readonly PersonMention[];
  mentions: readonly PlaceMention[];
  speaker: Speaker;
  subjectIsOther: boolean;
}

export type AssignRegions = (scene: RegionScene) => RegionMention[];

/** Which of the places named is where help is sought, where somebody comes from, or neither. */
export function createRegionReader({ cues, words }: Lexicon): AssignRegions {
  const sources = (name: string) => (cues[name] ?? []).map((it) => sourceOf(it, words)).join('|');
  const originBefore = new RegExp(`(?:${sources('originBefore')})$`);
  const originAfter = new RegExp(`^(?:${sources('originAfter')})`);
  const elsewhereBefore = new RegExp(`(?:${sources('elsewhereBefore')})[^,。;!?\\s]{0,4}$`);
  const elsewhereAfter = new RegExp(`^(?:${sources('elsewhereAfter')})`);
  const hereAfter = new RegExp(`^(?:${sources('hereAfter')})`);

  const roleOf = (scene: RegionScene, mention: PlaceMention): RegionRole => {
    const { text } = scene.passage;
    const clause = clauseAt(scene.passage, mention.start);
    const before = text.slice(clause?.start ?? 0, mention.start);
    const after = text.slice(mention.end, mention.end + 8);
    if (elsewhereBefore.test(before) || elsewhereAfter.test(after)) return 'elsewhere';
    if (isSpeakersPlace(scene, mention, before) || isWorkplaceOnly(scene, before, after))
      return 'elsewhere';
    if (hereAfter.test(after)) return 'here';
    return originBefore.test(before) || originAfter.test(after) ? 'origin' : 'here';
  };

  return (scene) => {
    const found = scene.mentions.filter(({ resolution }) => resolution.kind !== 'unknown');
    const regions = found.map((it) => regionOf(scene, it, roleOf(scene, it)));
    return withOneHome(regions);
  };
}

/** 我是怀远的 在上海打工 想问老家低保: the help is sought at home. */
function isWorkplaceOnly(
  { passage, mentions }: RegionScene,
  before: string,
  after: string,
): boolean {
  if (!/在$/.test(before) || !/^(?:打工|上班|务工|做工|工作|干活|带孩子|读书)/.test(after))
    return false;
  return (
    mentions.length > 1 &&
    /(?:问|办|给|申请|查|帮)[^,。;!?\s]{0,4}(?:老家|家乡|家里|村里)/.test(passage.text)
  );
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
  };
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
  return named.at(-1)?.id === 'self';
}

/**
 * A place of origin is where help is sought when no other place is named (户口在如皋), and of two
 * places here the first one elsewhere never hides the other.
 */
function withOneHome(regions: readonly RegionMention[]): RegionMention[] {
  if (regions.some(({ role }) => role === 'here')) return [...regions];
  const origin = regions.findIndex(({ role }) => role === 'origin');
  return regions.map((it, index) => (index === origin ? { ...it, role: 'here' as const } : it));
}
