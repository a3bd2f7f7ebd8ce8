import { resolve } from 'node:path';
import { ConfigError, loadEnvironmentFile, readConfig } from '../server/config.ts';
import { makeFolder } from '../server/data-folder.ts';
import { loadDataKey } from '../server/data-key.ts';
import { openAudit } from '../src/audit-parts.ts';
import { problemText } from '../src/before-start.ts';
import {
  type Audit,
  type AuditAnchor,
  AuditAnchorSchema,
  type AuditFinding,
  AuditSchema,
  type BrokenReceipt,
} from '../src/contracts/audit.ts';
import { loadReplies } from '../src/knowledge/replies.ts';
import { DomainError } from '../src/shared/errors.ts';
import { RefusedError, reachOwner } from './owner/reach-owner.ts';

const replies = loadReplies();

/** `npm run audit`: finds and names what was changed in tickets and receipts by hand, also while the product runs. */
await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});

async function run(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) {
    console.log(replies.say('audit.usage'));
    return;
  }
  const expected = readExpected(words);
  const audit = await auditWith(expected);
  const { tickets, events, findings, receipts, broken, end } = audit;
  const sentences = findings.map(sentenceOf);
  if (broken !== null) sentences.push(receiptSentence(broken));
  for (const sentence of sentences) console.log(sentence);
  const counts = {
    tickets: String(tickets),
    events: String(events),
    receipts: String(receipts),
    count: String(sentences.length),
  };
  console.log(replies.say(sentences.length === 0 ? 'audit.clean' : 'audit.found', counts));
  if (sentences.length > 0) process.exitCode = 1;
  // Only an end that fits is worth noting down.
  else if (end !== null)
    console.log(replies.say('audit.end', { hash: end.hash, seq: String(end.seq) }));
}

function readExpected(words: readonly string[]): AuditAnchor | undefined {
  if (words.length === 0) return undefined;
  const [seq, hash] = (words[1] ?? '').split(':');
  const read = AuditAnchorSchema.safeParse({ seq: Number(seq), hash });
  if (words[0] !== '--expect' || words.length !== 2 || !read.success)
    throw new RefusedError(`${replies.say('audit.expect_invalid')}\n${replies.say('audit.usage')}`);
  return read.data;
}

async function auditWith(expected: AuditAnchor | undefined): Promise<Audit> {
  loadEnvironmentFile();
  const config = readConfig();
  const { databaseUrl, dataDir } = config;
  const request = expected === undefined ? {} : { expected };
  await makeFolder(resolve(dataDir));
  const reached = await reachOwner(config, {
    call: (post) => ({
      audit: async () => AuditSchema.parse(await post('/audits', request)),
      close: async () => undefined,
    }),
    async open() {
      const dataKey = await loadDataKey(dataDir, config.dataKey);
      return openAudit({ databaseUrl, dataDir, dataKey });
    },
  });
  try {
    return await reached.audit(request);
  } finally {
    await reached.close();
  }
}

function sentenceOf({ kind, seq, ticket, names }: AuditFinding): string {
  return replies.say(`audit.${kind === 'end' ? 'end_moved' : kind}`, {
    seq: String(seq ?? ''),
    ticket: ticket ?? replies.say('audit.unknown_ticket'),
    names: names.map((name) => replies.say(`audit.names.${name}`)).join('、'),
  });
}

function receiptSentence({ position, code, why }: BrokenReceipt): string {
  return replies.say(`audit.receipts.${why}`, { position: String(position), code: code ?? '' });
}

/** One line for a mistake; only a bug shows its stack. */
function explain(error: unknown): string {
  if (error instanceof RefusedError || error instanceof ConfigError) return error.message;
  if (error instanceof DomainError) return problemText(error.code, error.values);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
