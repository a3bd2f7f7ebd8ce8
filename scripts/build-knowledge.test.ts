import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseYaml } from '../src/knowledge/parse-yaml.ts';
import { inProject } from '../src/shared/project-folder.ts';
import { buildKnowledge, yamlFilesIn } from './build-knowledge.ts';

const dist = mkdtempSync(path.join(tmpdir(), 'knowledge-'));
const texts = yamlFilesIn(inProject('knowledge-base')).map((file) => readFileSync(file, 'utf8'));

beforeAll(() => buildKnowledge(dist));
afterAll(() => rmSync(dist, { recursive: true }));

it('keeps what every file of the knowledge says', () => {
  const kept = readdirSync(dist).filter((name) => !name.startsWith('.'));

  expect(kept).toHaveLength(new Set(texts).size);
});

it('keeps nothing else than what the files say', () => {
  for (const text of texts) expect(parseYaml(text, dist)).toEqual(load(text));
});

it('is not done twice for the same knowledge', async () => {
  expect(await buildKnowledge(dist)).toBe('fresh');
});
