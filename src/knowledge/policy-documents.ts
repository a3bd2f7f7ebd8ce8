import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../shared/project-folder.ts';
import { readClauses } from './clause-reader.ts';
import {
  type DocumentMetadata,
  DocumentMetadataSchema,
  type DocumentSource,
} from './policy-document.ts';
import { readYaml } from './read-yaml.ts';

const DOCUMENTS_FOLDER = inProject('knowledge-base/documents');

/**
 * The documents of a folder, by file name: `name.txt` verbatim, `name.yaml` beside it.
 *
 * @throws {Error} naming the file whose metadata is missing or wrong.
 */
export function loadPolicyDocuments(folder: string = DOCUMENTS_FOLDER): DocumentSource[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => loadPolicyDocument(path.join(folder, name)));
}

function loadPolicyDocument(file: string): DocumentSource {
  const text = readFileSync(file, 'utf8');
  const metadata = loadMetadata(file.replace(/\.txt$/, '.yaml'));
  return { metadata, text, clauses: readClauses(text) };
}

function loadMetadata(file: string): DocumentMetadata {
  try {
    return readYaml(DocumentMetadataSchema, file);
  } catch (cause) {
    throw new Error(`${file} does not describe a policy document.`, { cause });
  }
}
