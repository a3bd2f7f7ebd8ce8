import { FactKeySchema, FactsSchema } from '../../contracts/facts.ts';
import type { ProgrammeId } from '../../contracts/programmes.ts';
import type { IncomeBand } from '../../eligibility/income.ts';
import { isHint } from '../../triage/signs.ts';
import { wantedOf } from '../../understanding/held-programmes.ts';
import type { StatedFact } from '../../understanding/understanding.ts';
import {
  type AskedFor,
  emptyMemory,
  isInForce,
  type Memory,
  type RememberedFact,
} from '../memory.ts';
import { namesThemNow, rememberNamed } from '../named-needs.ts';
import type { Turn } from '../turn.ts';
import { turningOf } from '../turning.ts';
import { isOfSomebodyElse, withoutOtherIncome } from './outdated-facts.ts';

/** What changes by itself while people talk: the latest word counts and nothing is contradicted. */
const LATEST_COUNTS = new Set([
  'basicLifeAtRisk',
  'hardshipEvent',
  'hardshipRegion',
  'vehicles',
  'homes',
  // 「保险我早停了」, after 「在交」, tells how it stands now.
  'pensionInsurance',
]);

/** Adds what this message says to what is known, each fact with its message and its words. */
export function remember(turn: Turn): Memory {
  const { understanding, triage } = turn;
  const before = turnedTo(turn, begunAnew(turn));
  const corrects =
    understanding.commands.includes('correct') ||
    before.asked === 'read_back' ||
    before.asked === 'correction';
  // Whoever tries to talk us into something states no facts.
  const own = understanding.commands.includes('manipulation') ? [] : understanding.facts;
  const stated = [...own, ...triageFacts(turn)].filter(isValidFact);
  const told = corrects ? stated : stated.filter((fact) => !isOfSomebodyElse(fact, before));
  const known = corrects ? withoutOtherIncome(before.facts, stated) : before.facts;

  return {
    ...before,
    facts: told.reduce(
      (known, fact) =>
        mergeFact(known, { ...fact, seq: turn.seq }, replaces(fact, before.asked, corrects)),
      known,
    ),
    ...rememberSubject(turn, before),
    heardOf: [...new Set([...before.heardOf, ...understanding.named])],
    caller: understanding.speaker === 'unknown' ? before.caller : understanding.speaker,
    needs: rememberNeeds(turn, before),
    named: rememberNamed(turn, before),
    neededBy: rememberNeededBy(turn, before),
    skipped: rememberSkipped(turn, before),
    programmes: understanding.programmes.length > 0 ? understanding.programmes : before.programmes,
    emergency: {
      ...before.emergency,
      troubleNow: before.emergency.troubleNow || triage.urgent,
      causeKnown: before.emergency.causeKnown || triage.cause !== null,
    },
  };
}

/** 「前面的不算，从头来」: what was told is forgotten, not what it was about; a ticket that was filed stays filed. */
function begunAnew({ conversation, understanding }: Turn): Memory {
  const { memory } = conversation;
  if (!understanding.commands.includes('restart')) return memory;
  const { emergency, handoffTicketId, contact, ticket, arrivalOf, programmes } = memory;
  return { ...emptyMemory, emergency, handoffTicketId, contact, ticket, arrivalOf, programmes };
}

/**
 * 「换成我姑呢」: what was told of one person says nothing of another. It waits until the talk turns
 * back to them.
 */
function turnedTo({ understanding, conversation, place }: Turn, memory: Memory): Memory {
  const turning = turningOf(understanding, memory);
  if (turning === null) return memory;
  const { relation, known } = turning;
  const isOf = ({ about }: RememberedFact) => about === 'subject';
  const hasMoved = place !== null && place.code !== conversation.regionCode;
  const before = {
    relation: memory.relation,
    facts: memory.facts.filter(isOf),
    regionCode: hasMoved ? conversation.regionCode : null,
  };
  return {
    ...memory,
    subject: relation === null ? 'speaker' : 'other',
    relation,
    facts: [...memory.facts.filter((fact) => !isOf(fact)), ...(known?.facts ?? [])],
    setAside: [...memory.setAside.filter((it) => it !== known), before],
    skipped: [],
    assessed: [],
  };
}

