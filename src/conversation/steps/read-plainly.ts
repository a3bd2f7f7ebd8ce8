import type { PlainQuestion, ReadPlainly } from '../../knowledge/plain-questions.ts';
import { ASK_KINDS, type Understanding } from '../../understanding/understanding.ts';
import type { NeedInTurn } from '../turn.ts';
import type { Understood } from './understand.ts';

/** What a question is that says nothing but what is wanted of which aid: then it means just that. */
export function readPlainly(
  understood: Understood,
  read: ReadPlainly,
  understandPart: (words: string) => Understanding,
): Understood & { plain: PlainQuestion | null } {
  const { understanding, question, needs } = understood;
  const plain = read(withoutPlaces(question, understanding.regions));
  if (plain !== null) return asked(understood, plain);
  const parts = plainParts(understood, read, understandPart);
  const [only] = parts;
  // 「猪卖了四千二 这个算不算收入」 asks that, and tells the rest.
  if (parts.length === 1 && only?.plain.inStory && isOfItsAid(only.plain))
    return asked(understood, only.plain);
  const listed = areOfSeveral(parts) ? eachOfItsAid(parts, understanding) : [];
  const isListed = listed.length > 1 && listed.length >= needs.length;
  return { ...understood, plain, needs: isListed ? listed : needs };
}

function asked(
  understood: Understood,
  plain: PlainQuestion,
): Understood & { plain: PlainQuestion } {
  const understanding = inPlainWords(understood.understanding, plain);
  return { ...understood, plain, needs: [], understanding };
}

function isOfItsAid({ needsAid, aids }: PlainQuestion): boolean {
  return !needsAid || aids.length > 0;
}

/** 「低保怎么申请，要带什么材料，多久能批」: not all of them ask the same. */
function areOfSeveral(parts: readonly Part[]): boolean {
  return parts.length <= MOST_NEEDS && new Set(parts.map(({ plain }) => plain.kind)).size > 1;
}

function inPlainWords(understanding: Understanding, { asks, aids }: PlainQuestion): Understanding {
  const named = ASK_KINDS.filter((kind) => asks.includes(kind));
  return {
    ...understanding,
    isQuestion: true,
    ...(named.length > 0 && { asks: named }),
    ...(aids.length > 0 && { programmes: aids, held: [] }),
  };
}

const BETWEEN = /[\s\p{P}]+/u;
/** Nobody says more in one breath; what is longer is a story. */
const MOST_PARTS = 16;
const MOST_NEEDS = 8;

interface Part {
  words: string;
  plain: PlainQuestion;
}

/** The parts that are plain questions, in their order; none where something beside them asks as well. */
function plainParts(
  { question, understanding }: Understood,
  read: ReadPlainly,
  understandPart: (words: string) => Understanding,
): Part[] {
  const parts = withoutPlaces(question, understanding.regions).split(BETWEEN).filter(Boolean);
  if (parts.length < 2 || parts.length > MOST_PARTS) return [];
  const told = parts.map((words) => ({ words, plain: read(words) }));
  // Most stories hold none, and to understand each part of one takes as long as the rest of the turn.
  if (told.every(({ plain }) => plain === null)) return [];
  const asking = told.filter(({ words }) => asksSomething(understandPart(words)));
  const plain = asking.flatMap((part) =>
    part.plain === null ? [] : [{ ...part, plain: part.plain }],
  );
  return plain.length === asking.length ? plain : [];
}

/** 离婚了 is no question by itself, though 离婚了能申请低保吗 is one; 问问你们 asks nothing yet. */
function asksSomething({ asks, wishesForAid }: Understanding): boolean {
  return asks.length > 0 && !wishesForAid;
}

/** What names no aid asks of the one named before it, the first one of any that is named. */
function eachOfItsAid(asked: readonly Part[], own: Understanding): NeedInTurn[] {
  let known = own.programmes.slice(0, 1);
  return asked.flatMap(({ words, plain }) => {
    const unnamed = plain.aids.length > 0 ? [] : known;
    known = plain.aids.length > 0 ? plain.aids : known;
    if (plain.needsAid && known.length === 0) return [];
    const alone = { ...own, programmes: known, held: [], facts: [], asks: [], needs: [] };
    const understanding = inPlainWords(alone, plain);
    const asks = understanding.asks.length > 0 ? understanding.asks : ['general' as const];
    return [{ words, unnamed, understanding: { ...understanding, asks } }];
  });
}

function withoutPlaces(question: string, regions: Understood['understanding']['regions']): string {
  return regions.reduce((rest, { words }) => rest.replace(words, ''), question);
}
