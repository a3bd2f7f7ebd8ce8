import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProduct, startProduct } from '../../eval/product.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const REGION = '江苏省徐州市鼓楼区';

let folder: string;
let dataDir: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'warmline-import-'));
  dataDir = path.join(folder, 'data');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run kb -- …` as staff type it. */
async function kb(...words: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/kb.ts', ...words], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir },
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}

function importNotice(gift: string) {
  const file = path.join(folder, 'notice.txt');
  writeFileSync(
    file,
    `鼓民〔2026〕9号\n关于物资的通知\n一、遭遇火灾的家庭，给予${gift}。\n二、可以申请。`,
  );
  const options = ['--number', '鼓民〔2026〕9号', '--region', REGION, '--issuer', '鼓楼区民政局'];
  return kb('import', file, ...options, '--issued', '无', '--effective-from', '2026-01-01');
}

async function clausesFound(product: RunningProduct, q: string): Promise<string[]> {
  const query = new URLSearchParams({ q, region: REGION });
  const response = await fetch(`${product.url}/api/v1/search?${query}`);
  const { hits } = (await response.json()) as { hits: { clause: string; text: string }[] };
  return hits.filter(({ text }) => text.includes(q)).map(({ clause }) => clause);
}

describe('a document imported from the command line', () => {
  it('is found whether the product runs meanwhile or not', async () => {
    const before = await importNotice('紫薇花棉被');
    const product = await startProduct({ dataDir });
    const first = await clausesFound(product, '紫薇花棉被');

    const meanwhile = await importNotice('凤凰木棉被');
    const second = await clausesFound(product, '凤凰木棉被');
    const gone = await clausesFound(product, '紫薇花棉被');
    await kb('withdraw', '--number', '鼓民〔2026〕9号', '--from', '2026-01-02');
    const third = await clausesFound(product, '凤凰木棉被');
    await product.stop();

    expect([before.code, meanwhile.code]).toEqual([0, 0]);
    expect(meanwhile.printed).toContain('切成 3 条');
    expect([first, second, gone, third]).toEqual([['一'], ['一'], [], []]);
  });

  it('is refused with one clear sentence', async () => {
    const { code, printed } = await kb('import', path.join(folder, 'none.txt'), '--region', '如皋');

    expect(code).toBe(1);
    expect(printed).toContain('打不开文件');
    expect(printed).not.toContain('at ');
  });
});
