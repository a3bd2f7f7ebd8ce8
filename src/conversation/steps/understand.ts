import { type FactKey, FactsSchema } from '../../contracts/facts.ts';
import type { Gazetteer } from '../../knowledge/places.ts';
import type { Place } from '../../shared/place.ts';
import type {
  Asking,
  StatedFact,
  Understanding,
  UnderstandingContext,
} from '../../understanding/understanding.ts';
import { whatIsLeftOut } from '../left-out.ts';
import { type AskedFor, isEmergencyFiled, type Memory, type RememberedFact } from '../memory.ts';
import { beside, comeBackTo, recalledNeeds, understandNeeds } from '../named-needs.ts';
import type { NeedInTurn, Turn } from '../turn.ts';
import { turningOf } from '../turning.ts';
import { factsOfSubject, subjectFacts } from './remember.ts';

export type Understand = (text: string, context: UnderstandingContext) => Understanding;

export interface Understood {
  understanding: Understanding;
  place: Place | null;
  question: string;
  needs: NeedInTurn[];
}

/**
 * The message in the light of what was talked of. When it only brings the place that a question was
 * waiting for, or another place than before, that question is understood together with it.
 */
export function understandTurn(
  turn: Turn,
  understand: Understand,
  gazetteer: Gazetteer,
): Understood {
  const { memory } = turn.conversation;
  const context = {
    today: turn.today,
    asking: askingOf(memory.asked),
    subject: memory.subject,
    relation: memory.relation,
    heardOf: memory.heardOf,
    lastProgrammes: memory.programmes,
    knownPlace: turn.conversation.regionCode,
    isPlaceSettled: turn.conversation.regionCode !== null && isEmergencyFiled(memory),
    ...knownBelongings(memory),
  };
  const readFor = (key: FactKey) => understand(turn.words, { ...context, asking: key });
  const read = withFragment(turn, understand(turn.words, context), (words) =>
    understand(words, context),
  );
  const own = aboutWhomItWasTold(
    turn,
    withRevised(turn, withTakenBack(turn, withBareAge(turn, read, readFor), readFor), readFor),
  );
  const place = placeAfter(turn, own, gazetteer);
  const part = (words: string) => understand(words, { ...context, asking: null });
  const now = { words: turn.words, understand: part };
  const recalled = recalledNeeds(own, now, memory);
  if (recalled.length > 0) return { place, ...comeBackTo(recalled, own, now) };
  const alone = (): Understood => {
    const needs = beside(turn.triage, understandNeeds(own, part), part);
    return { understanding: own, place, question: turn.words, needs };
  };
  const leftOut = place === null ? null : whatIsLeftOut(turn, own, { place, understand: part });
  return leftOut === null ? alone() : { place, ...leftOut };
}

/** 「想问那个补贴」, 「就残疾人的那个」: what was not understood may be with the words that follow it. */
function withFragment(
  { conversation, words }: Turn,
  own: Understanding,
  read: (words: string) => Understanding,
): Understanding {
  const { unclear } = conversation.memory;
  const saysEnough = own.asks.length > 0 || own.programmes.length > 0 || own.commands.length > 0;
  if (unclear === null || saysEnough) return own;
  const whole = read(`${unclear} ${words}`);
  return whole.programmes.length > 0 ? { ...whole, facts: own.facts } : own;
}

const LONG_NUMBER = /\d{6,}/;

/** 「看错了 是1.7」 names no fact: it is the number told last. */
function withRevised(
  { conversation, words }: Turn,
  own: Understanding,
  readFor: (key: FactKey) => Understanding,
): Understanding {
  const isBare = own.facts.every(({ key }) => key === conversation.memory.asked);
  if (!own.commands.includes('correct') || !isBare || LONG_NUMBER.test(words)) return own;
  const told = factsOfSubject(conversation.memory)
    .filter(({ value }) => typeof value === 'number')
    .toSorted((a, b) => b.seq - a.seq);
  const read = nearestRevision(told, readFor);
  return read === undefined ? own : { ...own, facts: read };
}

/** Of the numbers told last the one that is of about the size: 「打错 5200」 after 四个人 and 四千. */
function nearestRevision(
  numbers: readonly RememberedFact[],
  readFor: (key: FactKey) => Understanding,
): StatedFact[] | undefined {
  const latest = numbers.filter(({ seq }) => seq === numbers[0]?.seq);
  const revisions = latest.flatMap((told) => {
    const read = readFor(told.key).facts.filter(({ key }) => key === told.key);
    const value = read.find(({ retracts }) => retracts !== true)?.value;
    const distance = Math.abs(Math.log(Number(value) / Number(told.value)));
    return Number.isFinite(distance) ? [{ read, distance }] : [];
  });
  return revisions.toSorted((one, other) => one.distance - other.distance)[0]?.read;
}

