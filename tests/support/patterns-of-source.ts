import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

export interface SourcePattern {
  /** File and line. */
  at: string;
  pattern: RegExp;
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

interface SourceFile {
  path: string;
  text: string;
  program: Node;
}

const SRC = join(import.meta.dirname, '../../src');

/** Every regular expression that is written in the source of these folders of `src`. */
export function patternsWrittenIn(folders: readonly string[]): SourcePattern[] {
  return folders.flatMap(sourcesOf).flatMap(({ path, text, program }) =>
    nodesOf(program).flatMap(({ regex, start }) => {
      if (!isRegex(regex)) return [];
      const line = text.slice(0, start).split('\n').length;
      return [{ at: `${path}:${line}`, pattern: new RegExp(regex.pattern, regex.flags) }];
    }),
  );
}

/** The exported functions that read a text as people wrote it, or make a function that does: `folder/file.ts name`. */
export function textReadersOf(folders: readonly string[]): string[] {
  return folders.flatMap(sourcesOf).flatMap(({ path, program }) =>
    exportedFunctions(program)
      .filter((made) => readsText(made) || returnedFunctions(made).some(readsText))
      .map((made) => `${path} ${nameOf(made['id'])}`),
  );
}

const NAMES_OF_TEXT = ['text', 'words', 'raw'];

function exportedFunctions(program: Node): Node[] {
  return nodesOf(program['body'])
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(({ declaration }) =>
      isNode(declaration, 'FunctionDeclaration') ? [declaration] : [],
    );
}

function readsText({ params }: Node): boolean {
  const [first] = params as unknown[];
  return NAMES_OF_TEXT.includes(nameOf(first)) && !isNode(first, 'ObjectPattern');
}

/** What stands behind `return`, and the methods of an object that does. */
function returnedFunctions(made: Node): Node[] {
  const statements = (made['body'] as { body: Node[] }).body;
  return statements.flatMap(({ type, argument }) => {
    if (type !== 'ReturnStatement') return [];
    if (isNode(argument, 'ArrowFunctionExpression')) return [argument];
    if (!isNode(argument, 'ObjectExpression')) return [];
    return (argument['properties'] as { value: unknown }[]).flatMap(({ value }) =>
      isNode(value, 'ArrowFunctionExpression') || isNode(value, 'FunctionExpression')
        ? [value]
        : [],
    );
  });
}

function nameOf(identifier: unknown): string {
  return isNode(identifier, 'Identifier') ? String(identifier['name']) : '';
}

function isNode(value: unknown, type: string): value is Node {
  return (value as Node | null | undefined)?.type === type;
}

function sourcesOf(folder: string): SourceFile[] {
  return readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => {
      const text = readFileSync(join(SRC, folder, name), 'utf8');
      const { program } = parseSync(name, text);
      return { path: `${folder}/${name}`, text, program: program as unknown as Node };
    });
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(nodesOf);
  return 'type' in value ? [value as Node, ...below] : below;
}

function isRegex(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}
