import type { ClauseHit } from '../../retrieval/clause-hit.ts';
import {
  type Findings,
  hangsOnTheLastQuestion,
  isFollowUp,
  isVagueFollowUp,
  type Turn,
} from '../turn.ts';
import type { PolicyQuestion, TurnTools } from './act.ts';

/** More than that nobody reads; the others wait. */
const MOST_AT_ONCE = 3;

/** What the documents say to the question. */
export async function searchFor(turn: Turn, tools: TurnTools): Promise<Partial<Findings>> {
  const { place, today, published } = turn;
  if (place === null) return {};
  const find = (text: string) => tools.search({ text, topics: [], published }, place, today);
  const hits = await tools.search(policyQuestion(turn), place, today);
  if (!isVagueFollowUp(turn) && !hangsOnTheLastQuestion(turn)) return { hits };
  const { question, memory } = turn;
  return {
    hits,
    hitsOfWords: await find(question),
    ...(memory.lastQuestion !== null && {
      hitsInContext: await find(`${memory.lastQuestion} ${question}`),
    }),
  };
}

/** The same for each of several needs. */
export async function searchForEach(
  { needs, place, today, published }: Turn,
  tools: TurnTools,
): Promise<Partial<Findings>> {
  if (place === null) return {};
  const asked = needs.slice(0, MOST_AT_ONCE);
  const hitsOfNeeds = await Promise.all(
    asked.map(({ words, unnamed }) =>
      tools.search({ text: words, topics: unnamed, published }, place, today),
    ),
  );
  const hits = hitsOfNeeds.flat();
  const isFirst = ({ clauseId }: ClauseHit, at: number) =>
    hits.findIndex((hit) => hit.clauseId === clauseId) === at;
  return { hitsOfNeeds, hits: hits.filter(isFirst) };
}

/** 「那要带什么」 is about what the conversation is about; a first question says itself what it is about. */
function policyQuestion(turn: Turn): PolicyQuestion {
  const { question: text, published } = turn;
  return { text, topics: isFollowUp(turn) ? turn.topics : [], published };
}
