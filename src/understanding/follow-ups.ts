import type { FactKey } from '../contracts/facts.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { findNumbers } from './numbers.ts';
import type { Passage } from './passage.ts';
import { compilePhrases, saysAny } from './phrases.ts';
import type { Asking, UnderstandingContext } from './understanding.ts';

export type ReadFollowUp = (passage: Passage, context: UnderstandingContext) => Finding[];

/** Programmes that turn on kind and grade of a disability. */
const ABOUT_DISABILITY: readonly ProgrammeId[] = [
  'disability_subsidies',
  'single_person_allowance',
];
const ABOUT_INCOME = new Set<Asking>([
  'incomeOverLimit',
  'incomeRatio',
  'localStandard',
  'monthlyIncome',
  'perCapitaIncome',
]);

/** 「没超规定」 is no answer to the question how much the local standard is. */
const ABOUT_LIMIT = new Set<Asking>(
  [...ABOUT_INCOME].filter((asking) => asking !== 'localStandard'),
);
/** 「哦 那没超规定」. */
const LEAST_CHARACTERS_OF_WORDS = 2;

/** A message of nothing but a kind, a grade or 没超那规定, after talk of what it belongs to. */
export function createFollowUpReader({ answers, cues, words }: Lexicon): ReadFollowUp {
  const grade = compilePhrases(cues['gradeAlone'], words);
  const within = compilePhrases(cues['withinLimitAlone'], words);
  const kindAlone = compilePhrases(cues['kindAlone'], words);
  const kinds = answers
    .filter(({ key }) => key === 'disabilityKind')
    .map(({ value, say }) => ({ value, say: compilePhrases(say, words) }));

  const limit = (passage: Passage): Finding[] =>
    saysAny(within, passage.text)
      ? [finding(passage, { key: 'propertyWithinLimit', value: true, scope: 'household' })]
      : [];
  const disability = (passage: Passage): Finding[] => {
    const { text } = passage;
    if (saysAny(grade, text))
      return [ofPerson(passage, 'disabilityGrade', findNumbers(text)[0]?.value)];
    const kind = saysAny(kindAlone, text) && kinds.find(({ say }) => saysAny(say, text));
    return kind ? [ofPerson(passage, 'disabilityKind', kind.value)] : [];
  };

  return (passage, { asking, lastProgrammes }) => {
    const said = passage.clauses.filter(({ text }) => text.length >= LEAST_CHARACTERS_OF_WORDS);
    if (said.length !== 1) return [];
    return [
      ...(asking === null || !ABOUT_LIMIT.has(asking) ? limit(passage) : []),
      ...(lastProgrammes.some((it) => ABOUT_DISABILITY.includes(it)) ? disability(passage) : []),
    ];
  };
}

function ofPerson(passage: Passage, key: FactKey, value: unknown): Finding {
  return finding(passage, { key, value, scope: 'person' });
}

function finding({ text }: Passage, told: Pick<Finding, 'key' | 'value' | 'scope'>): Finding {
  return { start: 0, end: text.length, status: 'said', ...told };
}
