import type {
  CauseFamily,
  CueFamily,
  DangerFamily,
  PhraseFamily,
  TriagePhrases,
  TroubleFamily,
} from '../knowledge/phrases.ts';
import { findCause } from './cause.ts';
import { findDanger } from './danger.ts';
import { type FoldedText, foldText } from './folded-text.ts';
import { createMatcher, type Match, type Span } from './matcher.ts';
import { createScope, type SignFamily } from './scope.ts';
import type { Reading, SetAside, Sign, TriageReport } from './signs.ts';
import { findTrouble, isUrgent } from './trouble.ts';

export type { Cause, Danger, SetAside, Sign, Triage, TriageReport, TroubleSign } from './signs.ts';

export interface TriageReader {
  /** Reads one message, already through `normaliseUtterance`; needs no other message and no model. */
  triage(text: string): TriageReport;
}

export function createTriage(phrases: TriagePhrases): TriageReader {
  const matcher = createMatcher(phrases.families, phrases.slots, phrases.spellings);

  return {
    triage(text) {
      const folded = foldText(text, phrases.spellings);
      const matches = matcher.match(folded);
      const scope = createScope(folded, matches.filter(isCue), phrases.spellings);
      const reading: Reading = { scope, sign: (match) => toSign(match, folded, text) };
      const { standing, setAside } = sift(matches, reading);

      const troubleNow = findTrouble(standing.filter(isTrouble), reading);
      const cause = findCause(standing.filter(isCause), reading);
      return {
        danger: findDanger(standing.filter(isDanger), reading),
        denied: scope.has('denial'),
        troubleNow,
        cause,
        urgent: isUrgent(troubleNow, cause),
        dangers: standing.filter(isDanger).map(reading.sign),
        causes: standing.filter(isCause).map(reading.sign),
        past: setAside.some((sign) => sign.why === 'past'),
        hypothetical: setAside.some((sign) => sign.why === 'hypothetical'),
        setAside,
      };
    },
  };
}

function sift(matches: Match<PhraseFamily>[], reading: Reading) {
  const masks = matches.filter((match) => match.family.role === 'mask');
  const standing: Match<SignFamily>[] = [];
  const setAside: SetAside[] = [];
  for (const match of matches.filter(isSign)) {
    const why = isMasked(match, masks) ? 'idiom' : reading.scope.setAsideBy(match);
    if (why === null) standing.push(match);
    else setAside.push({ ...reading.sign(match), why });
  }
  return { standing, setAside };
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
