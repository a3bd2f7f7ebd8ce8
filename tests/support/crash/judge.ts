import { loadDataKey } from '../../../server/data-key.ts';
import { openAudit } from '../../../src/audit-parts.ts';
import { ConversationSchema } from '../../../src/contracts/conversations.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { countDefects } from './defects.ts';
import type { MortalProduct } from './mortal-product.ts';
import type { Store } from './store.ts';
import type { Acknowledged } from './stubborn-citizen.ts';

export interface Verdict {
  'acknowledged replies': number;
  'acknowledged tickets': number;
  'lost replies': number;
  'lost tickets': number;
  /** Emergencies that were answered without a ticket. */
  'never filed': number;
  /** Words without an answer, answers without a receipt, tickets without events or the other way round. */
  halves: number;
  /** Two answers to one message, two tickets for one emergency. */
  doubles: number;
  /** Of tickets and of receipts. */
  'audit findings': number;
  'tickets kept': number;
  'events kept': number;
  /** Of the events kept. */
  'events without effect at the receiver': number;
}

/** Stops the product, and holds what it kept against what it had acknowledged. */
export async function judge(
  product: MortalProduct,
  store: Store,
  acknowledged: readonly Acknowledged[],
): Promise<Verdict> {
  const replies = acknowledged.flatMap((each) => each.replies);
  const tickets = new Set(replies.flatMap(({ ticket }) => ticket?.number ?? []));
  const lost = await countLost(product.url(), acknowledged);
  await store.receiver.hasSettled();
  await product.stop();
  const defects = await countInStore(store);
  const audit = await auditStore(store);
  return {
    'acknowledged replies': replies.length,
    'acknowledged tickets': tickets.size,
    ...lost,
    'never filed': acknowledged.filter(({ replies: [first] }) => first && !first.ticket).length,
    halves:
      defects.unanswered +
      defects.withoutReceipt +
      audit.findings.filter(({ kind }) => kind === 'orphan').length,
    doubles: defects.answeredTwice + defects.filedTwice,
    'audit findings': audit.findings.length + (audit.broken === null ? 0 : 1),
    'tickets kept': audit.tickets,
    'events kept': audit.events,
    'events without effect at the receiver': audit.events - store.receiver.applied.length,
  };
}

/** As the citizen sees it: the words of the conversation, and the ticket by its number and code. */
async function countLost(url: string, acknowledged: readonly Acknowledged[]) {
  let lostReplies = 0;
  let lostTickets = 0;
  for (const { conversation, replies } of acknowledged) {
    const kept = await readReplies(url, conversation);
    lostReplies += replies.filter(({ id }) => !kept.includes(id)).length;
    const tickets = replies.flatMap(({ ticket }) => ticket ?? []);
    for (const { number, code } of new Map(tickets.map((each) => [each.number, each])).values()) {
      const found = await fetch(`${url}/api/v1/tickets/${number}?code=${code}`);
      if (!found.ok) lostTickets += 1;
    }
  }
  return { 'lost replies': lostReplies, 'lost tickets': lostTickets };
}

async function readReplies(
  url: string,
  { id, token }: { id: string; token: string },
): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/conversations/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { messages } = ConversationSchema.parse(await answer.json());
  return messages.flatMap(({ reply }) => reply?.id ?? []);
}

async function countInStore({ dataDir, databaseUrl }: Store) {
  const db = await openDatabase({ dataDir, databaseUrl, onWarning: () => undefined });
  try {
    return await countDefects(db);
  } finally {
    await db.close();
  }
}

async function auditStore({ dataDir, databaseUrl }: Store) {
  const dataKey = await loadDataKey(dataDir);
  const { audit, close } = await openAudit({ dataDir, databaseUrl, dataKey });
  try {
    return await audit();
  } finally {
    await close();
  }
}
