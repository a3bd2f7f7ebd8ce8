import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReplies } from '../../src/knowledge/replies.ts';
import { readChanges } from './read-changes.ts';

const replies = loadReplies();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warmline-changes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(content: string | Buffer) {
  const file = join(folder, 'changes.csv');
  writeFileSync(file, content);
  return readChanges(file, replies);
}

const LINE = 'X-1,WL20261121-0001,dispatched,2026-11-21T10:00:00+08:00,张三';
const CHANGE = {
  externalId: 'X-1',
  number: 'WL20261121-0001',
  to: 'dispatched',
  at: '2026-11-21T10:00:00+08:00',
  actor: '张三',
};

describe('a file of changes', () => {
  it('is read with the names of the keys', async () => {
    expect(await read(`externalId,number,to,at,actor\n${LINE}\n`)).toEqual([CHANGE]);
  });

  it('is read with Chinese names, in any order, with columns of its own', async () => {
    const text = `\uFEFF备注,改成什么,原因,变更编号,工单号,时间,经办人\r\n\
随便,已退回，等着补充情况,"缺""证明""",X-1,WL20261121-0001,${CHANGE.at},张三\r\n`;

    expect(await read(text)).toEqual([{ ...CHANGE, to: 'returned', reason: '缺"证明"' }]);
  });

  it('is read as Excel saves it in China', async () => {
    // 张三 in GBK.
    const gbk = Buffer.concat([
      Buffer.from(`externalId,number,to,at,actor\n${LINE.replace('张三', '')}`),
      Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x0a]),
    ]);

    expect(await read(gbk)).toEqual([CHANGE]);
  });

  it.each([
    [
      'a column missing',
      `externalId,number,to,at\n${LINE}`,
      { code: 'csv-columns', values: { keys: 'actor' } },
    ],
    ['nothing', '', { code: 'csv-columns' }],
    [
      'an open quote',
      `externalId,number,to,at,actor\n"X`,
      { code: 'csv-broken', values: { line: '2' } },
    ],
    [
      'a wrong line',
      `externalId,number,to,at,actor\n${LINE}\n${LINE.replace('dispatched', '飞走')}`,
      { code: 'csv-row', values: { line: '3', keys: 'to' } },
    ],
    [
      'no time',
      `externalId,number,to,at,actor\nX,1,paid,,张`,
      { code: 'csv-row', values: { line: '2', keys: 'at' } },
    ],
  ])('with %s is refused as a whole', async (_, text, problem) => {
    await expect(read(text)).rejects.toMatchObject(problem);
  });

  it('that is not there is told in words', async () => {
    await expect(readChanges(join(folder, 'none.csv'), replies)).rejects.toThrow(/打不开文件/);
  });
});
