import type { Decision, Turn } from '../turn.ts';
import { hasQuestion } from './asked.ts';

export function otherDepartment({ understanding, place, question }: Turn): Decision | null {
  const { otherDepartment: department, programmes } = understanding;
  if (department === null || programmes.length > 0) return null;
  if (place === null || understanding.isOutside) return { kind: 'out-of-scope', words: department };
  return { kind: 'policy', question, tentative: { department } };
}

export function policyQuestion(turn: Turn): Decision | null {
  if (!hasQuestion(turn.understanding)) return null;
  if (!isOurSubject(turn)) return null;
  if (turn.place === null) return { kind: 'ask-region', waiting: turn.question };
  return { kind: 'policy', question: turn.question };
}

/** 「三件事：交什么材料，开不开会，多久查一回」: each is answered, unless their own case is to be assessed first. */
export function severalNeeds(turn: Turn): Decision | null {
  const { needs, understanding, place, question } = turn;
  if (needs.length < 2) return null;
  const tells = understanding.facts.some(({ key }) => key !== 'receivingAllowance');
  if (tells && needs[0]?.understanding.asks.includes('eligibility')) return null;
  return place === null ? { kind: 'ask-region', waiting: question } : { kind: 'several' };
}

function isOurSubject({ understanding, topics }: Turn): boolean {
  const specific = understanding.asks.some((ask) => ask !== 'general');
  return specific || topics.length > 0 || understanding.isQuestion;
}

/** People ask without asking: 「住在村里没人照顾」. What the documents cover is taken as a question. */
const LEAST_CHARACTERS_OF_A_QUESTION = 5;

/** 「学费呢」 in the middle of a talk. */
const LEAST_CHARACTERS_ON_TOPIC = 3;

export function perhapsPolicy({
  words,
  question,
  understanding,
  place,
  topics,
}: Turn): Decision | null {
  const said = understanding.regions.reduce(
    (rest, { words: named }) => rest.replace(named, ''),
    words,
  );
  // 「搬经镇排在几月」 asks of the place itself.
  const isOfPlace = understanding.isQuestion && understanding.regions.length > 0;
  const isShort = topics.length > 0 || isOfPlace;
  const least = isShort ? LEAST_CHARACTERS_ON_TOPIC : LEAST_CHARACTERS_OF_A_QUESTION;
  const isBare = [...said].length < least;
  // 「就残疾人的那个补贴」 names the aid: what is written of it depends on the place.
  if (place === null && understanding.programmes.length > 0)
    return { kind: 'ask-region', waiting: question };
  if (place === null || isBare) return null;
  return { kind: 'policy', question, tentative: { department: null } };
}
