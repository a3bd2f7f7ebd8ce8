import type {
  LikelySame,
  TicketClock,
  TicketEventView,
} from '../../src/contracts/staff-tickets.ts';
import type { TicketStatus } from '../../src/contracts/tickets.ts';

/** What somebody does who moves a ticket there. */
export const MOVE_WORDS: Readonly<Record<TicketStatus, string>> = {
  discovered: '登记发现',
  accepted: '受理',
  dispatched: '派单',
  received: '接收',
  in_progress: '开始办理',
  paid: '记为已发放',
  refused: '不予救助',
  called_back: '记为已回访',
  archived: '归档',
  returned: '退回补充',
  transferred: '转办',
  merged: '并入另一张工单',
  withdrawn: '撤回',
};

/** Where the same step means that what had ended goes on. */
export const REOPEN_WORDS = '重新办理';

export const CLOCK_WORDS: Readonly<Record<TicketClock['kind'], string>> = {
  promised: '急难时限',
  statutory: '文件规定的时限',
  needed: '市民要用上的日子',
};

export const EVENT_WORDS: Readonly<Record<TicketEventView['what'], string>> = {
  opened: '建立工单',
  adopted: '从旧记录接过来',
  updated: '改了内容',
  moved: '办到下一步',
  paused: '暂停计时',
  resumed: '恢复计时',
  recomputed: '放假安排变了，重新算了期限',
  stated: '把记下的情况念给市民听',
  confirmed: '市民说记得对',
  noted: '接线员写了核实的情况',
  revealed: '看了联系方式和具体地点',
  contact_declined: '市民不愿意留联系方式',
  unreachable: '联系不上市民',
  arrived: '市民说收到了',
  not_arrived: '市民说没有收到',
  urged: '市民又说到危险，或者另一件急难',
  acknowledged: '确认已知悉',
};

/** Why nobody can reach the citizen. */
export const NO_CONTACT_WORDS: Readonly<Record<'unreachable' | 'declined', string>> = {
  unreachable: '联系不上本人',
  declined: '本人不愿意留',
};

export const PARTY_WORDS: Readonly<Record<TicketEventView['party'], string>> = {
  citizen: '市民本人',
  operator: '接线员',
  supervisor: '值班长',
  system: '系统',
};

/** Why two tickets may be about one event. */
export const LIKELY_SAME_WORDS: Readonly<Record<LikelySame['because'], string>> = {
  contact: '留的是同一个电话',
  event: '同一个区县，时间相近，说的是同一类事',
  words: '同一个区县，时间相近，说的话差不多',
};

export const TOLD_WORDS: Readonly<Record<string, string>> = {
  phone: '电话',
  message: '短信或者网上消息',
  in_person: '当面',
  letter: '书面',
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  kind: '种类',
  place: '地区',
  region: '地区',
  greenChannel: '绿色通道',
  lifeSafety: '生命危险',
  programme: '救助类别',
  neededBy: '要用上的日子',
  assignee: '经办人',
  summary: '摘要',
  whereabouts: '具体地点',
  contact: '联系方式',
  dueAt: '到期时间',
};

/** Names of what changed, as far as they mean something to people. */
export function changedInWords(changed: readonly string[]): string {
  const words = changed.flatMap((name) => FIELD_WORDS[name] ?? []);
  return [...new Set(words)].join('、');
}
