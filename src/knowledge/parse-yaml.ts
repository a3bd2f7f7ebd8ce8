import { load } from 'js-yaml';
import { inProject } from '../shared/project-folder.ts';
import { keep } from './keep.ts';

/** Of the sources too: what a text says depends on nothing but the text. A build begins it anew. */
const FOLDER = inProject('build/knowledge');

/**
 * What a YAML text says. A start reads three megabytes of it, which takes a second; what was read before is kept,
 * and takes a tenth.
 *
 * @throws {YAMLException} naming the line that is no YAML.
 */
export function parseYaml(text: string, folder = FOLDER): unknown {
  return keep(['yaml', text], () => load(text) as object, folder);
}
