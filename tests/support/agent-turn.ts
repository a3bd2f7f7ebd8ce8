import { textOf } from '../../src/contracts/claims.ts';
import { createAgentAnswerer } from '../../src/conversation/answerers/agent/agent-answerer.ts';
import { DraftedAnswerSchema } from '../../src/conversation/answerers/agent/drafted-answer.ts';
import { toolClaim } from '../../src/conversation/claims.ts';
import { emptyMemory } from '../../src/conversation/memory.ts';
import { beginTurn, draftOf, noFindings, type Turn } from '../../src/conversation/turn.ts';
import { createNumberLock } from '../../src/guardrails/number-lock.ts';
import { loadEvidence } from '../../src/knowledge/evidence.ts';
import { loadGuardrailWords } from '../../src/knowledge/guardrail-words.ts';
import { loadGazetteer } from '../../src/knowledge/places.ts';
import { loadPrompt } from '../../src/knowledge/prompts.ts';
import { loadReplies } from '../../src/knowledge/replies.ts';
import { createLocks } from '../../src/lock-parts.ts';
import { createChatAgent } from '../../src/model/chat-agent.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { givenModelServer, SCRIPTED_MODEL, type ScriptedAnswer } from './scripted-model-server.ts';

const NOW = new Date('2026-11-20T09:00:00+08:00');
const NANTONG = { code: '320600', name: '南通市', path: '江苏省南通市' };
export const DOCUMENT = {
  number: '甲办发〔2021〕7号',
  title: '实施意见',
  issuer: '某办',
  region: NANTONG,
};
const CLAUSE = {
  path: '六（一）',
  text: '对没有争议的救助申请家庭，不再进行民主评议。受理后在20个工作日内作出决定，困难家庭符合条件的给予救助。',
};
export const REVIEW = {
  number: DOCUMENT.number,
  clause: '六（一）',
  quote: '没有争议的救助申请家庭，不再进行民主评议',
};
export const LIMIT = {
  number: DOCUMENT.number,
  clause: '六（一）',
  quote: '受理后在20个工作日内作出决定',
};
export const HONEST = { text: '没有争议的申请家庭，不再开民主评议会。', support: REVIEW };
/** A model's words as they leave: with the label that says whose they are. */
export const labelled = (text: string) => `${text}\n\n${replies.say('model.label')}`;
export const RULES_TEXT = '规则写的回答。';

const gazetteer = loadGazetteer();
const words = loadGuardrailWords();
const evidence = loadEvidence();
const replies = loadReplies();

/** A citizen of 南通 asks about the one clause that there is. */
export function policyTurn(question: string, rest: Partial<Turn> = {}): Turn {
  const turn = beginTurn({
    conversation: {
      id: '00000000-0000-4000-8000-000000000001',
      tokenHash: '',
      channel: 'web',
      regionCode: NANTONG.code,
      version: 1,
      memory: emptyMemory,
      lastWordsMasked: '',
      lifeSafety: false,
      urgent: false,
      greenChannel: false,
      startedAt: NOW,
      lastMessageAt: NOW,
    },
    seq: 2,
    text: question,
    at: NOW,
    today: calendarDate('2026-11-20'),
    previousReply: null,
    lastAnswer: null,
    published: '',
    place: NANTONG,
  });
  return {
    ...turn,
    question,
    decision: { kind: 'policy', question },
    findings: findings(),
    ...rest,
  };
}

function findings(): Turn['findings'] {
  const hit = {
    clauseId: 'clause',
    document: DOCUMENT,
    status: 'in_force' as const,
    endedQuotes: [],
    clause: CLAUSE.path,
    heading: '',
    text: CLAUSE.text,
    score: 1,
    coverage: 1,
    why: [],
  };
  const binding = {
    id: 'document',
    reference: DOCUMENT,
    status: 'in_force' as const,
    effectiveFrom: '2021-04-29',
    expiresOn: null,
    leansOn: [],
  };
  return {
    ...noFindings,
    binding: [binding],
    hits: [hit],
  };
}

/** The agent answerer over rules that always say the same, and a server that says what it is told. */
export async function givenAgentAnswerer(...answers: ScriptedAnswer[]) {
  const server = await givenModelServer(...answers);
  const troubles: string[] = [];
  const agent = createChatAgent({
    access: { baseUrl: server.baseUrl, model: SCRIPTED_MODEL },
    instructions: loadPrompt('answer-policy').text,
    answer: DraftedAnswerSchema,
    clock: () => NOW,
    limits: { timeoutMs: 1500 },
  });
  await agent.prepare();
  const rulesDraft = draftOf('answer', toolClaim('eligibility', RULES_TEXT));
  const answerer = createAgentAnswerer({
    agent,
    rules: { draft: async (turn) => ({ ...rulesDraft, unanswered: turn.draft.unanswered }) },
    tools: { search: async () => findings().hits, assess: () => Promise.reject(new Error('down')) },
    countDeadline: async ({ start, workingDays }) => ({
      start,
      workingDays,
      dueAt: '2026-12-18T17:30:00+08:00',
      certainty: 'official',
      days: [],
    }),
    deadlineInWords: () => '最晚 12月18日（星期五）下班前（17:30）',
    inspect: createLocks({ replies, cards: [], gazetteer, bindingRegions: [NANTONG.code] }),
    findUnsupported: createNumberLock(words.numbers),
    wording: { model: SCRIPTED_MODEL, prompt: 'answer-policy@1' },
    readClauses: async (wanted) =>
      wanted
        .filter(({ clause }) => clause === CLAUSE.path)
        .map(({ number, clause }) => ({ id: 'clause', number, clause, text: CLAUSE.text })),
    evidence,
    replies,
    programmeName: (id) => id,
    onTrouble: (reason) => troubles.push(reason),
  });
  const answer = async (turn: Turn) => {
    const draft = await answerer.draft(turn);
    return { ...draft, text: textOf(draft.claims) };
  };
  return { server, troubles, answer };
}
