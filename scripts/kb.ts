import { resolve } from 'node:path';
import { ConfigError, loadEnvironmentFile, readConfig } from '../server/config.ts';
import { makeFolder } from '../server/data-folder.ts';
import { problemText } from '../src/before-start.ts';
import type { ImportDocument } from '../src/contracts/publishing.ts';
import { DomainError } from '../src/shared/errors.ts';
import { readArguments, USAGE, UsageError } from './kb/arguments.ts';
import { type ReachedDesk, RefusedError, reachDesk } from './kb/reach-desk.ts';
import { readDocument } from './kb/read-document.ts';
import { reportOf } from './kb/report.ts';

/** `npm run kb -- import FILE...`: brings policy documents in, also while the product runs. */
await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});

async function run(words: readonly string[]): Promise<void> {
  if (words.length === 0 || words.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const asked = readArguments(words);
  loadEnvironmentFile();
  const { databaseUrl, dataDir } = readConfig();
  if (asked.command === 'withdraw') {
    const { number, from } = asked;
    await withDesk({ databaseUrl, dataDir }, (desk) => desk.withdrawDocument({ number, from }));
    console.log(`已撤下 ${number}，从 ${from} 起查不到，也不作依据。`);
    return;
  }
  // All files are read before the first is published: a mistake in one stops all of them.
  const documents: ImportDocument[] = [];
  for (const file of asked.files)
    documents.push(await readDocument(file, asked.given, asked.draft));
  await withDesk({ databaseUrl, dataDir }, async (desk) => {
    for (const document of documents)
      console.log(`${reportOf(await desk.importDocument(document))}\n`);
  });
}

async function withDesk(
  config: { databaseUrl: string | undefined; dataDir: string },
  work: (desk: ReachedDesk) => Promise<void>,
): Promise<void> {
  if (config.databaseUrl === undefined) await makeFolder(resolve(config.dataDir));
  const desk = await reachDesk(config);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

/** One line for a mistake; only a bug shows its stack. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n怎么用：npm run kb -- --help`;
  if (error instanceof RefusedError || error instanceof ConfigError) return error.message;
  if (error instanceof DomainError) return problemText(error.code, error.values);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
