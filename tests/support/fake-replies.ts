import type { Assessment, ProgrammeResult } from '../../src/contracts/assessments.ts';
import type { Citation } from '../../src/contracts/citations.ts';
import type { Reply } from '../../src/contracts/conversations.ts';
import { DeadlineSchema } from '../../src/contracts/deadlines.ts';
import type { Region } from '../../src/contracts/primitives.ts';
import { type Ticket, TicketSchema } from '../../src/contracts/tickets.ts';

/** Replies in every shape a page has to show; their words are samples, not policy. */
export const region: Region = { code: '320600', name: '南通市', path: '江苏省南通市' };

export const citation: Citation = {
  n: 1,
  document: {
    number: '通办发〔2021〕7号',
    title: '关于改革完善社会救助制度的实施意见',
    issuer: '中共南通市委办公室、南通市人民政府办公室',
    region,
  },
  clause: '六（一）',
  quote: '申请人只需提供身份证和家庭经济状况核对授权书',
  status: 'in_force',
};

export const ticket: Ticket = TicketSchema.parse({
  number: 'JZ20261121-0007',
  kind: 'emergency_temporary_aid',
  status: 'accepted',
  region: { code: '500117005', name: '草街街道', path: '重庆市合川区草街街道' },
  greenChannel: true,
  lifeSafety: false,
  discoveredAt: '2026-11-21T10:00:00+08:00',
  acceptedAt: '2026-11-21T10:00:00+08:00',
  dueAt: '2026-11-25T17:30:00+08:00',
  deadline: DeadlineSchema.parse({
    start: '2026-11-21T10:00:00+08:00',
    workingDays: 3,
    dueAt: '2026-11-25T17:30:00+08:00',
    certainty: 'official',
    days: ['22', '23', '24', '25'].map((day) => ({
      date: `2026-11-${day}`,
      working: day !== '22',
      why: day === '22' ? '星期日' : '工作日',
    })),
  }),
  code: '7KQ4MXRA',
});

const programme: ProgrammeResult = {
  programme: 'subsistence_allowance',
  name: '最低生活保障（低保）',
  outcome: 'undetermined',
  because: 'missing_facts',
  conditions: [
    { text: '共同生活的家庭成员人均收入低于当地低保标准', outcome: 'undetermined', citation },
    { text: '家庭财产状况符合当地规定', outcome: 'met', citation },
  ],
  missing: ['familySize', 'monthlyIncome'],
  flip: '如果人均收入低于当地低保标准，就可能符合。',
  amounts: [],
  selfReported: false,
};

const assessment: Assessment = {
  region,
  asOf: '2026-11-21' as Assessment['asOf'],
  covered: true,
  programmes: [
    {
      ...programme,
      programme: 'low_income_family',
      name: '低收入家庭',
      outcome: 'met',
      because: 'facts',
      missing: [],
      flip: null,
      selfReported: true,
    },
    programme,
    {
      ...programme,
      programme: 'charity',
      name: '慈善衔接',
      because: 'policy_silent',
      conditions: [],
      missing: [],
      flip: null,
    },
  ],
  disclaimer: '这里只是初步判断，最后由办理机构审核确认；任何人都可以提出申请。',
  rulesVersion: 'sample',
};

export const plain: Omit<Reply, 'id' | 'seq' | 'text'> = {
  kind: 'answer',
  region: null,
  citations: [],
  assessment: null,
  ticket: null,
  safety: null,
  urgent: false,
  programmes: [],
  greenChannel: false,
  notices: [],
  receipt: 'R-7F3K-9QXA',
  unanswered: null,
  suggestions: [],
  generatedBy: 'rules',
};

export const greeting: Omit<Reply, 'id' | 'seq'> = {
  ...plain,
  kind: 'smalltalk',
  text: '您好，这里是社会救助咨询，自动回复。\n请说说您在哪里、遇到了什么困难。',
  suggestions: ['低保怎么申请', '家里出了急事', '想找工作人员'],
};

const SAMPLES: readonly [RegExp, Omit<Reply, 'id' | 'seq'>][] = [
  [
    /不想活|活着没意思/,
    {
      ...plain,
      kind: 'safety',
      text: '您现在的难受我听到了。请先让自己待在安全的地方，给身边的人打个电话。\n**现在就可以拨打下面的电话，有人听您说。**',
      safety: { category: 'suicide', call: ['12356', '120', '110'] },
    },
  ],
  [
    /着火|没米|没地方住/,
    {
      ...plain,
      kind: 'ticket',
      urgent: true,
      text: '已经为您登记，请记好编号。\n请问您现在**人在哪里**，怎么联系您？（可以不说）',
      ticket,
      region: ticket.region,
      citations: [citation],
    },
  ],
  [
    /能不能拿|符合/,
    { ...plain, kind: 'assessment', text: '家里一共有几口人一起生活？', assessment, region },
  ],
  [
    /评议/,
    {
      ...plain,
      region,
      text: '没有争议的申请家庭，不再开民主评议会。\n\n有争议的，才开会评议。\n\n（以上文字由人工智能（AI）生成。）',
      citations: [citation],
      generatedBy: 'model',
    },
  ],
  [
    /<|攻击/,
    {
      ...plain,
      text: '<img src=x onerror="document.title=1">\n[点我](javascript:alert(1)) **<b>粗</b>**',
    },
  ],
  [
    /./,
    {
      ...plain,
      region,
      text: '办低保要带的东西很少[1]：\n\n- **身份证**\n- 家庭经济状况核对**授权书**\n\n其他证明由工作人员去核对。可以打 [12345](tel:12345) 问清去哪里交。',
      citations: [citation, { ...citation, n: 2, clause: '附件/4', status: 'expired' }],
      notices: ['这份文件写明的时间是 2021 年，办理前请再问一下。'],
      suggestions: ['要跑几趟？', '我能不能拿低保？'],
    },
  ],
];

export function sampleReply(text: string): Omit<Reply, 'id' | 'seq'> {
  return SAMPLES.find(([pattern]) => pattern.test(text))?.[1] ?? { ...plain, text };
}

/** What is seen of a reply while a model writes it. */
export function partsOf({ text, generatedBy }: Pick<Reply, 'text' | 'generatedBy'>): string[] {
  return generatedBy === 'model' ? text.split(/(?=\n\n)/u) : [];
}
