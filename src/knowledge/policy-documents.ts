import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readClauses } from './clause-reader.ts';
import {
  type DocumentMetadata,
  DocumentMetadataSchema,
  type DocumentSource,
} from './policy-document.ts';

/**
 * The documents of a folder, by file name: `name.txt` verbatim, `name.yaml` beside it.
 *
 * @throws {Error} naming the file whose metadata is missing or wrong.
 */
export async function readPolicyDocuments(folder: string): Promise<DocumentSource[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return await Promise.all(names.map((name) => readPolicyDocument(join(folder, name))));
}

async function readPolicyDocument(file: string): Promise<DocumentSource> {
  const text = await readFile(file, 'utf8');
  const metadata = await readMetadata(file.replace(/\.txt$/, '.yaml'));
  return { metadata, text, clauses: readClauses(text) };
}

async function readMetadata(file: string): Promise<DocumentMetadata> {
  try {
    return DocumentMetadataSchema.parse(parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} does not describe a policy document.`, { cause });
  }
}
