import type { Lexicon } from '../knowledge/lexicon.ts';
import { addDays, type CalendarDate } from '../shared/calendar-date.ts';
import { type ComingDay, findComingDays } from './coming-days.ts';
import type { Guards, Stance } from './guards.ts';
import { type Clause, type Passage, wordsOf } from './passage.ts';
import { compilePhrases, findAll, type Span, saysAny } from './phrases.ts';
import type { NeededBy } from './understanding.ts';

export type ReadNeed = (passage: Passage, today: CalendarDate) => NeededBy | null;

/** What stands for a day and for a span in the phrases: passages have no capital letters of their own. */
const SIGNS = { day: 'D', span: 'S' } as const;
/** 怕是熬不过今晚: who fears it needs help by then. */
const MEANT = new Set<Stance>(['stated', 'doubtful']);
const LONGEST_WORDS = 60;
/** Nobody names more in one breath; each is weighed against the words of its whole clause. */
const MOST_DAYS = 20;

/** The day by which help is needed, by the words of need around it: 药周四吃完. A day alone is no need. */
export function createNeedReader({ needs, words }: Lexicon, guards: Guards): ReadNeed {
  const lists = { ...words, day: [SIGNS.day], span: [SIGNS.span] };
  const rules = needs.map(({ say, unless, shift }) => ({
    shift,
    say: compilePhrases(say, lists),
    unless: compilePhrases(unless, lists),
  }));

  const datesIn = (clause: Clause, today: CalendarDate) =>
    findComingDays(clause.text, today)
      .slice(0, MOST_DAYS)
      .flatMap((day) => {
        const marked = withSign(clause, day);
        return rules
          .filter(({ unless }) => !saysAny(unless, marked.text))
          .filter(({ say }) =>
            findAll(say, marked.text).some((span) => MEANT.has(guards.stanceOf(marked, span))),
          )
          .map(({ shift }) => ({ date: addDays(day.date, shift), start: day.start }));
      });

  return (passage, today) => {
    const told = passage.clauses.flatMap((clause, at) =>
      datesIn(clause, today).map(({ date, start }) => ({
        on: date < today ? today : date,
        words: wordsOf(passage, start === 0 ? withThing(passage, at) : clause).slice(
          0,
          LONGEST_WORDS,
        ),
      })),
    );
    return told.toSorted((one, other) => (one.on < other.on ? -1 : 1))[0] ?? null;
  };
}

function withSign({ text, sentence }: Clause, { start, end, kind }: ComingDay): Clause {
  const marked = text.slice(0, start) + SIGNS[kind] + text.slice(end);
  return { text: marked, start: 0, end: marked.length, sentence };
}

/** 药不多了 周四就吃完: what runs out stands in the clause before. */
function withThing({ clauses }: Passage, at: number): Span {
  const [before, clause] = [clauses[at - 1], clauses[at]];
  if (clause === undefined) throw new RangeError('There is no such clause.');
  const isOneSentence = before?.sentence === clause.sentence;
  return { start: isOneSentence && before ? before.start : clause.start, end: clause.end };
}
