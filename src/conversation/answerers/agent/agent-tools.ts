import { z } from 'zod';
import type { ProgrammeResult } from '../../../contracts/assessments.ts';
import type { Deadline, DeadlineRequest } from '../../../contracts/deadlines.ts';
import { ProgrammeIdSchema } from '../../../contracts/programmes.ts';
import type { Replies } from '../../../knowledge/replies.ts';
import { type AgentTool, defineAgentTool } from '../../../model/chat-agent.ts';
import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import { toShanghaiIso } from '../../../shared/clock.ts';
import type { Place } from '../../../shared/place.ts';
import type { TurnTools } from '../../steps/act.ts';
import { subjectFacts } from '../../steps/remember.ts';
import type { Turn } from '../../turn.ts';

export interface AgentToolNeeds {
  tools: Pick<TurnTools, 'search' | 'assess'>;
  countDeadline(request: DeadlineRequest): Promise<Deadline>;
  deadlineInWords(deadline: Deadline): string;
  replies: Replies;
}

/** A sentence of ours that a draft may repeat word for word, and the count of days it rests on. */
export interface DeadlineSentence {
  workingDays: number;
  sentence: string;
}

const CLAUSES = 5;
const CLAUSE_CHARACTERS = 1500;
const NOTHING_FOUND = 'Nothing was found.';

/**
 * The tools that look things up, for one turn. Place, day and the caller's facts are ours: a model
 * cannot choose them. Nothing here files a ticket.
 */
export function agentToolsFor(turn: Turn, place: Place, needs: AgentToolNeeds) {
  const sentences: DeadlineSentence[] = [];
  const tools = [
    searchPolicy(turn, place, needs),
    checkEligibility(turn, place, needs),
    countWorkingDays(turn, needs, sentences),
  ];
  return { tools: tools.map(withoutErrors), sentences };
}

function searchPolicy({ today }: Turn, place: Place, { tools }: AgentToolNeeds): AgentTool {
  return defineAgentTool({
    name: 'search_policy',
    description: 'Clauses that apply at the given place and day, best first, as JSON.',
    input: z.object({ query: z.string().min(1).max(200).describe('What to look for, in Chinese') }),
    run: async ({ query }) => {
      const hits = await tools.search({ text: query, topics: [] }, place, today);
      return hits.length === 0 ? NOTHING_FOUND : JSON.stringify(clausesForModel(hits));
    },
  });
}

function checkEligibility(turn: Turn, place: Place, { tools }: AgentToolNeeds): AgentTool {
  return defineAgentTool({
    name: 'check_eligibility',
    description: 'The conditions of programmes at the given place, each with its clause, as JSON.',
    input: z.object({ programmes: z.array(ProgrammeIdSchema).min(1).max(3) }),
    run: async ({ programmes }) => {
      const { assessment } = await tools.assess({
        region: place.code,
        asOf: turn.today,
        facts: subjectFacts(turn.memory),
        programmes,
      });
      return JSON.stringify(assessment.programmes.map(conditionsOf));
    },
  });
}

/** What is tested, never how it came out: the outcome tells about the person, and it is not for a model to say. */
function conditionsOf({ programme, name, conditions }: ProgrammeResult) {
  return {
    programme,
    name,
    conditions: conditions.map(({ text, citation }) => ({
      text,
      number: citation?.document.number,
      clause: citation?.clause,
      quote: citation?.quote,
    })),
  };
}

function countWorkingDays(
  { at }: Turn,
  { countDeadline, deadlineInWords, replies }: AgentToolNeeds,
  sentences: DeadlineSentence[],
): AgentTool {
  return defineAgentTool({
    name: 'count_working_days',
    description: 'A sentence that says when so many working days from today are over.',
    input: z.object({ workingDays: z.int().min(1).max(60) }),
    run: async ({ workingDays }) => {
      const deadline = await countDeadline({ start: toShanghaiIso(at), workingDays });
      const sentence = replies.say('model.working_days', {
        count: String(workingDays),
        deadline: deadlineInWords(deadline),
      });
      sentences.push({ workingDays, sentence });
      return sentence;
    },
  });
}

/** A failure tells a model nothing about the house. */
function withoutErrors(tool: AgentTool): AgentTool {
  return { ...tool, run: (input) => tool.run(input).catch(() => NOTHING_FOUND) };
}

/** What a model sees of clauses: enough to quote from. */
export function clausesForModel(hits: readonly ClauseHit[]) {
  return hits.slice(0, CLAUSES).map(({ document, clause, text }) => ({
    number: document.number,
    clause,
    text: text.slice(0, CLAUSE_CHARACTERS),
  }));
}
