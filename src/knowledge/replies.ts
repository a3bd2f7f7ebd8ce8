import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inProject } from '../shared/project-folder.ts';
import { fillTemplate } from '../shared/text.ts';
import { readYaml } from './read-yaml.ts';

const REPLIES_FOLDER = inProject('knowledge-base/replies');

type ReplyTree = { [key: string]: string | string[] | ReplyTree };

const ReplyTreeSchema: z.ZodType<ReplyTree> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), z.array(z.string()), ReplyTreeSchema])),
);

/** The sentences citizens read, by file and key: `say('conversation.greeting')`. */
export interface Replies {
  /** @throws {Error} when the sentence or one of its values is missing. */
  say(key: string, values?: Readonly<Record<string, string>>): string;
  /** The sentence with its `{placeholders}`, as it is kept with receipts. */
  template(key: string): string;
  list(key: string): string[];
  has(key: string): boolean;
}

export function loadReplies(folder: string = REPLIES_FOLDER): Replies {
  const entries = new Map<string, string | string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const tree = readYaml(ReplyTreeSchema, path.join(folder, file));
    collect(tree, path.basename(file, '.yaml'), entries);
  }

  const template = (key: string) => {
    const found = entries.get(key);
    if (typeof found !== 'string')
      throw new Error(`knowledge-base/replies has no sentence "${key}".`);
    return found.trim();
  };
  return {
    template,
    say: (key, values = {}) => fillTemplate(template(key), values),
    list(key) {
      const found = entries.get(key);
      if (!Array.isArray(found)) throw new Error(`knowledge-base/replies has no list "${key}".`);
      return found;
    },
    has: (key) => entries.has(key),
  };
}

function collect(tree: ReplyTree, prefix: string, entries: Map<string, string | string[]>): void {
  for (const [key, value] of Object.entries(tree)) {
    const name = `${prefix}.${key}`;
    if (typeof value === 'string' || Array.isArray(value)) entries.set(name, value);
    else collect(value, name, entries);
  }
}
