import { resolve } from 'node:path';
import { ConfigError, loadEnvironmentFile, readConfig } from '../server/config.ts';
import { makeFolder } from '../server/data-folder.ts';
import { loadDataKey } from '../server/data-key.ts';
import { problemText } from '../src/before-start.ts';
import {
  type ExternalChange,
  type ImportOutcome,
  ImportOutcomesSchema,
} from '../src/contracts/integration.ts';
import { loadReplies } from '../src/knowledge/replies.ts';
import { systemClock } from '../src/shared/clock.ts';
import { DomainError } from '../src/shared/errors.ts';
import { RefusedError, reachOwner } from './owner/reach-owner.ts';
import { readChanges } from './tickets/read-changes.ts';

const replies = loadReplies();
/** So many at once: each is a transaction of its own. */
const SENT_AT_ONCE = 100;

/** `npm run tickets -- import FILE`: takes changes of state from a file, also while the product runs. */
await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});

async function run([command, file, ...rest]: readonly string[]): Promise<void> {
  if (command !== 'import' || file === undefined || rest.length > 0) {
    console.log(replies.say('integration.import.usage'));
    if (command !== '--help') process.exitCode = 1;
    return;
  }
  const changes = await readChanges(file, replies);
  const outcomes = await importAll(changes);
  for (const outcome of outcomes) console.log(sentenceOf(outcome));
  const count = (wanted?: ImportOutcome['outcome']) =>
    String(outcomes.filter(({ outcome }) => wanted === undefined || outcome === wanted).length);
  console.log(
    replies.say('integration.import.done', {
      count: count(),
      accepted: count('accepted'),
      already: count('already'),
      refused: count('refused'),
    }),
  );
  if (outcomes.some(({ outcome }) => outcome === 'refused')) process.exitCode = 1;
}

async function importAll(changes: readonly ExternalChange[]): Promise<ImportOutcome[]> {
  const reached = await reach();
  const outcomes: ImportOutcome[] = [];
  try {
    for (let at = 0; at < changes.length; at += SENT_AT_ONCE)
      outcomes.push(...(await reached.send(changes.slice(at, at + SENT_AT_ONCE))));
    return outcomes;
  } finally {
    await reached.close();
  }
}

interface Reached {
  send(changes: ExternalChange[]): Promise<ImportOutcome[]>;
  close(): Promise<void>;
}

async function reach(): Promise<Reached> {
  loadEnvironmentFile();
  const config = readConfig();
  const { databaseUrl, dataDir } = config;
  const system = replies.say('integration.import.system');
  await makeFolder(resolve(dataDir));
  return reachOwner<Reached>(config, {
    call: (post) => ({
      send: async (changes) =>
        ImportOutcomesSchema.parse(await post('/ticket-changes', { changes, system })).outcomes,
      close: async () => undefined,
    }),
    async open() {
      const { createAssistant } = await import('../src/assistant.ts');
      const dataKey = await loadDataKey(dataDir, config.dataKey);
      const log = { info: () => undefined, warn: () => undefined, error: console.error };
      const settings = { databaseUrl, dataDir, dataKey, adminPassword: config.adminPassword };
      const assistant = await createAssistant({ ...settings, clock: systemClock, log });
      return {
        send: async (changes) =>
          (await assistant.machines.importChanges({ changes }, system)).outcomes,
        close: assistant.close,
      };
    },
  });
}

function sentenceOf({ outcome, number, externalId, reason, status }: ImportOutcome): string {
  const stands = status === null ? '' : replies.say(`tickets.status.${status}`);
  const values = { number, externalId, reason: reason ?? '', status: stands };
  return replies.say(`integration.import.${outcome}`, values);
}

/** One line for a mistake; only a bug shows its stack. */
function explain(error: unknown): string {
  if (error instanceof RefusedError || error instanceof ConfigError) return error.message;
  if (error instanceof DomainError) return problemText(error.code, error.values);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
