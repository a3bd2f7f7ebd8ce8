import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

describe('parseYaml', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'yaml-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads a text that differs by one letter anew', () => {
    expect(parseYaml('a: 1', folder)).toEqual({ a: 1 });
    expect(parseYaml('a: 1', folder)).toEqual({ a: 1 });
    expect(parseYaml('a: 2', folder)).toEqual({ a: 2 });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('reads a text anew where what was kept of it is cut off', () => {
    parseYaml('a: 1', folder);
    for (const name of readdirSync(folder)) truncateSync(path.join(folder, name), 4);

    expect(parseYaml('a: 1', folder)).toEqual({ a: 1 });
  });

  it('names the line that is no YAML, and keeps nothing of it', () => {
    expect(() => parseYaml('a: 1\nb: [', folder)).toThrow(/\(3:1\)|\(2:/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
