import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMatterReader } from './knowledge/matters/matter-reader.ts';
import { loadTerms } from './knowledge/terms.ts';
import { createTermsDesk } from './knowledge/terms-desk.ts';
import { createLiveTerms, type LiveTerms } from './live-terms.ts';

const HEAD = 'source: 测试\n';
let folder: string;
let mattersFolder: string;
let live: LiveTerms;
const said = { info: [] as string[], warn: [] as string[] };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'terms-'));
  mattersFolder = mkdtempSync(path.join(tmpdir(), 'matters-'));
  said.info = [];
  said.warn = [];
  write('{ say: [五保], law: [特困供养] }');
  const log = {
    info: (message: string) => said.info.push(message),
    warn: (message: string) => said.warn.push(message),
  };
  const terms = createTermsDesk(loadTerms(folder));
  const first = { terms, matters: [], readMatters: createMatterReader([], terms) };
  live = createLiveTerms(first, log, { terms: folder, matters: mattersFolder });
});

afterEach(() => {
  live.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(mattersFolder, { recursive: true, force: true });
});

const write = (entry: string) =>
  writeFileSync(path.join(folder, 'a.yaml'), `${HEAD}terms:\n  - ${entry}\n`);
const wordsFor = (text: string) => live.terms.widen(text).flatMap(({ words }) => words);

describe('createLiveTerms', () => {
  it('uses a changed file without a restart', async () => {
    write('{ say: [老光棍], law: [特困人员] }');

    await vi.waitFor(() => expect(wordsFor('老光棍')).toEqual(['特困人员']), 3000);
    expect(wordsFor('五保')).toEqual([]);
  });

  it('cuts text by the new words, and its fingerprint tells', async () => {
    const before = live.segmenter.fingerprint;

    write('{ say: [老光棍], law: [颠三倒四款] }');

    await vi.waitFor(() => expect(live.segmenter.fingerprint).not.toBe(before), 3000);
    expect(live.segmenter.segment('颠三倒四款')).toContain('颠三倒四款');
  });

  it('knows a new way of asking without a restart', async () => {
    writeFileSync(
      path.join(mattersFolder, 'a.yaml'),
      `${HEAD}matters:\n  - matter: 有工作以后\n    answers: { 甲: [二] }\n    asks: 进厂了还给不给\n`,
    );

    await vi.waitFor(() => {
      expect(live.readMatters('进厂了还给钱不').clausesOf(['甲'])[0]?.path).toBe('二');
    }, 3000);
  });

  it('keeps the old terms when a file is broken and says so in one line', async () => {
    write('{ say: [老光棍] }');

    await vi.waitFor(() => expect(said.warn).toHaveLength(1), 3000);
    expect(said.warn[0]).toMatch(/^the changed terms are not used: a\.yaml: [^\n]+$/);
    expect(wordsFor('五保')).toEqual(['特困供养']);
  });
});
