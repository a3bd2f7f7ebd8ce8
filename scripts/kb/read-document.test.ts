import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const given = {
  number: '某民〔2030〕1号',
  region: '如皋',
  issuer: '某市民政局',
  issuedOn: null,
  effectiveFrom: '2030-01-01',
};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warmline-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('readDocument', () => {
  it.each([
    { encoding: 'UTF-8', bytes: [...Buffer.from('救助')] },
    { encoding: 'UTF-8 with a mark', bytes: [0xef, 0xbb, 0xbf, ...Buffer.from('救助')] },
    { encoding: 'GB 18030', bytes: [0xbe, 0xc8, 0xd6, 0xfa] },
    { encoding: 'UTF-16', bytes: [0xff, 0xfe, ...Buffer.from('救助', 'utf16le')] },
  ])('reads $encoding', async ({ bytes }) => {
    const { text } = await readDocument(write('a.txt', Uint8Array.from(bytes)), given, false);

    expect(text).toBe('救助');
  });

  it('takes what stands in the file beside it, and rather what the options say', async () => {
    const file = write('b.txt', '救助');
    write(
      'b.yaml',
      'number: 旧\nregion: 320682\nissuer: 某局\nissuedOn: "2029-12-31"\nkind: 通知\n',
    );

    const { region: _, ...rest } = given;
    const document = await readDocument(file, rest, true);

    expect(document).toMatchObject({ number: given.number, region: '320682', draft: true });
  });

  it('names every option that is missing', async () => {
    const file = write('c.txt', '救助');

    await expect(readDocument(file, { region: '如皋' }, false)).rejects.toThrow(
      '--number、--issuer、--issued、--effective-from',
    );
  });

  it.each([
    {
      rule: 'a day that does not exist',
      change: { effectiveFrom: '2030-02-30' },
      named: '2030-02-30',
    },
    { rule: 'a day written otherwise', change: { expiresOn: '2030年1月1日' }, named: '--expires' },
  ])('refuses $rule', async ({ change, named }) => {
    const file = write('d.txt', '救助');

    await expect(readDocument(file, { ...given, ...change }, false)).rejects.toThrow(named);
  });

  it.each([
    { rule: 'a Word file', bytes: [0x50, 0x4b, 0x03, 0x04, 1], named: 'Word' },
    { rule: 'a PDF', bytes: [...Buffer.from('%PDF-1.7')], named: 'PDF' },
    { rule: 'what holds no text', bytes: [0, 1, 2, 0xff], named: '读不出' },
  ])('refuses $rule', async ({ bytes, named }) => {
    const file = write('e.txt', Uint8Array.from(bytes));

    await expect(readDocument(file, given, false)).rejects.toThrow(named);
  });

  it('says which file it cannot open', async () => {
    await expect(readDocument(join(folder, 'none.txt'), given, false)).rejects.toThrow('none.txt');
  });
});
