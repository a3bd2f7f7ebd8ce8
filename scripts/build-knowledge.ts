import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseYaml } from '../src/knowledge/parse-yaml.ts';
import { inProject } from '../src/shared/project-folder.ts';
import { stampOf } from './sources-stamp.ts';

const DIST = inProject('build/knowledge');
const SOURCES = ['knowledge-base', 'scripts/build-knowledge.ts', 'package-lock.json'];

/** Reads every YAML file of the knowledge once, so that no start has to. */
export async function buildKnowledge(dist = DIST): Promise<'built' | 'fresh'> {
  const stamp = stampOf({ dist, sources: SOURCES });
  if (stamp.isFresh()) return 'fresh';
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const file of yamlFilesIn(inProject('knowledge-base')))
    parseYaml(readFileSync(file, 'utf8'), dist);
  stamp.set();
  return 'built';
}

export function yamlFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.extname(name) === '.yaml')
    .map((name) => path.join(folder, name));
}
