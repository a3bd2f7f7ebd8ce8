import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nameOfRead, parseYaml } from './parse-yaml.ts';

it('reads a text that differs by one letter anew', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yaml-'));
  writeFileSync(path.join(folder, nameOfRead('a: 1')), '{"a":1}');

  expect(parseYaml('a: 1', folder)).toEqual({ a: 1 });
  expect(parseYaml('a: 2', folder)).toEqual({ a: 2 });
});

it('reads a text anew where what was kept of it is cut off', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yaml-'));
  writeFileSync(path.join(folder, nameOfRead('a: 1')), '{"a"');

  expect(parseYaml('a: 1', folder)).toEqual({ a: 1 });
});

it('names the line that is no YAML', () => {
  expect(() => parseYaml('a: 1\nb: [')).toThrow(/\(3:1\)|\(2:/);
});