/**
 * Two or more in one breath wait for their turn; the one taken up now waits no longer. Where each has its
 * own words, they are kept by these.
 */
function rememberNeeds(turn: Turn, { needs }: Memory): Memory['needs'] {
  const { understanding, needs: apart } = turn;
  const { programmes } = understanding;
  const wanted = withoutHeld(wantedOf(understanding));
  if (wanted.length > 1 && apart.length < 2 && namesThemNow(turn))
    return [...new Set([...wanted, ...needs])];
  return needs.filter((need) => !programmes.includes(need));
}

/** 「我吃低保，名下有车」 names what they have and asks whether they keep it: that is one need. */
function withoutHeld(programmes: readonly ProgrammeId[]): ProgrammeId[] {
  const isHeld = programmes.some(
    (id) => id === 'allowance_data_check' || id === 'phase_out_period',
  );
  return programmes.filter((id) => !(isHeld && id === 'subsistence_allowance'));
}

/** The earliest day counts, until the person takes it back or it is over. */
function rememberNeededBy(
  { understanding, seq, today }: Turn,
  { neededBy: before }: Memory,
): Memory['neededBy'] {
  const told = understanding.neededBy;
  if (told === null) return before;
  const replaces =
    before === null ||
    told.on <= before.on ||
    before.on < today ||
    understanding.commands.includes('correct');
  return replaces ? { ...told, seq } : before;
}

/** Triage sees trouble and its cause; the eligibility rules read them as facts. */
function triageFacts({ triage, understanding }: Turn): StatedFact[] {
  const said = (key: StatedFact['key']) => understanding.facts.some((fact) => fact.key === key);
  const facts: StatedFact[] = [];
  const trouble = triage.troubleNow.find((sign) => !isHint(sign));
  if (trouble && !said('basicLifeAtRisk')) {
    facts.push({
      key: 'basicLifeAtRisk',
      value: true,
      about: 'subject',
      status: 'said',
      words: trouble.words,
    });
  }
  if (triage.cause && !said('hardshipEvent')) {
    const { event, words } = triage.cause;
    facts.push({ key: 'hardshipEvent', value: event, about: 'subject', status: 'said', words });
  }
  return facts;
}

function isValidFact({ key, value, range }: StatedFact): boolean {
  return (value === null && range !== undefined) || FactsSchema.safeParse({ [key]: value }).success;
}

function replaces(fact: StatedFact, asked: AskedFor | null, corrects: boolean): boolean {
  return corrects || asked === fact.key || LATEST_COUNTS.has(fact.key);
}

/**
 * A correction replaces; the same value again confirms; another value without a word of correction
 * contradicts, and both stand until somebody says which.
 */
function mergeFact(
  known: RememberedFact[],
  stated: StatedFact & { seq: number },
  replace: boolean,
): RememberedFact[] {
  const { key, value, range, about, status, words, seq } = stated;
  if (stated.retracts === true) return withoutDenied(known, stated);
  const fact: RememberedFact = { key, value, about, status, words, seq, ...(range && { range }) };
  const rivals = known.filter((other) => other.key === key && other.about === about);
  const others = known.filter((other) => !rivals.includes(other));
  const same = rivals.find((other) => isSame(other.value, value));

  if (range !== undefined || rivals.every((rival) => rival.range !== undefined))
    return mergeBand({ others, rivals }, fact, replace);
  if (same && rivals.length === 1) return known;
  if (same) return [...others, { ...same, status: 'confirmed', seq, words }];
  if (rivals.length === 0 || replace) return [...others, fact];
  if (rivals.every((other) => other.status === 'inferred')) return [...others, fact];
  if (status === 'inferred') return known;
  return [...others, ...rivals.map(contradicted), contradicted(fact)];
}

