import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildPage, buildWidget } from './build-widget.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WEB = join(ROOT, 'web');
const DIST = join(WEB, 'dist');
const STAMP = join(DIST, '.sources');
const DEMO_FILES = ['index.html', 'demo.css', 'rules.css', 'ticket.css', 'icon.svg'] as const;

/**
 * Builds the three front ends into `web/dist` unless their sources are the ones it was built from.
 * Contents are compared, not times, because a checkout gives every file the same time.
 */
export async function buildWeb(options: { force?: boolean } = {}): Promise<'built' | 'fresh'> {
  const sources = hashSources();
  if (options.force !== true && readStamp() === sources) return 'fresh';
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, 'widget.js'), await buildWidget());
  for (const name of ['demo', 'ticket'] as const)
    writeFileSync(join(DIST, `${name}.js`), await buildPage(name));
  for (const name of DEMO_FILES) copyFileSync(join(WEB, 'demo', name), join(DIST, name));
  await buildStaffPages();
  writeFileSync(STAMP, sources);
  return 'built';
}

/** Imported late: when everything is fresh, a start does not wait for the bundler. */
async function buildStaffPages(): Promise<void> {
  const { build } = await import('vite');
  await build({ configFile: join(WEB, 'vite.config.ts'), logLevel: 'warn' });
}

function hashSources(): string {
  const hash = createHash('sha256');
  const folders = [WEB, join(ROOT, 'src/contracts')];
  const files = folders.flatMap(listFiles).concat(join(ROOT, 'package-lock.json'));
  for (const file of files.sort()) {
    hash.update(`${relative(ROOT, file)}\n`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === DIST || entry.name.endsWith('.test.ts')) return [];
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function readStamp(): string | undefined {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const outcome = await buildWeb({ force: process.argv.includes('--force') });
  if (outcome === 'built') console.log('Built the front ends into web/dist.');
}
