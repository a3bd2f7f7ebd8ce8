import type { KnownFact } from '../../contracts/conversations.ts';
import { FactKeySchema, FactsSchema } from '../../contracts/facts.ts';
import type { StatedFact } from '../../understanding/understanding.ts';
import { type AskedFor, isInForce, type Memory } from '../memory.ts';
import type { Turn } from '../turn.ts';

/** What changes by itself while people talk: the latest word counts and nothing is contradicted. */
const LATEST_COUNTS = new Set([
  'basicLifeAtRisk',
  'hardshipEvent',
  'hardshipRegion',
  'vehicles',
  'homes',
]);

/** Adds what this message says to what is known, each fact with its message and its words. */
export function remember(turn: Turn): Memory {
  const { understanding, triage } = turn;
  const before = turn.conversation.memory;
  const corrects = understanding.commands.includes('correct');
  // Whoever tries to talk us into something states no facts.
  const own = understanding.commands.includes('manipulation') ? [] : understanding.facts;
  const stated = [...own, ...triageFacts(turn)].filter(isValidFact);

  return {
    ...before,
    facts: stated.reduce(
      (known, fact) =>
        mergeFact(known, { ...fact, seq: turn.seq }, replaces(fact, before.asked, corrects)),
      before.facts,
    ),
    ...rememberSubject(turn, before),
    skipped: rememberSkipped(turn, before),
    programmes: understanding.programmes.length > 0 ? understanding.programmes : before.programmes,
    emergency: {
      ...before.emergency,
      troubleNow: before.emergency.troubleNow || triage.urgent,
      causeKnown: before.emergency.causeKnown || triage.cause !== null,
    },
  };
}

/** Triage sees trouble and its cause; the eligibility rules read them as facts. */
function triageFacts({ triage, understanding }: Turn): StatedFact[] {
  const said = (key: StatedFact['key']) => understanding.facts.some((fact) => fact.key === key);
  const facts: StatedFact[] = [];
  const trouble = triage.troubleNow[0];
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

function isValidFact({ key, value }: StatedFact): boolean {
  return FactsSchema.safeParse({ [key]: value }).success;
}

function replaces(fact: StatedFact, asked: AskedFor | null, corrects: boolean): boolean {
  return corrects || asked === fact.key || LATEST_COUNTS.has(fact.key);
}

/**
 * A correction replaces; the same value again confirms; another value without a word of correction
 * contradicts, and both stand until somebody says which.
 */
function mergeFact(
  known: KnownFact[],
  stated: StatedFact & { seq: number },
  replace: boolean,
): KnownFact[] {
  const { key, value, about, status, words, seq } = stated;
  if (stated.retracts === true) return withoutDenied(known, stated);
  const fact: KnownFact = { key, value, about, status, words, seq };
  const rivals = known.filter((other) => other.key === key && other.about === about);
  const others = known.filter((other) => !rivals.includes(other));
  const same = rivals.find((other) => isSame(other.value, value));

  if (same && rivals.length === 1) return known;
  if (same) return [...others, { ...same, status: 'confirmed' }];
  if (rivals.length === 0 || replace) return [...others, fact];
  if (rivals.every((other) => other.status === 'inferred')) return [...others, fact];
  if (status === 'inferred') return known;
  return [...others, ...rivals.map(contradicted), contradicted(fact)];
}

/** 「不是二级」 takes back the second grade and says nothing about which grade it is. */
function withoutDenied(known: KnownFact[], { key, value, about }: StatedFact): KnownFact[] {
  return known.filter(
    (fact) => !(fact.key === key && fact.about === about && isSame(fact.value, value)),
  );
}

const contradicted = (fact: KnownFact): KnownFact => ({ ...fact, status: 'contradicted' });

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

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
  const asked = FactKeySchema.safeParse(before.asked);
  const skips = understanding.commands.some(
    (command) => command === 'skip' || command === 'dontKnow',
  );
  if (!asked.success || !skips || before.skipped.includes(asked.data)) return before.skipped;
  return [...before.skipped, asked.data];
}

/** The facts about whoever the help is for, as the rules take them. What contradicts itself is not known. */
export function subjectFacts(memory: Memory): Record<string, unknown> {
  const about = memory.facts.filter((fact) => fact.about === 'subject' && isInForce(fact.status));
  return Object.fromEntries(about.map(({ key, value }) => [key, value]));
}
