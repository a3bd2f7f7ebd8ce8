import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Finding } from './fact-rules.ts';
import { type Governor, governorsOf, OF_KEEPERS } from './governor.ts';
import { createOfficialEar } from './officials.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import { type IsOfPerson, personalIn } from './personal-facts.ts';
import { compilePhrases, type Span, saysAny } from './phrases.ts';
import { FEMALE, MALE } from './pronouns.ts';
import { createProxyFinder } from './proxies.ts';
import { isSame } from './same-person.ts';
import type { Speaker, UnderstandingContext } from './understanding.ts';

export interface Scene {
  passage: Passage;
  people: readonly PersonMention[];
  findings: readonly Finding[];
  context: UnderstandingContext;
}

/** Who calls, and for each finding whom it is about; `null` is somebody the case is not about. */
export interface Cast {
  speaker: Speaker;
  relation: string | null;
  aboutOf(finding: Finding): 'speaker' | 'subject' | null;
}

export type CastScene = (scene: Scene) => Cast;

/** Facts that alone do not make somebody the one the help is for. */
const ORDINARY = new Set(['age', 'employed', 'drawingPension', 'pensionInsurance']);
/** 老年人 in the rules is 60 and over: from there on the speaker's own age matters to the case. */
const OLD_AGE = 60;
const FULL_AGE = 18;
const WORKING_AGE = 65;
/** 外甥女16 爸妈都没了: the child is the one who is left. */
const ORPHANED =
  /(?:爸妈|爸爸妈妈|父母|爹妈|爹娘|双亲)(?:都|全|也|早|早就|已经|前年|去年)*(?:没了|没得了|不在|死|走了|去世|过世|坐牢|跑了)|父母双亡|爹死娘(?:改)?嫁|[没无](?:爹|爸)[没无](?:娘|妈)/;
/** 我70 外孙17 … 这个小孩能不能算特困: it is the child's case, whoever brings them up. */
const ASKED_CHILD =
  /[这那]个?(?:小孩|孩子|娃儿?|细娃儿?|伢|孙[子女]|外孙女?)[^,。;!?\s]{0,3}(?:能不能|可不可以|算不算|能算|够不够|能办|可以办|能否|是不是|该不该)/;
const OWN = /[我俺咱伲]|家里|屋头|两口子|夫妻/;

export function createCasting({ cues, words, kin }: Lexicon): CastScene {
  const isAnother = createPronounEar(kin);
  const proxied = createProxyFinder({ cues, words });
  const hearsOfficial = createOfficialEar({ cues, words });
  const ownCase = compilePhrases(cues['self'], words);
  const ownWish = compilePhrases(cues['ownWish'], words);
  const complaint = compilePhrases(cues['complaint'], words);
  const household = compilePhrases(cues['household'], words);
  const turnsOnAge = compilePhrases(cues['turnsOnAge'], words);

  return (scene) => {
    const { passage, people, context } = scene;
    const isOfficial = hearsOfficial(passage.text);
    const governor = governorIn(scene, isOfficial);
    const isAccused = ({ start }: Span) => saysAny(complaint, clauseAt(passage, start)?.text ?? '');
    const isComplaint = saysAny(complaint, passage.text);
    const isOwn = saysAny(ownCase, passage.text);
    const isOwnWish = isComplaint || saysAny(ownWish, passage.text);
    const signs = { governor, isOfficial, isOwnWish, asksOfAge: saysAny(turnsOnAge, passage.text) };
    const subject = isOwn ? undefined : whoseCase(proxied(scene), scene, signs);
    const isOther = subject !== undefined || isOfficial || (context.subject === 'other' && !isOwn);
    const speaksOfSelf = people.some(({ id }) => id === 'self') || saysAny(household, passage.text);
    const speaker = speakerOf(subject, { isOfficial, isOther, speaksOfSelf });
    const relation = isOfficial ? null : (subject?.relation ?? null);
    const isOfPerson = personalIn(scene.findings);
    return {
      speaker,
      relation,
      aboutOf: (finding) =>
        isAccused(finding) || isAnother(scene, finding, governor(finding))
          ? null
          : aboutOf(finding, governor(finding), {
              isOther,
              isOfPerson,
              subject,
              speaker,
            }),
    };
  };
}

function whoseCase(
  asker: PersonMention | undefined,
  scene: Scene,
  signs: Signs,
): PersonMention | undefined {
  const isMeant = asker && !isOnlyAsking(scene, asker, signs.governor);
  return isMeant ? asker : (chosenSubject(scene, signs) ?? asker);
}

const ASKS = /^(?:打听|问|咨询)/;

