import type { CauseFamily, CueFamily, DangerFamily, TroubleFamily } from '../knowledge/phrases.ts';
import type { FoldedText } from './folded-text.ts';
import { firstFrom, type Match, type Span } from './matcher.ts';

export type SignFamily = DangerFamily | TroubleFamily | CauseFamily;

/** What the words around a sign make of it. */
export interface Scope {
  /** The cue that sets this sign aside, or null when it stands. */
  setAsideBy(sign: Match<SignFamily>): string | null;
  isSoftened(sign: Match<SignFamily>): boolean;
  /** Whether a cue of this name works on the span. */
  isUnder(cue: string, span: Span): boolean;
  /** Whether a cue of this name stands within the span. */
  holds(cue: string, span: Span): boolean;
  has(cue: string): boolean;
}

export function createScope(text: FoldedText, cues: readonly Match<CueFamily>[]): Scope {
  const named = groupByName(cues);
  const working = groupByName(cues.filter((cue) => isWorking(cue, named, text)));
  const around = { text, cues: named };
  const find = (names: readonly string[] | undefined, span: Span) =>
    names?.find((name) =>
      someNear(working.get(name) ?? [], span, (cue) => reaches(around, cue, span)),
    );

  return {
    setAsideBy(sign) {
      const { family } = sign;
      if (isBeside(sign, family, text)) return 'other-word';
      if (family.needs !== undefined && find(family.needs, sign) === undefined) return 'needs';
      return find(family.drops, sign) ?? find(family.unless, sign) ?? null;
    },
    isSoftened: (sign) => find(sign.family.softens, sign) !== undefined,
    isUnder: (cue, span) => find([cue], span) !== undefined,
    holds: (cue, { start, end }) =>
      working.get(cue)?.some((one) => one.start >= start && one.end <= end) ?? false,
    has: (name) => working.has(name),
  };
}

type CuesByName = ReadonlyMap<string, readonly Match<CueFamily>[]>;

function groupByName(cues: readonly Match<CueFamily>[]): CuesByName {
  const groups = new Map<string, Match<CueFamily>[]>();
  for (const cue of cues) {
    const group = groups.get(cue.family.cue);
    if (group === undefined) groups.set(cue.family.cue, [cue]);
    else group.push(cue);
  }
  for (const group of groups.values()) group.sort((one, other) => one.start - other.start);
  return groups;
}

/** No cue reaches further, its own length included. */
const FURTHEST = 120;

/** Whether a cue passes the test; `cues` are in the order of their start, so most are not asked. */
function someNear(
  cues: readonly Match<CueFamily>[],
  { start, end }: Span,
  passes: (cue: Match<CueFamily>) => boolean,
): boolean {
  for (let at = firstFrom(cues, start - FURTHEST); at < cues.length; at += 1) {
    const cue = cues[at];
    if (cue === undefined || cue.start > end + FURTHEST) return false;
    if (passes(cue)) return true;
  }
  return false;
}

function isWorking(cue: Match<CueFamily>, cues: CuesByName, text: FoldedText): boolean {
  const { voidedBy } = cue.family;
  if (isBeside(cue, cue.family, text)) return false;
  return !voidedBy?.some((name) => cues.has(name));
}

/** Whether one of the words that may not stand directly beside a span does. */
function isBeside(
  span: Span,
  words: { notBefore: readonly string[]; notAfter: readonly string[] },
  { letters }: FoldedText,
): boolean {
  return (
    words.notBefore.some((word) => letters.endsWith(word, span.start)) ||
    words.notAfter.some((word) => letters.startsWith(word, span.end))
  );
}

interface Surroundings {
  text: FoldedText;
  cues: CuesByName;
}

function reaches(around: Surroundings, cue: Match<CueFamily>, sign: Span): boolean {
  const { side } = cue.family;
  const works =
    (side !== 'after' && cue.end <= sign.start && isNear(around, cue, [cue.end, sign.start])) ||
    (side !== 'before' && cue.start >= sign.end && isNear(around, cue, [sign.end, cue.start]));
  return works || (side === 'either' && cue.start < sign.end && sign.start < cue.end);
}

function isNear(
  { text, cues }: Surroundings,
  cue: Match<CueFamily>,
  [from, to]: [number, number],
): boolean {
  const { reach, crosses, joined, cancelledBy } = cue.family;
  if (to - from > reach || (joined && hasPause(text, from, to))) return false;
  if (!crosses && from > 0 && text.sentences[from - 1] !== text.sentences[to]) return false;
  const isBetween = (other: Span) => other.start >= from && other.end <= to;
  return !cancelledBy?.some((name) => cues.get(name)?.some(isBetween));
}

function hasPause({ breaks }: FoldedText, from: number, to: number): boolean {
  return breaks.slice(from, to + 1).some((kind) => kind !== 0);
}
