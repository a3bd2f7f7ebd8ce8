import { isAbsent } from './departures.ts';
import type { PersonMention } from './people.ts';

const COMPANION = /(?:跟|和|与|同|带着?|还有|、)(?:着|个|一个)?$/;
export const FEMALE = new Set([
  ...['mother', 'grandmother', 'motherInLaw', 'wife', 'sister', 'aunt'],
  ...['daughterInLaw', 'daughter'],
]);
export const MALE = new Set([
  ...['father', 'grandfather', 'fatherInLaw', 'husband', 'brother', 'uncle'],
  ...['sonInLaw', 'son', 'brotherInLaw'],
]);

/** 两个伢儿. */
const SEVERAL = /[两二三四五六七八几俩仨2-9]个?$/;

/** Whom a pronoun may mean where it stands. */
interface Known {
  /** Each by themselves, the last first. */
  singles: readonly PersonMention[];
  companion?: PersonMention;
  group?: PersonMention;
  elder?: PersonMention;
}

/**
 * 她 is the last single person named before who may be one, and no companion: 我弟弟跟我爸妈过 他 is the brother;
 * but after 我妈跟我爸过, 他 is the father. Who is dead or was never born is nobody's 他.
 */
export function resolvePronouns(text: string, people: readonly PersonMention[]): PersonMention[] {
  let known: Known = { singles: [] };
  return people.map((it, at) => {
    if (it.id === 'self') return it;
    const meant = meantBy(text, it, known);
    if (meant) return { ...meant, start: it.start, end: it.end };
    if (it.id !== 'pronoun' && !isAbsent(text, people, at)) known = withPerson(text, it, known);
    return it;
  });
}

function meantBy(text: string, person: PersonMention, known: Known): PersonMention | undefined {
  if (person.id !== 'pronoun')
    return isUnowned(text, person) ? elderMeant(person, known.elder) : undefined;
  if (text[person.end - 1] === '们') return known.group;
  const { singles, companion } = known;
  const [same, other] = text[person.start] === '她' ? [FEMALE, MALE] : [MALE, FEMALE];
  const single = singles.find((it) => !other.has(it.id));
  const isCompanion = companion && same.has(companion.id) && !same.has(single?.id ?? '');
  return isCompanion && singles.length > 0 ? companion : (single ?? singles[0]);
}

function withPerson(text: string, person: PersonMention, known: Known): Known {
  const before = text.slice(Math.max(0, person.start - 4), person.start);
  const isCompanion = known.singles.length > 0 && COMPANION.test(before);
  if (/[他她]/.test(text[person.start] ?? '')) return known; // 她对象 is named through her
  const isElder =
    person.generation === 'elder' || (person.id === 'neighbour' && person.generation === null);
  return {
    ...known,
    ...(person.count > 1 || SEVERAL.test(before)
      ? { group: person }
      : isCompanion
        ? { companion: person }
        : { singles: [person, ...known.singles] }),
    ...(isElder ? { elder: person } : {}),
  };
}

function isUnowned(text: string, { start }: PersonMention): boolean {
  return !/[我俺咱他她阿伲]/.test(text[start] ?? '');
}

/** 老人家 after 我妈, and 奶奶 after 隔壁老奶奶, name nobody new. */
function elderMeant(
  person: PersonMention,
  known: PersonMention | undefined,
): PersonMention | undefined {
  if (person.generation !== 'elder' || !known) return undefined;
  return known.id === 'neighbour' || person.id === 'elder' ? known : undefined;
}