/** 替俺姐打听 俺姐夫得了尿毒症: who wants to know is not whose case it is. */
function isOnlyAsking(
  { passage, findings }: Scene,
  asker: PersonMention,
  governor: Governor,
): boolean {
  const isTold = findings.some((it) => it.scope === 'person' && governor(it)?.id === asker.id);
  return !isTold && ASKS.test(passage.text.slice(asker.end, asker.end + 2));
}

/** 他72, after 我妈跟我爸过 and talk of the mother: the other one who was named is meant. */
function createPronounEar(kin: Lexicon['kin']) {
  const sexOf = (relation: string) => {
    const id = kin.find((it) => it.relation === relation)?.id ?? '';
    return FEMALE.has(id) ? '她' : MALE.has(id) ? '他' : undefined;
  };
  return (
    { passage, context }: Scene,
    { key }: Finding,
    person: PersonMention | undefined,
  ): boolean => {
    const { relation = null, heardOf = [] } = context;
    if (person === undefined || relation === null) return false;
    if (person.id !== 'pronoun') return ORDINARY.has(key) && isYoungerRelative(person, relation);
    const said = passage.text[person.start];
    const sex = sexOf(relation);
    return sex !== undefined && sex !== said && heardOf.some((it) => sexOf(it) === said);
  };
}

/** 我妹32, when the case is father's: hers is no fact of his, unless the talk turns to her. */
function isYoungerRelative({ id, relation, generation }: PersonMention, subject: string): boolean {
  const isNamed = relation !== null && !NOBODY_ELSE.has(id) && relation !== subject;
  return isNamed && generation !== null && generation !== 'elder';
}

const NOBODY_ELSE = new Set(['self', 'neighbour', 'friend', 'elder']);

/** 我是协理员 摸排到一户 男的54: an official's 我 reaches no further than its clause. */
function governorIn({ passage, people, findings }: Scene, isOfficial: boolean): Governor {
  const governor = governorsOf(passage, people, findings);
  return (finding) => {
    const person = governor(finding);
    if (!isOfficial || person?.id !== 'self') return person;
    const [own, told] = [clauseAt(passage, person.start), clauseAt(passage, finding.start)];
    return own === told || isOwnAge(finding, { own, told, passage }) ? person : undefined;
  };
}

interface Introduction {
  own: Clause | undefined;
  told: Clause | undefined;
  passage: Passage;
}

/** 我是网格员 今年34: who works introduces themselves; 今年八十 is whom they found. */
function isOwnAge({ key, value }: Finding, { own, told, passage }: Introduction): boolean {
  if (key !== 'age' || !own || !told || Number(value) > WORKING_AGE) return false;
  const isNext = passage.clauses.indexOf(told) === passage.clauses.indexOf(own) + 1;
  return isNext && /^(?:本人)?今年/.test(told.text);
}

interface Signs {
  governor: Governor;
  isOfficial: boolean;
  isOwnWish: boolean;
  asksOfAge: boolean; // 俺老头59 能走绿色通道不
}

/** Without words such as 替我妈问: the one whose illness, disability or age is told. */
function chosenSubject(
  scene: Scene,
  { governor, isOfficial, isOwnWish, asksOfAge }: Signs,
): PersonMention | undefined {
  const { people, findings } = scene;
  const keeping = findings.filter(({ key, value }) => key === 'supporters' && value === 'unable');
  const personal = findings.filter(
    (it) =>
      it.scope === 'person' && it.retracts !== true && !keeping.some((span) => keeps(span, it)),
  );
  const told = personal.map((it) => ({ finding: it, person: governor(it) }));
  const tellsOfElder = told.some(
    ({ finding, person }) => finding.key === 'age' && person?.generation === 'elder',
  );
  const aboutSelf = told.some(
    ({ finding, person }) =>
      (person === undefined ? !tellsOfElder : person.id === 'self') &&
      (isOld(finding) || !ORDINARY.has(finding.key)),
  );
  const near = people.find((it) => it.id === 'neighbour' && !isOnlyTurnedTo(scene.passage, it));
  if (near && !isOwnWish) return near;
  const elder = people.find(({ generation }) => generation === 'elder');
  if (isOfficial) return elder ?? people.find(({ id }) => id !== 'self' && id !== 'pronoun');
  const child = told.find((it) => it.person?.generation === 'child' && isMinor(it));
  if (child && ASKED_CHILD.test(scene.passage.text)) return child.person;
  if (aboutSelf) return undefined;
  const others = told.flatMap(({ finding, person }) =>
    person && person.id !== 'neighbour' && person.id !== 'self' ? [{ finding, person }] : [],
  );
  const orphan = ORPHANED.test(scene.passage.text) ? others.find(isMinor) : undefined;
  const vulnerable = orphan ?? others.find(({ finding }) => showsNeed(finding));
  const old = others.find(
    ({ finding, person }) =>
      finding.key === 'age' && (person.generation === 'elder' || person.id === 'pronoun'),
  );
  return (
    vulnerable?.person ??
    old?.person ??
    (tellsOfDeath(scene) ? undefined : onlyOne(scene, others, asksOfAge))
  );
}

