import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { inProject } from '../src/shared/project-folder.ts';
import { stampOf } from './sources-stamp.ts';

const DIST = inProject('build/server');
const SOURCES = ['server', 'src', 'scripts/build-server.ts', 'package-lock.json'];

/** What a start of the product runs. */
export const BUILT_SERVER = path.join(DIST, 'main.mjs');

/**
 * Puts the service into a few files of plain JavaScript, unless its sources are the ones it was built from:
 * a start then neither strips types nor looks for some five hundred files. Packages stay where they are.
 */
export async function buildServer(): Promise<'built' | 'fresh'> {
  const stamp = stampOf({ dist: DIST, sources: SOURCES });
  if (stamp.isFresh()) return 'fresh';
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  await build({
    absWorkingDir: inProject('.'),
    // The threads keep the names under which the service starts them.
    entryPoints: {
      main: 'server/main.ts',
      'embedded-worker-start': 'src/database/embedded-worker.ts',
      'onnx-thread-start': 'src/model/onnx/onnx-thread.ts',
    },
    outdir: DIST,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  stamp.set();
  return 'built';
}
