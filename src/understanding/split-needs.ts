import type { ProgrammeId } from '../contracts/programmes.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { onceFor } from '../shared/once.ts';
import type { Wants } from './intents.ts';
import type { Clause, Passage } from './passage.ts';
import { compilePhrases, findAll, replaceAll, saysAny } from './phrases.ts';
import type { AskKind } from './understanding.ts';

/**
 * The parts of a message that each ask for something, in their order and as they were said; `programmes`
 * are those of the whole message.
 */
export type SplitNeeds = (
  passage: Passage,
  programmes: readonly ProgrammeId[],
  readAlone: ReadAlone,
) => string[];

/** What a clause would say as a message of its own. */
export type ReadAlone = (text: string) => Wants;

/** Nobody asks more in one breath; what is longer is a story. */
const MOST_CLAUSES = 40;

interface SaidClause extends Clause {
  asks: boolean;
  /** What it asks for in particular: materials, a time limit. */
  particular: readonly AskKind[];
  programmes: ProgrammeId[];
  /** 想吃低保: what is asked of it comes next. */
  isWish: boolean;
  /** It alone says what is asked and of which help. */
  isWhole: boolean;
  /** 还有, 再一个: it begins another need. */
  isNext: boolean;
  /** 一个是, 头一样: those before it only lead up to it. */
  isFirst: boolean;
  /** 我问三件事. */
  isAnnouncement: boolean;
}

type Part = SaidClause[];

const TOPIC = /呢$/;
const isGeneral = (ask: AskKind) => ask === 'general';

export function createNeedSplitter({ cues, words }: Lexicon): SplitNeeds {
  const announces = compilePhrases(cues['announcesNeeds'], words);
  const mark = compilePhrases(cues['nextNeed'], words);
  const wish = compilePhrases(cues['nextWish'], words);
  const first = compilePhrases(cues['firstNeed'], words);
  const consult = compilePhrases(cues['consult'], words);

  const hear = (clause: Clause, readAlone: ReadAlone): SaidClause => {
    // 我想打听一下 alone asks nothing yet; 想打听五保 asks for all of it.
    const consults = saysAny(consult, clause.text);
    const { asks, isQuestion, programmes, wishesForAid } = readAlone(
      replaceAll(clause.text, consult, () => ''),
    );
    const isWished = saysAny(wish, clause.text);
    // 还有没有人上门 is no 还有 before 没有人上门.
    const [marked] = isWished ? [] : findAll(mark, clause.text);
    const isNext = isWished || marked !== undefined;
    const isAnnouncement = saysAny(announces, clause.text) && !isNext;
    // 她上学呢 says of what the next clause asks.
    const isTopic = TOPIC.test(clause.text) && programmes.length === 0 && asks.every(isGeneral);
    const isAsking = asks.length > 0 || isQuestion || (consults && programmes.length > 0);
    return {
      ...clause,
      programmes,
      start: clause.start + (marked?.end ?? 0),
      isNext,
      isAnnouncement,
      isFirst: saysAny(first, clause.text),
      asks: isAsking && !isAnnouncement && !isTopic,
      particular: asks.filter((ask) => ask !== 'general' && ask !== 'eligibility'),
      isWish: wishesForAid,
      isWhole: asks.length > 0 && programmes.length > 0,
    };
  };

  return (passage, programmes, readAlone) => {
    const { clauses: said, text } = passage;
    if (said.length < 2 || said.length > MOST_CLAUSES) return [];
    const isMarked = [announces, mark, wish].some((it) => saysAny(it, text));
    if (!isMarked && programmes.length === 0) return [];
    const heard = onceFor((clause: Clause) => hear(clause, readAlone));
    if (!isMarked && programmes.length === 1 && !asksOfOneAid(said, heard)) return [];
    const listed = fromFirst(said.map(heard));
    const isListed = listed[0]?.isFirst === true;
    const isAnnounced = !isListed && listed.some((it) => it.isAnnouncement);
    return joined(cut(listed, isAnnounced), isAnnounced)
      .filter((part) => isNeed(part, isAnnounced))
      .map((part) => wordsOf(part, passage));
  };
}

