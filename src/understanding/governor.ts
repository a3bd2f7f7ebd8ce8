import { isAbsent } from './departures.ts';
import type { Finding } from './fact-rules.ts';
import { clauseAt, type Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import type { Span } from './phrases.ts';

const OF_NEXT = /^(?:的|多|了的)?$/;
const JOINED_TO = /^(?:和|跟|同|与|、|带着?|还有)(?:个|一个)?$/;
/** What tells why somebody cannot keep the speaker: 女儿都下岗 顾不了我. */
export const OF_KEEPERS = new Set([
  'employed',
  'disabilityKind',
  'disabilityGrade',
  'seriousIllness',
]);
export type Governor = (finding: Finding) => PersonMention | undefined;

/** The person a finding speaks of: named right after it (8岁孙子), before it in its clause, or last. */
export function governorsOf(
  passage: Passage,
  people: readonly PersonMention[],
  findings: readonly Finding[],
): Governor {
  const { text } = passage;
  const usable = people.filter((_, at) => !isAbsent(text, people, at));
  const supporting = findings.filter(({ key }) => key === 'supporters');
  const others = usable.filter((it) => !supporting.some((span) => isWithinSpan(it, span)));
  return (finding) => {
    if (finding.key === 'supporters') {
      const earlier = usable.filter((it) => isBefore(it, finding) && !isSupporter(it));
      return headOf(passage, earlier);
    }
    const keeping =
      OF_KEEPERS.has(finding.key) && supporting.find((it) => isWithinSpan(finding, it));
    const keeper = keeping && usable.find((it) => isWithinSpan(it, keeping));
    if (keeper) return keeper;
    return (
      namedWith(passage, finding, others) ??
      namedBefore(passage, finding, others) ??
      namedAfterwards(passage, finding, others)
    );
  };
}

/** 智力三级 我外甥 26: nobody was named before, and the next clause does nothing but name somebody. */
function namedAfterwards(
  { text, clauses }: Passage,
  finding: Finding,
  people: readonly PersonMention[],
): PersonMention | undefined {
  const next = clauses.find(({ start }) => start >= finding.end);
  const [first] = people;
  if (!next || first?.start !== next.start || first.relation === null) return undefined;
  const isNamedOnly = NAMED_ONLY.test(text.slice(first.end));
  return isNamedOnly && finding.scope === 'person' && isPlausible(finding, first)
    ? first
    : undefined;
}

const NAMED_ONLY =
  /^(?:的)?[,\s]?(?:今年|都|才|刚|快|已经)?(?:$|[,。;!?\s]|\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:岁|了)*(?:$|[,。;!?\s])/;

/** 俺74老伴71: the first number is not hers. */
const OWN_AGE = /^(?:今年|都|也|是|快)?[1-9七六八九五四三二十]/;

function namedWith(
  { text }: Passage,
  finding: Finding,
  people: readonly PersonMention[],
): PersonMention | undefined {
  const others = people.filter(({ id }) => id !== 'self');
  const inside = others.find((it) => it.start < finding.end && finding.start < it.end);
  if (inside) return inside;
  const next = others.find((it) => it.start >= finding.end);
  const isNext =
    next &&
    OF_NEXT.test(text.slice(finding.end, next.start)) &&
    !(finding.key === 'age' && OWN_AGE.test(text.slice(next.end, next.end + 4)));
  return isNext && isPlausible(finding, next) ? next : undefined;
}

/** What concerns the household is somebody else's only where its own clause says so. */
function namedBefore(
  passage: Passage,
  finding: Finding,
  people: readonly PersonMention[],
): PersonMention | undefined {
  const from = clauseAt(passage, finding.start)?.start ?? 0;
  const earlier = people.filter(
    (it) => isBefore(it, finding) && isPlausible(finding, it) && !isCaredFor(passage, it, finding),
  );
  const near = earlier.filter((it) => it.start >= from);
  if (near.length === 0 && isOfUs(passage.text.slice(from, finding.start), finding))
    return undefined;
  const isNearOnly = near.length > 0 || finding.scope === 'household';
  return headOf(passage, isNearOnly ? near : earlier);
}

/** 我们一个74一个71, after talk of somebody else. */
function isOfUs(before: string, { key }: Finding): boolean {
  return key === 'age' && /[我俺咱](?:们|俩)/.test(before);
}

function isWithinSpan(inner: Span, outer: Span): boolean {
  return inner.start < outer.end && outer.start < inner.end;
}

const CARED_FOR =
  /(?:带|养|供|照顾|照看|接送|抱|陪|拉扯)着?(?:个|两个)?(?:[一二三四五六七八九十\d]{1,2}岁(?:多|半)?的?)?$/;

/** 在家带孙子 没上班 tells of who looks after the child. */
function isCaredFor({ text }: Passage, { start, generation }: PersonMention, { key }: Finding) {
  if (generation !== 'child' || key === 'age') return false;
  return CARED_FOR.test(text.slice(Math.max(0, start - 10), start));
}

function isBefore(person: PersonMention, finding: Finding): boolean {
  return person.end <= finding.start;
}

/** 儿子没能力养 tells of the parent's supporters, not of the son. */
function isSupporter({ id, generation }: PersonMention): boolean {
  return generation === 'child' || id === 'pronoun';
}

/** Of 我和老伴 the first is meant: 我和老伴都七十多了 states the speaker's age. */
function headOf({ text }: Passage, mentions: readonly PersonMention[]): PersonMention | undefined {
  let at = mentions.length - 1;
  for (; at > 0; at -= 1) {
    const before = mentions[at - 1];
    const it = mentions[at];
    if (!before || !it || !JOINED_TO.test(text.slice(before.end, it.start))) break;
  }
  return mentions[at];
}

function isPlausible(
  finding: Span & Pick<Finding, 'key' | 'value'>,
  person: PersonMention,
): boolean {
  if (finding.key === 'drawingPension') return person.generation !== 'child';
  if (finding.key !== 'age' || typeof finding.value !== 'number') return true;
  if (person.generation === 'elder') return finding.value >= 35;
  const isYoung = person.id === 'child' || person.id === 'grandchild';
  return !(isYoung && finding.value > 40) && !(person.generation === 'child' && finding.value > 75);
}
