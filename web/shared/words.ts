import type { Amount, Because, Outcome, ProgrammeResult } from '../../src/contracts/assessments.ts';
import type { Validity } from '../../src/contracts/citations.ts';
import type { DangerCategory, Safety } from '../../src/contracts/conversations.ts';
import type { TicketKind, TicketStatus } from '../../src/contracts/tickets.ts';

/** Labels that the citizens' page and the operators' page must not word differently. */
export const VALIDITY_WORDS: Readonly<Record<Validity, string>> = {
  in_force: '现行有效',
  not_yet: '尚未施行',
  expired: '期限已过',
};

export const TICKET_KIND_WORDS: Readonly<Record<TicketKind, string>> = {
  emergency_temporary_aid: '急难型临时救助',
  clue: '困难线索',
  handoff: '转人工处理',
  transfer: '转交其他部门',
};

export const TICKET_STATUS_WORDS: Readonly<Record<TicketStatus, string>> = {
  discovered: '已发现',
  accepted: '已受理',
  dispatched: '已派单',
  received: '已接收',
  in_progress: '正在办理',
  paid: '已发放',
  refused: '未予救助',
  called_back: '已回访',
  archived: '已归档',
  returned: '已退回',
  transferred: '已转交',
  merged: '已并入另一张工单',
  withdrawn: '已撤回',
};

export const DANGER_WORDS: Readonly<Record<DangerCategory, string>> = {
  suicide: '轻生风险',
  fire: '火灾',
  medical: '急病',
  violence: '暴力',
  child: '未成年人遇险',
  other: '人身危险',
};

export const TELEPHONE_WORDS: Readonly<Record<Safety['call'][number], string>> = {
  '110': '报警',
  '119': '火警',
  '120': '医疗急救',
  '12356': '心理援助',
};

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  met: '可能符合',
  unmet: '暂不符合条件',
  undetermined: '还不能确定',
};

/** The data check asks whether anything speaks against an allowance that is already paid. */
const DATA_CHECK_WORDS: Readonly<Record<Outcome, string>> = {
  met: '没有发现影响现有低保的情形',
  unmet: '可能影响现有低保',
  undetermined: '还不能确定',
};

export function outcomeInWords({ programme, outcome }: ProgrammeResult): string {
  const words = programme === 'allowance_data_check' ? DATA_CHECK_WORDS : OUTCOME_WORDS;
  return words[outcome];
}

export const CONDITION_WORDS: Readonly<Record<Outcome, string>> = {
  met: '符合',
  unmet: '不符合',
  undetermined: '不确定',
};

export const BECAUSE_WORDS: Readonly<Record<Because, string>> = {
  facts: '',
  missing_facts: '还缺少一些情况',
  policy_silent: '文件没有写清楚',
  discretion: '由办理机构酌情决定',
  expired: '规定的期限已过',
};

const BOUND_WORDS: Readonly<Record<Amount['bound'], string>> = {
  exact: '',
  at_least: '不低于 ',
  at_most: '不高于 ',
};

export function amountInWords({ bound, value, unit }: Amount): string {
  return `${BOUND_WORDS[bound]}${value} ${unit}`;
}
