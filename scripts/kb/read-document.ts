import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load as parseYaml } from 'js-yaml';
import { z } from 'zod';
import { type ImportDocument, ImportDocumentSchema } from '../../src/contracts/publishing.ts';
import { type GivenMetadata, requireDate, UsageError } from './arguments.ts';

const LARGEST_FILE = 10 * 1024 * 1024;
/** How Word, PDF and other packed files begin. */
const PACKED = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Of a `.yaml` beside the text, as `knowledge-base/documents` has them; other keys are left alone. */
const BesideSchema = z.object({
  number: z.string().optional(),
  title: z.string().optional(),
  region: z.coerce.string().optional(),
  issuer: z.string().optional(),
  issuedOn: z.string().nullable().optional(),
  effectiveFrom: z.string().optional(),
  expiresOn: z.string().nullable().optional(),
});

/** @throws {UsageError} saying what is missing or wrong. */
export async function readDocument(
  file: string,
  given: GivenMetadata,
  draft: boolean,
): Promise<ImportDocument> {
  const text = decode(await readBytes(file), file);
  const known = { ...(await readBeside(file)), ...given };
  const metadata = { issuedOn: known.issuedOn, expiresOn: known.expiresOn ?? null };
  const { number, title, region, issuer, effectiveFrom } = known;
  requireAll(
    { number, region, issuer, issued: known.issuedOn, 'effective-from': effectiveFrom },
    file,
  );
  requireDates({
    issued: known.issuedOn,
    'effective-from': effectiveFrom,
    expires: known.expiresOn,
  });
  const document = { number, region, issuer, effectiveFrom, draft, text, ...metadata };
  return ImportDocumentSchema.parse(title === undefined ? document : { ...document, title });
}

async function readBytes(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`打不开文件 ${file}，请检查路径。`);
  });
  if (bytes.length > LARGEST_FILE) throw new UsageError(`文件 ${file} 太大，一份文件最多 10 MB。`);
  if (PACKED.some((start) => start.every((byte, index) => bytes[index] === byte)))
    throw new UsageError(`${file} 不是文本文件。Word、PDF 请先另存为纯文本（.txt）再导入。`);
  return bytes;
}

/** UTF-8, else what older offices save: GB 18030; or UTF-16 where it says so. */
function decode(bytes: Buffer, file: string): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of isUtf16 ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  throw new UsageError(`读不出 ${file} 里的文字。请另存为 UTF-8 编码的纯文本再导入。`);
}

async function readBeside(file: string): Promise<GivenMetadata> {
  const beside = file.replace(/\.[^./\\]+$/, '.yaml');
  if (beside === file || !existsSync(beside)) return {};
  try {
    const read = BesideSchema.parse(parseYaml(await readFile(beside, 'utf8')));
    const said = Object.entries(read).filter(([key, value]) => value != null || key === 'issuedOn');
    return Object.fromEntries(said);
  } catch {
    throw new UsageError(`${beside} 的写法不对，请检查。`);
  }
}

function requireAll(values: Readonly<Record<string, unknown>>, file: string): void {
  const missing = Object.keys(values).filter((name) => values[name] === undefined);
  if (missing.length === 0) return;
  const names = missing.map((name) => `--${name}`).join('、');
  throw new UsageError(`导入 ${file} 还缺 ${names}。`);
}

function requireDates(values: Readonly<Record<string, string | null | undefined>>): void {
  for (const [option, value] of Object.entries(values))
    if (value != null) requireDate(option, value);
}
