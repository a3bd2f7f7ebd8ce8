import type { IntegrationAction, TokenScope } from '../../src/contracts/integration.ts';

const ERROR_WORDS: Readonly<Record<string, string>> = {
  timeout: '对方没有按时回应',
  stopped: '本机停下时还没有送完',
  unreadable: '这条经过读不出来，请核对工单',
  unreachable: '连不上对方',
  ECONNREFUSED: '连不上对方，对方的服务可能没有开',
  ECONNRESET: '连接中途断了',
  UND_ERR_SOCKET: '连接中途断了',
  ENOTFOUND: '找不到对方的地址',
  EAI_AGAIN: '找不到对方的地址',
};

/** Why an event did not arrive: `status:500`, `timeout`, or the network's own word. */
export function deliveryErrorInWords(error: string): string {
  const status = /^status:(\d{3})$/.exec(error)?.[1];
  if (status === undefined) return ERROR_WORDS[error] ?? `没有送成（${error}）`;
  if (status.startsWith('3')) return `对方要我们换个地址（${status}），没有照办`;
  if (status === '401' || status === '403') return `对方不认我们的签名（${status}），请核对密钥`;
  if (status === '429') return '对方嫌太快，请我们等一等（429）';
  return status.startsWith('5') ? `对方的系统出错（${status}）` : `对方不收（${status}）`;
}

export const ACTION_WORDS: Readonly<Record<IntegrationAction['what'], string>> = {
  resent: '重发了没送到的',
  closed: '结掉了没送到的',
  backfilled: '补发了接通以前的，从这天起',
  exported: '导出了工单',
  imported: '导入了状态变更',
  token_created: '给了对接凭证',
  token_revoked: '收回了对接凭证',
};

export const SCOPE_WORDS: Readonly<Record<TokenScope, string>> = {
  read: '读取工单变化',
  write: '送入状态变更',
};