/** 低保去哪办 要不要开会 几天能批: whatever else is told, two clauses ask for what differs, and no third asks vaguely. */
function asksOfOneAid(said: readonly Clause[], hear: (clause: Clause) => SaidClause): boolean {
  const asking: SaidClause[] = [];
  for (const clause of said) {
    const heard = hear(clause);
    if (!heard.asks || heard.isWish) continue;
    // Most messages ask once, and vaguely: what follows need not be heard.
    if (!heard.particular.some((ask) => !OF_A_QUARREL.has(ask))) return false;
    asking.push(heard);
  }
  return asksApart(asking);
}

/** 你不说我就投诉你: who presses or complains lists nothing. */
const OF_A_QUARREL = new Set<AskKind>(['complaint', 'document_content', 'progress']);

function asksApart([first, ...others]: readonly SaidClause[]): boolean {
  return (
    first !== undefined &&
    others.some(({ particular }) => particular.every((ask) => !first.particular.includes(ask)))
  );
}

function fromFirst(clauses: readonly SaidClause[]): readonly SaidClause[] {
  const at = clauses.findIndex(({ isFirst }) => isFirst);
  return at < 0 ? clauses : clauses.slice(at);
}

/** A clause that asks ends a part; 还有 begins one. */
function cut(clauses: readonly SaidClause[], isAnnounced: boolean): Part[] {
  const parts: Part[] = [[]];
  for (const clause of clauses) {
    const last = parts.at(-1) ?? [];
    const isFull = last.some(({ asks }) => asks) || (isAnnounced && isOfAnother(clause, last));
    if (last.length > 0 && (clause.isNext || isFull)) parts.push([clause]);
    else last.push(clause);
  }
  return parts;
}

function isOfAnother({ programmes }: SaidClause, last: Part): boolean {
  const known = programmesOf(last);
  return known.length > 0 && programmes.some((id) => !known.includes(id));
}

/** What asks nothing belongs to the question after it, the last to the one before; what asks on is no need of its own. */
function joined(parts: readonly Part[], isAnnounced: boolean): Part[] {
  const found: Part[] = [];
  let story: Part = [];
  for (const [at, part] of parts.entries()) {
    const following = parts[at + 1];
    const told = [...story, ...part];
    story = [];
    if (!isNeed(part, isAnnounced) && following && !following[0]?.isNext) story = told;
    else if (found.length > 0 && !isOwn(told, found.at(-1) ?? [], isAnnounced))
      found.at(-1)?.push(...told);
    else found.push(told);
  }
  return found;
}

function isOwn(part: Part, before: Part, isAnnounced: boolean): boolean {
  if (part[0]?.isNext) return true;
  if (!isNeed(part, isAnnounced)) return false;
  const known = programmesAskedFor(before);
  const named = programmesAskedFor(part);
  const isAnother = known.length > 0 && named.length > 0 && !named.some((id) => known.includes(id));
  return isAnnounced || isAnother || asksForMore(part, before);
}

/** 低保要带啥 几天能批下来: of one help two things, each with an answer of its own. */
function asksForMore(part: Part, before: Part): boolean {
  const known = particularOf(before);
  return known.length > 0 && particularOf(part).some((ask) => !known.includes(ask));
}

const particularOf = (part: Part) => part.flatMap(({ particular }) => particular);

const programmesAskedFor = (part: Part) => programmesOf(part.filter(({ isWhole }) => isWhole));

/** Of several that were announced, 屋子老了下雨漏 is one although it asks nothing; 低保户 is none. */
const LEAST_CHARACTERS_OF_A_NEED = 5;

function isNeed(part: Part, isAnnounced: boolean): boolean {
  const tells = part.some(
    ({ text, programmes }) => programmes.length > 0 && text.length >= LEAST_CHARACTERS_OF_A_NEED,
  );
  return part.some(({ asks }) => asks) || (isAnnounced && tells);
}

const programmesOf = (part: Part) => part.flatMap(({ programmes }) => programmes);

function wordsOf(part: Part, { original }: Passage): string {
  const told = part.filter(({ isAnnouncement, start, end }) => !isAnnouncement && start < end);
  return told.map(({ start, end }) => original.slice(start, end)).join(' ');
}