/** A band gives way to the sum in it and to a later band; a sum outside of it contradicts. */
function mergeBand(
  { others, rivals }: { others: RememberedFact[]; rivals: RememberedFact[] },
  fact: RememberedFact,
  replace: boolean,
): RememberedFact[] {
  if (replace || rivals.length === 0) return [...others, fact];
  if (rivals.every((rival) => agree(rival, fact)))
    return [...others, fact.range !== undefined && rivals.every(isExact) ? rivals : [fact]].flat();
  return [...others, ...rivals.map(contradicted), contradicted(fact)];
}

const isExact = ({ range }: RememberedFact) => range === undefined;

/** Whether both may be true of one sum. */
function agree(one: RememberedFact, other: RememberedFact): boolean {
  const [first, second] = [rangeOf(one), rangeOf(other)];
  return first.from <= (second.to ?? Infinity) && second.from <= (first.to ?? Infinity);
}

function rangeOf({ range, value }: RememberedFact): { from: number; to: number | null } {
  return range ?? { from: Number(value), to: Number(value) };
}

/** 「不是二级」 takes back the second grade and says nothing about which grade it is. */
function withoutDenied(
  known: RememberedFact[],
  { key, value, about }: StatedFact,
): RememberedFact[] {
  return known.filter(
    (fact) => !(fact.key === key && fact.about === about && isSame(fact.value, value)),
  );
}

const contradicted = (fact: RememberedFact): RememberedFact => ({
  ...fact,
  status: 'contradicted',
});

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

const isSameFact = (one: RememberedFact, other: RememberedFact) =>
  isSame([one.value, one.range], [other.value, other.range]);

function rememberSubject(
  { understanding }: Turn,
  { subject, relation }: Memory,
): Pick<Memory, 'subject' | 'relation'> {
  const corrects = understanding.commands.includes('correct');
  switch (understanding.speaker) {
    case 'unknown':
      return { subject, relation };
    case 'self':
      // 「我自己在上海」 tells of the caller; only a correction makes the case their own.
      return subject === 'other' && !corrects
        ? { subject, relation }
        : { subject: 'speaker', relation: null };
    default:
      return { subject: 'other', relation: understanding.relation ?? relation };
  }
}

function rememberSkipped({ understanding }: Turn, before: Memory): Memory['skipped'] {
  // 「别问了，直接讲结果」: nothing more is asked.
  if (understanding.commands.includes('conclude')) return [...FactKeySchema.options];
  const asked = FactKeySchema.safeParse(before.asked);
  const skips = understanding.commands.some(
    (command) => command === 'skip' || command === 'dontKnow',
  );
  if (!asked.success || !skips || understanding.asks.length > 0) return before.skipped;
  return [...new Set([...before.skipped, asked.data])];
}

/** The facts about whoever the help is for, as the rules take them. What contradicts itself is not known. */
export function subjectFacts(memory: Memory): Record<string, unknown> {
  const exact = factsOfSubject(memory).filter(({ range }) => range === undefined);
  return Object.fromEntries(exact.map(({ key, value }) => [key, value]));
}

/** An income that was told as a band: it decides where all of it lies on one side of a line. */
export function incomeBand(memory: Memory): IncomeBand | undefined {
  return factsOfSubject(memory).flatMap(({ key, range }): IncomeBand[] =>
    range !== undefined && (key === 'monthlyIncome' || key === 'perCapitaIncome')
      ? [{ key, ...range }]
      : [],
  )[0];
}

export function factsOfSubject(memory: Memory): RememberedFact[] {
  return memory.facts.filter((fact) => fact.about === 'subject' && isInForce(fact.status));
}

/** The facts in force to which this message gave another value; a band made narrower is no change. */
export function changedFacts({
  conversation,
  memory,
}: Turn): { now: RememberedFact; before: RememberedFact }[] {
  const earlier = factsOfSubject(conversation.memory);
  return factsOfSubject(memory).flatMap((now) => {
    const before = earlier.find(({ key }) => key === now.key);
    if (before === undefined || isSameFact(before, now)) return [];
    return before.range !== undefined && agree(before, now) ? [] : [{ now, before }];
  });
}

/** The facts in force that this message brought. */
export function newFacts({ memory, seq }: Turn): RememberedFact[] {
  return factsOfSubject(memory).filter((fact) => fact.seq === seq);
}
