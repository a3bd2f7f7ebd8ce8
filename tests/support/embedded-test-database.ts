import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbeddedDatabase } from '../../src/database/embedded-database.ts';
import { openEmbeddedEngine, type PgliteEngine } from '../../src/database/embedded-engine.ts';
import type { Database } from '../../src/database/executor.ts';
import { migrate } from '../../src/database/migrate.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'warmline');
const MIGRATIONS = join(ROOT, 'src', 'database', 'migrations');

/**
 * A migrated database in memory, in this thread. A fresh one takes seconds, so the first test file
 * leaves a dump for the others; it is known by the migrations and the versions it was made from.
 */
export async function openEmbeddedTestDatabase(): Promise<Database> {
  const path = join(CACHE, `${await fingerprint()}.tar`);
  const template = await readFile(path).catch(() => undefined);
  if (template !== undefined) {
    const engine = await openEmbeddedEngine({ template: new Blob([new Uint8Array(template)]) });
    return toDatabase(engine);
  }
  const engine = await openEmbeddedEngine({});
  const db = await toDatabase(engine);
  await migrate(db);
  await keep(path, await engine.dump());
  return db;
}

function toDatabase(engine: PgliteEngine): Promise<Database> {
  return openEmbeddedDatabase({
    openEngine: async () => engine,
    idleLimitMs: 10_000,
    onWarning: () => undefined,
  });
}

async function keep(path: string, dump: Blob): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, Buffer.from(await dump.arrayBuffer()));
  await rename(partial, path);
  const outdated = (await readdir(CACHE)).filter((name) => name.endsWith('.tar'));
  for (const name of outdated)
    if (join(CACHE, name) !== path) await rm(join(CACHE, name), { force: true });
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(ROOT, 'package-lock.json')));
  for (const name of (await readdir(MIGRATIONS)).toSorted())
    hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 16);
}
