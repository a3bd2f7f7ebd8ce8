import type {
  CauseFamily,
  CueFamily,
  DangerFamily,
  PhraseFamily,
  TriagePhrases,
  TroubleFamily,
} from '../knowledge/phrases.ts';
import { HIDDEN } from '../likeness/groups.ts';
import { findCause } from './cause.ts';
import { createCourtesyCutter } from './courtesies.ts';
import { findDanger } from './danger.ts';
import { type FoldedText, foldText, foldWord } from './folded-text.ts';
import { signsOf } from './heard-signs.ts';
import { createLikenessMeter, type Heard, type Likenesses } from './likenesses.ts';
import { createMatcher, type Match, type Span } from './matcher.ts';
import { createScope, type SignFamily } from './scope.ts';
import { mostLike, readAgain } from './second-reading.ts';
import type { Reading, SetAside, Sign, Triage, TriageReport } from './signs.ts';
import { createDangerNamer } from './themes.ts';
import { findTrouble, isUrgent } from './trouble.ts';

export type { Triage } from './signs.ts';

export interface TriageReader {
  /** Reads one message, already through `normaliseUtterance`; needs no other message and no model. */
  triage(text: string): TriageReport;
  /** What the second reading learns from and looks at. */
  hear(text: string): Heard;
}

export function createTriage(phrases: TriagePhrases): TriageReader {
  const read = createReader(phrases);
  const namesDanger = createDangerNamer(phrases);
  const measure = createLikenessMeter(phrases);
  const near = createNearReader((text) => measure(read(text).heard));
  const toMessage = (text: string, heard: Heard) => ({
    text,
    likeness: measure(heard),
    namesDanger: namesDanger(heard.letters),
    near: near(text),
  });

  return {
    triage(text) {
      const { standing, setAside, reading, heard } = read(text);
      const message = toMessage(text, heard);
      const { whole } = message.likeness;
      const first = {
        danger: findDanger(standing.filter(isDanger), reading, (categories) =>
          mostLike(whole, categories),
        ),
        denied: reading.scope.has('denial'),
        troubleNow: findTrouble(standing.filter(isTrouble), reading),
        cause: findCause(standing.filter(isCause), reading),
      };
      const again = readAgain(first, message, phrases.likeness);
      return {
        ...first,
        ...again,
        urgent: isUrgent(again.troubleNow, isSudden(first)),
        likeness: whole,
        dangers: standing.filter(isDanger).map(reading.sign),
        troubles: standing.filter(isTrouble).map(reading.sign),
        causes: standing.filter(isCause).map(reading.sign),
        past: setAside.some((sign) => sign.why === 'past'),
        hypothetical: setAside.some((sign) => sign.why === 'hypothetical'),
        setAside,
      };
    },
    hear: (text) => read(text).heard,
  };
}

/** What the phrases make of a text, and what the second reading is to look at. */
function createReader(phrases: TriagePhrases) {
  const families = phrases.families.map((family) => foldNeighbours(family, phrases.spellings));
  const matcher = createMatcher(families, phrases.slots, phrases.spellings);
  const cutCourtesies = createCourtesyCutter(phrases);

  return (text: string) => {
    const folded = foldText(text, phrases.spellings);
    const matches = matcher.match(folded);
    const cues = matches.filter(isCue);
    const scope = createScope(folded, cues);
    const reading: Reading = { scope, sign: (match) => toSign(match, folded, text) };
    const sifted = sift(matches, reading);
    const heard: Heard = {
      letters: cutCourtesies(hide(folded.letters, matches.filter(isMask))).replace(
        LONG_NUMBER,
        HIDDEN,
      ),
      signs: signsOf(sifted, cues.map((cue) => cue.family.cue).filter(scope.has)),
    };
    return { ...sifted, reading, heard };
  };
}

/** A telephone number tells of nothing, and would outweigh the few words beside it. */
const LONG_NUMBER = /\d{5,}/g;

/** A sudden cause, or a body that fails at this moment: either makes little money an emergency. */
function isSudden({ danger, cause }: Pick<Triage, 'danger' | 'cause'>): boolean {
  return cause?.recent === true || (danger?.certainty === 'clear' && danger.category === 'medical');
}

/** Reads the sentence in which words stand; undefined where it is the whole text. */
function createNearReader(measure: (text: string) => Likenesses) {
  return (text: string) => (words: string) => {
    const sentence = sentenceWith(words, text);
    return sentence === undefined ? undefined : measure(sentence);
  };
}

function sentenceWith(words: string, text: string): string | undefined {
  const sentence = text.split(SENTENCE_END).find((it) => it.includes(words));
  return sentence?.trim() === text.trim() ? undefined : sentence;
}

const SENTENCE_END = /(?<=[。！？!?\n])/;

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
