import type { SearchResponse } from '../../src/contracts/citations.ts';
import type { CounterExample } from '../../src/contracts/rule-book.ts';
import type {
  ConversationSummary,
  PolicyClause,
  PolicyDocument,
  StaffConversation,
  StaffSession,
} from '../../src/contracts/staff.ts';
import type { StaffTicket } from '../../src/contracts/staff-tickets.ts';
import { citation, greeting, region, sampleReply, ticket } from './fake-replies.ts';

export const session: StaffSession = {
  account: { username: 'admin', displayName: '值班管理员', role: 'admin' },
  csrfToken: 'sample-csrf',
};

const { code: _code, ...rest } = ticket;

const shown = {
  ...rest,
  programme: null,
  neededBy: null,
  assignee: null,
  clocks: [],
  pause: { since: null, workingDays: 0 },
  mergedInto: null,
  likelySame: [],
  version: 1,
} satisfies Partial<StaffTicket>;

export const tickets: StaffTicket[] = [
  {
    ...shown,
    id: '33333333-3333-4333-8333-333333333331',
    number: 'JZ20261121-0003',
    kind: 'handoff',
    lifeSafety: true,
    dueAt: null,
    deadline: null,
    conversationId: 'c-danger',
    summary: '表达轻生念头，已提示拨打 12356、120。',
    whereabouts: null,
    contact: null,
  },
  {
    ...shown,
    id: '33333333-3333-4333-8333-333333333332',
    conversationId: 'c-fire',
    clocks: clocksOf(ticket),
    summary: '房屋火灾，今晚无住处、无粮；72 岁，同住老伴。',
    whereabouts: '＊＊＊',
    contact: '138****0000',
  },
];

const summary: ConversationSummary = {
  id: 'c-fire',
  region: ticket.region,
  channel: 'web',
  startedAt: '2026-11-21T09:58:00+08:00',
  lastMessageAt: '2026-11-21T10:00:00+08:00',
  messageCount: 3,
  lifeSafety: false,
  urgent: true,
  greenChannel: true,
  lastWords: '草街这边，家里着火东西烧光了，今晚没地方住',
  ticketNumbers: [ticket.number],
};

export const summaries: ConversationSummary[] = [
  {
    ...summary,
    id: 'c-danger',
    lifeSafety: true,
    greenChannel: false,
    region: null,
    lastWords: '我真的不想活了',
    ticketNumbers: ['JZ20261121-0003'],
  },
  summary,
  {
    ...summary,
    id: 'c-plain',
    urgent: false,
    greenChannel: false,
    region,
    lastWords: '低保怎么申请，要带什么？',
    ticketNumbers: [],
  },
];

export function conversation(id: string): StaffConversation | undefined {
  const found = summaries.find((row) => row.id === id);
  if (found === undefined) return undefined;
  const at = found.startedAt;
  const reply = { ...sampleReply(found.lastWords), id: 'r-3', seq: 3 };
  return {
    summary: found,
    messages: [
      {
        id: 'm-1',
        seq: 1,
        from: 'assistant',
        text: greeting.text,
        at,
        reply: { ...greeting, id: 'm-1', seq: 1 },
      },
      { id: 'm-2', seq: 2, from: 'citizen', text: found.lastWords, at, reply: null },
      { id: 'm-3', seq: 3, from: 'assistant', text: reply.text, at, reply },
    ],
    facts: [
      {
        key: 'hardshipEvent',
        value: 'fire',
        about: 'subject',
        status: 'said',
        seq: 2,
        words: '家里着火',
      },
      {
        key: 'basicLifeAtRisk',
        value: true,
        about: 'subject',
        status: 'inferred',
        seq: 2,
        words: '今晚没地方住',
      },
      { key: 'age', value: 72, about: 'speaker', status: 'contradicted', seq: 2, words: '我72了' },
    ],
    tickets: tickets.filter((row) => row.conversationId === id),
  };
}

export const documents: PolicyDocument[] = [
  {
    ...citation.document,
    id: 'd-001',
    kind: '实施意见',
    bindingForce: '党政联合文件，含可执行的规定',
    issuedOn: '2021-04-29' as PolicyDocument['effectiveFrom'],
    effectiveFrom: '2021-04-29' as PolicyDocument['effectiveFrom'],
    effectiveFromPrecision: 'day',
    expiresOn: null,
    leansOn: ['低保标准', '低收入家庭认定办法'],
    clauseCount: 2,
  },
];

export const clauses: PolicyClause[] = [
  {
    id: 'k-1',
    path: '二（一）',
    heading: '完善低保制度',
    text: '共同生活的家庭成员人均收入低于当地低保标准……',
  },
  { id: 'k-2', path: '六（一）', heading: '优化办理流程', text: `……${citation.quote}……` },
];

export const searchResponse: SearchResponse = {
  hits: [
    {
      document: citation.document,
      clause: citation.clause,
      text: `……${citation.quote}……`,
      score: 7.42,
      why: ['词语：身份证', '同义：材料→一证一书'],
    },
    {
      document: citation.document,
      clause: '二（一）',
      text: '共同生活的家庭成员人均收入低于当地低保标准……',
      score: 3.1,
      why: ['词语：低保'],
    },
  ],
};

export const counterExamples: CounterExample[] = [
  {
    id: '6f1c2a52-0f6e-4a0e-9a3b-0d6f3c1b7e11',
    rule: 'nantong/phase_out_period',
    ruleName: '南通市 · 低保渐退期',
    rulesVersion: '1+00000000',
    situation: '我找到工作第五个月，低保停了',
    expected: '应该保留到第六个月',
    contact: null,
    filedAt: '2026-11-21T10:00:00+08:00',
    state: 'new',
    reason: null,
    decidedBy: null,
    decidedAt: null,
  },
];

function clocksOf({ dueAt, deadline }: typeof ticket): StaffTicket['clocks'] {
  if (dueAt === null) return [];
  return [
    {
      kind: 'promised',
      dueAt,
      deadline,
      inWords: '最晚 11月25日（星期三）下班前（17:30）',
      source: '产品规则',
      citation: null,
      isFirst: true,
    },
  ];
}
