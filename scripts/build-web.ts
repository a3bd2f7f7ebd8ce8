import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../src/shared/project-folder.ts';
import { buildPage, buildWidget } from './build-widget.ts';
import { stampOf } from './sources-stamp.ts';

const WEB = inProject('web');
const DIST = join(WEB, 'dist');
const SOURCES = ['web', 'src/contracts', 'package-lock.json'];
const DEMO_FILES = ['index.html', 'demo.css', 'rules.css', 'ticket.css', 'icon.svg'] as const;

/** Builds the three front ends into `web/dist` unless their sources are the ones it was built from. */
export async function buildWeb(): Promise<'built' | 'fresh'> {
  const stamp = stampOf({ dist: DIST, sources: SOURCES });
  if (stamp.isFresh()) return 'fresh';
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, 'widget.js'), await buildWidget());
  for (const name of ['demo', 'ticket'] as const)
    writeFileSync(join(DIST, `${name}.js`), await buildPage(name));
  for (const name of DEMO_FILES) copyFileSync(join(WEB, 'demo', name), join(DIST, name));
  await buildStaffPages();
  stamp.set();
  return 'built';
}

/** Imported late: when everything is fresh, a start does not wait for the bundler. */
async function buildStaffPages(): Promise<void> {
  const { build } = await import('vite');
  await build({ configFile: join(WEB, 'vite.config.ts'), logLevel: 'warn' });
}
