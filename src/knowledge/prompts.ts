import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { z } from 'zod';
import { inProject } from '../shared/project-folder.ts';

const PROMPTS_FOLDER = inProject('prompts');

const FrontMatterSchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  purpose: z.string(),
  /** What the message of each request holds. */
  inputs: z.array(z.string()),
});

/** `text` never changes from request to request; the inputs go into a message of their own. */
export type Prompt = z.infer<typeof FrontMatterSchema> & { text: string };

/** @throws {Error} when the file is missing, has no front matter or another id than its name. */
export function loadPrompt(id: string, folder: string = PROMPTS_FOLDER): Prompt {
  const source = readFileSync(path.join(folder, `${id}.md`), 'utf8');
  const [, head, text] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  if (head === undefined || text === undefined)
    throw new Error(`prompts/${id}.md has no front matter between two lines of ---.`);
  const matter = FrontMatterSchema.parse(parseYaml(head));
  if (matter.id !== id) throw new Error(`prompts/${id}.md calls itself ${matter.id}.`);
  return { ...matter, text: text.trim() };
}
