import type {
  CauseFamily,
  CueFamily,
  DangerFamily,
  PhraseFamily,
  TriagePhrases,
  TroubleFamily,
} from '../knowledge/phrases.ts';
import { findCause } from './cause.ts';
import { createCourtesyCutter } from './courtesies.ts';
import { findDanger } from './danger.ts';
import { type FoldedText, foldText, foldWord } from './folded-text.ts';
import { createLikenessMeter, HIDDEN, type Likeness, type LikenessMeter } from './learned.ts';
import { createMatcher, type Match, type Span } from './matcher.ts';
import { createScope, type SignFamily } from './scope.ts';
import { mostLike, readAgain } from './second-reading.ts';
import type { Reading, SetAside, Sign, Triage, TriageReport } from './signs.ts';
import { createThemeEar } from './themes.ts';
import { findTrouble, isUrgent } from './trouble.ts';

export type { Triage } from './signs.ts';

export interface TriageReader {
  /** Reads one message, already through `normaliseUtterance`; needs no other message and no model. */
  triage(text: string): TriageReport;
  /** The folded letters, those of idioms hidden, courtesies cut off: what the learned reading sees. */
  lettersOutsideIdioms(text: string): string;
}

export function createTriage(phrases: TriagePhrases): TriageReader {
  const families = phrases.families.map((family) => foldNeighbours(family, phrases.spellings));
  const matcher = createMatcher(families, phrases.slots, phrases.spellings);
  const cutCourtesies = createCourtesyCutter(phrases);
  const measureAll = createLikenessMeter(phrases.learned, createThemeEar(phrases));
  const second = {
    rules: phrases.likeness,
    measure: (letters: string) => measureAll(cutCourtesies(letters)),
  };
  const read = (text: string) => {
    const folded = foldText(text, phrases.spellings);
    const matches = matcher.match(folded);
    return { folded, matches, seen: hide(folded.letters, matches.filter(isMask)) };
  };

  return {
    triage(text) {
      const { folded, matches, seen } = read(text);
      const measure = rememberLast(second.measure);
      const scope = createScope(folded, matches.filter(isCue));
      const reading: Reading = { scope, sign: (match) => toSign(match, folded, text) };
      const { standing, setAside, judged } = sift(matches, reading);
      const first = {
        danger: findDanger(standing.filter(isDanger), reading, (categories) =>
          mostLike(measure(seen), categories),
        ),
        denied: scope.has('denial'),
        troubleNow: findTrouble(standing.filter(isTrouble), reading),
        cause: findCause(standing.filter(isCause), reading),
      };
      const again = readAgain(
        first,
        { text, scope, letters: seen, unjudged: hide(seen, judged) },
        { rules: second.rules, measure },
      );
      return {
        ...first,
        ...again,
        urgent: isUrgent(again.troubleNow, isSudden(first)),
        dangers: standing.filter(isDanger).map(reading.sign),
        troubles: standing.filter(isTrouble).map(reading.sign),
        causes: standing.filter(isCause).map(reading.sign),
        past: setAside.some((sign) => sign.why === 'past'),
        hypothetical: setAside.some((sign) => sign.why === 'hypothetical'),
        setAside,
      };
    },
    lettersOutsideIdioms: (text) => cutCourtesies(read(text).seen),
  };
}

/** Measuring is the dearest step, and the same letters are asked about more than once. */
function rememberLast(measure: LikenessMeter): LikenessMeter {
  let known: { letters: string; likeness: Likeness } | undefined;
  return (letters) => {
    if (known?.letters !== letters) known = { letters, likeness: measure(letters) };
    return known.likeness;
  };
}

/** A sudden cause, or a body that fails at this moment: either makes little money an emergency. */
function isSudden({ danger, cause }: Pick<Triage, 'danger' | 'cause'>): boolean {
  return cause?.recent === true || (danger?.certainty === 'clear' && danger.category === 'medical');
}

function foldNeighbours(family: PhraseFamily, spellings: TriagePhrases['spellings']): PhraseFamily {
  if (family.role === 'mask') return family;
  const fold = (words: readonly string[]) => words.map((word) => foldWord(word, spellings));
  return { ...family, notBefore: fold(family.notBefore), notAfter: fold(family.notAfter) };
}

function hide(letters: string, spans: readonly Span[]): string {
  const characters = letters.split('');
  for (const span of spans) characters.fill(HIDDEN, span.start, span.end);
  return characters.join('');
}

function sift(matches: Match<PhraseFamily>[], reading: Reading) {
  const masks = matches.filter(isMask);
  const standing: Match<SignFamily>[] = [];
  const setAside: SetAside[] = [];
  const judged: Span[] = [];
  for (const match of matches.filter(isSign)) {
    const why = isMasked(match, masks) ? 'idiom' : reading.scope.setAsideBy(match);
    if (why === null) standing.push(match);
    else setAside.push({ ...reading.sign(match), why });
    if (!isOpen(match, why)) judged.push(match);
  }
  return { standing, setAside, judged };
}

/** What the second reading may still look at: a hint of danger, and what lacked a needed cue. */
function isOpen(match: Match<SignFamily>, why: string | null): boolean {
  return why === 'needs' || (why === null && match.family.role === 'danger');
}

/** A sign read inside an idiom is none: 急死 in 急死人了 has nobody dying. */
function isMasked(sign: Match<SignFamily>, masks: Match<PhraseFamily>[]): boolean {
  return masks.some((mask) => sign.words.some((word) => isWithin(word, mask)));
}

function isWithin(word: Span, mask: Span): boolean {
  const isShorter = word.end - word.start < mask.end - mask.start;
  return isShorter && mask.start <= word.start && word.end <= mask.end;
}

function toSign(match: Match<PhraseFamily>, folded: FoldedText, text: string): Sign {
  const start = folded.origins[match.start] ?? 0;
  const end = (folded.origins[match.end - 1] ?? start) + 1;
  return { words: text.slice(start, end), start, end, id: match.family.id };
}

function isMask(match: Match<PhraseFamily>): boolean {
  return match.family.role === 'mask';
}

function isSign(match: Match<PhraseFamily>): match is Match<SignFamily> {
  return isDanger(match) || isTrouble(match) || isCause(match);
}

function isDanger(match: Match<PhraseFamily>): match is Match<DangerFamily> {
  return match.family.role === 'danger';
}

function isTrouble(match: Match<PhraseFamily>): match is Match<TroubleFamily> {
  return match.family.role === 'trouble';
}

function isCause(match: Match<PhraseFamily>): match is Match<CauseFamily> {
  return match.family.role === 'cause';
}

function isCue(match: Match<PhraseFamily>): match is Match<CueFamily> {
  return match.family.role === 'cue';
}
