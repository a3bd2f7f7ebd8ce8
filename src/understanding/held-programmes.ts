import type { ProgrammeId } from '../contracts/programmes.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { ReadWants } from './intents.ts';
import { type Passage, withoutSpans } from './passage.ts';
import { compilePhrases, findAll, saysAny } from './phrases.ts';
import type { ReadAlone } from './split-needs.ts';
import type { Understanding } from './understanding.ts';

/** Of the programmes that a message names, those it asks nothing of. */
export type FindHeld = (
  passage: Passage,
  named: readonly ProgrammeId[],
  readAlone: ReadAlone,
) => ProgrammeId[];

/** What a message wants to hear of, of all that it is about. */
export function wantedOf({
  programmes,
  held,
}: Pick<Understanding, 'programmes' | 'held'>): ProgrammeId[] {
  return programmes.filter((id) => !held.includes(id));
}

/** What is shorter lists a programme, and tells nothing of it: 特困, 临时救助. */
const MOST_CHARACTERS_OF_A_LIST = 5;

/**
 * 低保户的公租房 asks for a home: who has an aid already, and what an amount is reckoned from, names a programme
 * and asks nothing of it. Where the rest names none, all of them are asked for.
 */
export function createHeldFinder({ cues, words }: Lexicon, readWants: ReadWants): FindHeld {
  const whoHolds = compilePhrases(cues['holdsAid'], words);
  const joins = compilePhrases(cues['joinsAids'], words);
  const consult = compilePhrases(cues['consult'], words);

  const read = (text: string, readAlone: ReadAlone) => {
    const { asks, isQuestion, programmes } = readAlone(text);
    const isList = text.length <= MOST_CHARACTERS_OF_A_LIST;
    const isAsked =
      asks.length > 0 || isQuestion || [consult, joins].some((it) => saysAny(it, text));
    return { programmes, isWanted: isList || isAsked };
  };

  return (passage, named, readAlone) => {
    if (named.length < 2) return [];
    const rest = withoutSpans(passage, findAll(whoHolds, passage.text));
    const clauses = rest.clauses.map(({ text }) => read(text, readAlone));
    const told = clauses.flatMap((it) => (it.isWanted ? [] : it.programmes));
    const asked = clauses.flatMap((it) => (it.isWanted ? it.programmes : []));
    const left = readWants(rest).programmes;
    const held = named.filter(
      (id) => !left.includes(id) || (told.includes(id) && !asked.includes(id)),
    );
    return held.length < named.length ? held : [];
  };
}