/** 儿子在外头也是打零工 tells of no need of his. */
function showsNeed({ key, value }: Finding): boolean {
  return !ORDINARY.has(key) && !(key === 'workAbility' && value === 'partial');
}

/** 儿子脑瘫一级 养不了他: the help is not for the son. */
function keeps(keeping: Finding, { key, start, end }: Finding): boolean {
  return OF_KEEPERS.has(key) && keeping.start < end && start < keeping.end;
}

/** 不好意思跟邻居开口, 全靠邻居接济: who is turned to needs nothing. */
function isOnlyTurnedTo({ text }: Passage, { start }: Span): boolean {
  return /(?:跟|和|向|找|求|靠|麻烦|对|托)$/.test(text.slice(Math.max(0, start - 2), start));
}

/** 儿子走了 才二十六: the help is for those who are left. */
function tellsOfDeath({ findings }: Scene): boolean {
  return findings.some(({ key, value }) => key === 'hardshipEvent' && value === 'death');
}

/**
 * 娃儿 9岁 爸爸坐牢, 老头子快八十了: who says nothing of themselves speaks of the one whose age is told;
 * beside somebody old, 我们 is the family: 老伴72 我们凑了四千.
 */
function onlyOne(
  { passage, people, findings }: Scene,
  told: readonly { finding: Finding; person: PersonMention }[],
  asksOfAge: boolean,
): PersonMention | undefined {
  const [first, ...more] = told.map(({ person }) => person);
  const isAlone = more.every(({ id }) => id === first?.id) && told[0]?.finding.key === 'age';
  const isNamed = asksOfAge || tellsOfGraduate(findings) || told.some((it) => isOld(it.finding));
  const speaksOfSelf =
    people.some(({ id }) => id === 'self') || (!isNamed && OWN.test(passage.text));
  const isNeedy = first?.generation === 'child' || isNamed || told.some(isMinor);
  return isAlone && !speaksOfSelf && isNeedy ? first : undefined;
}

/** 弟娃儿24 刚毕业 没得一家要. */
function tellsOfGraduate(findings: readonly Finding[]): boolean {
  return findings.some((it) => it.key === 'hardshipEvent' && it.value === 'jobless_graduate');
}

function isMinor({ finding: { key, value } }: { finding: Finding }): boolean {
  return key === 'age' && Number(value) < FULL_AGE;
}

/** An old speaker needs help too; a younger one may speak for a disabled son. */
function isOld({ key, value }: Finding): boolean {
  return key === 'age' && Number(value) >= OLD_AGE;
}

function speakerOf(
  subject: PersonMention | undefined,
  {
    isOfficial,
    isOther,
    speaksOfSelf,
  }: { isOfficial: boolean; isOther: boolean; speaksOfSelf: boolean },
): Speaker {
  if (isOfficial) return 'official';
  if (subject?.id === 'neighbour' || subject?.id === 'friend') return 'neighbour';
  if (subject && subject.relation !== null && subject.id !== 'elder') return 'family';
  if (subject || isOther) return 'unknown';
  return speaksOfSelf ? 'self' : 'unknown';
}

interface Roles {
  isOther: boolean;
  isOfPerson: IsOfPerson;
  subject: PersonMention | undefined;
  speaker: Speaker;
}

function aboutOf(
  finding: Finding,
  person: PersonMention | undefined,
  roles: Roles,
): 'speaker' | 'subject' | null {
  const isPerson = roles.isOfPerson(finding, person);
  if (!roles.isOther) {
    if (person === undefined || person.id === 'self' || person.id === 'pronoun') return 'subject';
    return isPerson || person.id === 'neighbour' ? null : 'subject';
  }
  if (person?.id === 'self') return aboutSpeaker(isPerson, roles.speaker);
  if (!isPerson || person === undefined || person.id === 'pronoun') return 'subject';
  return roles.subject === undefined || isSame(person, roles.subject, finding) ? 'subject' : null;
}

/** A relative's 我家 is the family the case is about; a neighbour's is not. */
function aboutSpeaker(isPerson: boolean, speaker: Speaker): 'speaker' | 'subject' | null {
  if (isPerson) return 'speaker';
  return speaker === 'neighbour' || speaker === 'official' ? null : 'subject';
}
