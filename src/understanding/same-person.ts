import type { Finding } from './fact-rules.ts';
import type { PersonMention } from './people.ts';

/** 老人家 and 我爷爷 are one; of the people next door it may be their child. */
export function isSame(person: PersonMention, subject: PersonMention, { key }: Finding): boolean {
  if (person.id === subject.id || (TOLD_OF_BOTH.has(key) && isOneOf(person, subject))) return true;
  if (person.id === 'elder') return subject.generation === 'elder';
  if (subject.id === 'elder') return person.generation === 'elder';
  return subject.id === 'neighbour' && subject.generation === null && person.generation === 'child';
}

/** 爸妈想办低保 我妈66: what is told of either is told of those the help is for. */
const BOTH: Readonly<Record<string, readonly string[]>> = {
  parents: ['mother', 'father'],
  grandparents: ['grandmother', 'grandfather', 'motherInLaw', 'fatherInLaw'],
};

/** One's pension is none of the other's. */
const TOLD_OF_BOTH = new Set(['age', 'disabilityKind', 'disabilityGrade', 'seriousIllness']);

function isOneOf(person: PersonMention, subject: PersonMention): boolean {
  return BOTH[subject.id]?.includes(person.id) === true;
}