/** 「不是三个是四个」 names no fact: it is the one that has the value which is taken back. */
function withTakenBack(
  { conversation }: Turn,
  own: Understanding,
  readFor: (key: FactKey) => Understanding,
): Understanding {
  if (!own.commands.includes('correct') || own.facts.length > 0) return own;
  for (const { key, value } of factsOfSubject(conversation.memory)) {
    const read = readFor(key);
    if (read.facts.some((fact) => fact.retracts && fact.key === key && fact.value === value))
      return { ...own, facts: read.facts };
  }
  return own;
}

/** 「61」 to another question tells how old they are, where nobody knows it yet. */
function withBareAge(
  { conversation, words }: Turn,
  own: Understanding,
  readFor: (key: FactKey) => Understanding,
): Understanding {
  const { interview, asked } = conversation.memory;
  const isOpen = own.facts.length === 0 && interview !== null && asked !== null;
  const isKnown = subjectFacts(conversation.memory)['age'] !== undefined;
  if (!isOpen || isKnown || !BARE_AGE.test(words)) return own;
  return { ...own, facts: readFor('age').facts.filter(({ key }) => key === 'age') };
}

const BARE_AGE = /^(?:[1-9]\d|[一二三四五六七八九]?十[一二三四五六七八九]?)(?:岁|了)*$/;

/** 「我翻了册子 是七十九不是七十一」: what is put right is of those of whom it was told. */
function aboutWhomItWasTold({ conversation }: Turn, own: Understanding): Understanding {
  const known = factsOfSubject(conversation.memory);
  const isTakenBack = own.facts.some(
    (fact) =>
      fact.retracts && known.some(({ key, value }) => key === fact.key && value === fact.value),
  );
  if (!isTakenBack) return own;
  const isKnownOf = (about: StatedFact['about'], key: FactKey) =>
    conversation.memory.facts.some((fact) => fact.about === about && fact.key === key);
  const facts = own.facts.map((fact): StatedFact => {
    const isTheirs = isKnownOf('subject', fact.key) && !isKnownOf('speaker', fact.key);
    return isTheirs ? { ...fact, about: 'subject' } : fact;
  });
  return { ...own, facts };
}

/** Where the matter is: what this message says, else what was known. A vaguer name never widens it. */
function placeAfter(turn: Turn, understanding: Understanding, gazetteer: Gazetteer): Place | null {
  const { regionCode, memory } = turn.conversation;
  const known = regionCode === null ? null : (gazetteer.find(regionCode) ?? null);
  const said = placeSaid(understanding, known === null && memory.asked === 'region', gazetteer);
  if (said === null) return placeOfWhomItTurnsTo(understanding, memory, gazetteer) ?? known;
  const surroundsKnown = known !== null && gazetteer.ladder(known.code).includes(said.code);
  return surroundsKnown && !isCityItself(said, understanding) ? known : said;
}

/** Of 「蚌埠市区呢」, asked in 怀远. */
function isCityItself({ code }: Place, { regions }: Understanding): boolean {
  return regions.some((it) => it.isCityItself && it.place?.code === code);
}

/** 「不管她 我这边」, after 「我姐在钓鱼城」: back to where it was asked of before. */
function placeOfWhomItTurnsTo(
  understanding: Understanding,
  memory: Memory,
  gazetteer: Gazetteer,
): Place | null {
  const code = turningOf(understanding, memory)?.known?.regionCode ?? null;
  return code === null ? null : (gazetteer.find(code) ?? null);
}

/** The place where help is sought; when we asked for it, a place alone is the answer in any wording. */
function placeSaid(
  { regions }: Understanding,
  answersRegion: boolean,
  gazetteer: Gazetteer,
): Place | null {
  const here = regions.flatMap(({ place, role }) => (place && role === 'here' ? [place] : []));
  const surrounds = ({ code }: Place) =>
    here.some((it) => it.code !== code && gazetteer.ladder(it.code).includes(code));
  // 草街的 在合川城头买了房: the town counts, not the district around it.
  const finest = here.findLast((place) => !surrounds(place));
  if (finest) return finest;
  const only = regions.length === 1 ? regions[0] : undefined;
  return answersRegion && only ? only.place : null;
}

/** What understanding can read a bare answer to; the rest is read by its own flow. */
function askingOf(asked: AskedFor | null): Asking | null {
  switch (asked) {
    case 'cause':
      return 'hardshipEvent';
    case 'ticket_code':
    case 'safety':
    case 'clue':
    case 'read_back':
    case 'correction':
    case 'arrived':
    case 'transfer':
      return null;
    default:
      return asked;
  }
}

/** 「注销了 有证明」 is about the car told of before; 「找到活了」 matters to who has 低保. */
function knownBelongings(
  memory: Memory,
): Pick<UnderstandingContext, 'receivingKnown' | 'vehicles' | 'knownIncome'> {
  const vehicles = FactsSchema.shape.vehicles.parse(subjectFacts(memory)['vehicles']);
  return {
    receivingKnown: subjectFacts(memory)['receivingAllowance'] === true,
    knownIncome: factsOfSubject(memory)
      .map(({ key }) => key)
      .findLast(
        (key) => key === 'monthlyIncome' || key === 'perCapitaIncome' || key === 'incomeRatio',
      ),
    ...(vehicles === undefined ? {} : { vehicles }),
  };
}
