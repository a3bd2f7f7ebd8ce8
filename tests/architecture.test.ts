import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');

/**
 * Who may import whom: folders of the project (a trailing `*` is everything below) and packages. A
 * folder may always import itself. Node's pure built-ins are open to all; files, network and
 * processes only where named.
 */
const ALLOWED: Record<string, readonly string[]> = {
  'src/shared': ['node:crypto'],
  'src/contracts': ['src/shared', 'zod'],
  'src/database': ['src/shared', 'src/contracts', 'pg', '@electric-sql/*', 'zod', 'node:*'],
  'src/model': [
    'src/shared',
    'src/contracts',
    'openai',
    '@langchain/*',
    'langchain',
    '@huggingface/tokenizers',
    'onnxruntime-node',
    'zod',
    'node:fs*',
    'node:os',
    'node:worker_threads',
  ],
  'src/knowledge': ['src/shared', 'src/contracts', 'src/database', 'zod', 'js-yaml', 'node:*'],
  'src/retrieval': [
    'src/shared',
    'src/contracts',
    'src/database',
    'src/model',
    'src/knowledge',
    '@node-rs/jieba*',
    'pgvector*',
    'zod',
  ],
  'src/working-days': ['src/shared', 'src/contracts'],
  'src/eligibility': ['src/shared', 'src/contracts', 'src/working-days', 'src/knowledge', 'zod'],
  'src/likeness': ['src/knowledge'],
  'src/understanding': ['src/shared', 'src/contracts', 'src/knowledge', 'src/likeness', 'zod'],
  'src/triage': ['src/shared', 'src/contracts', 'src/knowledge', 'src/likeness'],
  'src/guardrails': ['src/shared', 'src/contracts', 'src/model'],
  'src/tickets': [
    'src/shared',
    'src/contracts',
    'src/working-days',
    'src/database',
    'src/knowledge',
    'zod',
  ],
  'src/integration': [
    'src/shared',
    'src/contracts',
    'src/database',
    'src/guardrails',
    'src/knowledge',
    'src/tickets',
    'src/use-cases.ts',
    'zod',
  ],
  'src/duty': [
    'src/shared',
    'src/contracts',
    'src/working-days',
    'src/database',
    'src/knowledge',
    'src/tickets',
    'nodemailer',
    'zod',
  ],
  'src/accounts': ['src/shared', 'src/contracts', 'src/database', '@node-rs/argon2', 'zod'],
  'src/rule-book': [
    'src/shared',
    'src/contracts',
    'src/database',
    'src/knowledge',
    'src/eligibility',
    'src/use-cases.ts',
    'zod',
  ],
  'src/receipts': ['src/shared', 'src/contracts', 'src/database', 'src/use-cases.ts', 'zod'],
  'src/tools': [
    'src/shared',
    'src/contracts',
    'src/database',
    'src/eligibility',
    'src/knowledge',
    'src/retrieval',
    'src/tickets',
    'src/working-days',
    'zod',
  ],
  'src/conversation': ['src/*', 'zod'],
  'src/staff': [
    'src/shared',
    'src/contracts',
    'src/conversation',
    'src/database',
    'src/knowledge',
    'src/tickets',
    'src/use-cases.ts',
  ],
  'src/use-cases.ts': ['src/contracts'],
  'src/answer-parts.ts': ['src/*'],
  'src/answer-words.ts': ['src/*'],
  'src/readiness.ts': ['src/database', 'src/use-cases.ts'],
  'src/lock-parts.ts': ['src/guardrails', 'src/knowledge', 'src/shared'],
  'src/model-parts.ts': ['src/*'],
  'src/rule-parts.ts': ['src/*'],
  'src/search-parts.ts': ['src/*'],
  'src/document-desk.ts': ['src/*'],
  'src/desk-parts.ts': ['src/database', 'src/knowledge', 'src/shared', 'src/tools'],
  'src/eligibility-parts.ts': [
    'src/database',
    'src/eligibility',
    'src/knowledge',
    'src/shared',
    'src/tools',
  ],
  'src/calendar-parts.ts': [
    'src/database',
    'src/knowledge',
    'src/shared',
    'src/tools',
    'src/use-cases.ts',
    'src/working-days',
  ],
  'src/ticket-parts.ts': [
    'src/calendar-parts.ts',
    'src/database',
    'src/knowledge',
    'src/shared',
    'src/tickets',
    'src/use-cases.ts',
  ],
  'src/integration-parts.ts': [
    'src/database',
    'src/duty',
    'src/integration',
    'src/knowledge',
    'src/shared',
    'src/tickets',
    'src/tools',
    'src/use-cases.ts',
  ],
  'src/duty-parts.ts': [
    'src/database',
    'src/duty',
    'src/knowledge',
    'src/shared',
    'src/tickets',
    'src/use-cases.ts',
    'src/working-days',
  ],
  'src/live-terms.ts': ['src/knowledge', 'src/retrieval', 'src/shared'],
  'src/before-start.ts': ['src/database', 'src/knowledge', 'src/use-cases.ts'],
  'src/conversation-parts.ts': ['src/*'],
  'src/assistant.ts': ['src/*', 'zod'],
  server: [
    'src/assistant.ts',
    'src/before-start.ts',
    'src/contracts',
    'src/shared',
    'fastify*',
    '@fastify/*',
    'pino',
    'zod',
    'node:*',
  ],
  eval: ['src/*', 'bench/random.ts', 'scripts/build-server.ts', '@node-rs/jieba*', 'zod', 'node:*'],
  bench: ['src/*', 'server', 'eval', '@node-rs/jieba*', 'fastify', 'zod', 'node:*'],
  'web/widget': ['src/contracts', 'web/shared', 'lit*'],
};

/** Files and the network may be touched only where the table says `node:*`. */
const PURE_BUILT_INS = ['node:crypto', 'node:path', 'node:util', 'node:perf_hooks'];

interface Import {
  file: string;
  room: string;
  target: string;
}

describe('the import table', () => {
  const files = Object.keys(ALLOWED).flatMap((room) => sourceFiles(room));
  const imports = files.flatMap(importsOf);

  it('looks at the files it is about', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('is kept by every file', () => {
    expect(
      imports.filter((each) => !isAllowed(each)).map(({ file, target }) => `${file} → ${target}`),
    ).toEqual([]);
  });

  it('names every folder of src', () => {
    const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && sourceFiles(`src/${entry.name}`).length > 0)
      .map(({ name }) => `src/${name}`);

    expect(folders.filter((folder) => ALLOWED[folder] === undefined)).toEqual([]);
  });
});

describe('the clock', () => {
  it('is read nowhere in src but in shared/clock.ts', () => {
    const readers = sourceFiles('src')
      .filter((file) => file !== 'src/shared/clock.ts')
      .filter((file) => /new Date\(\)|Date\.now\(\)/.test(read(file)));

    expect(readers).toEqual([]);
  });
});

describe('test doubles', () => {
  it('are written by hand: no module of our own is mocked', () => {
    const mocking = ['src', 'server', 'tests', 'eval', 'scripts']
      .flatMap((folder) => sourceFiles(folder, true))
      .filter((file) => file !== 'tests/architecture.test.ts' && read(file).includes('vi.mock'));

    expect(mocking).toEqual([]);
  });
});

function isAllowed({ room, target }: Import): boolean {
  if (target === room || target.startsWith(`${room}/`)) return true;
  if (PURE_BUILT_INS.includes(target)) return true;
  return (ALLOWED[room] ?? []).some((allowed) =>
    allowed.endsWith('*')
      ? target.startsWith(allowed.slice(0, -1))
      : target === allowed || target.startsWith(`${allowed}/`),
  );
}

function importsOf(file: string): Import[] {
  const room = roomOf(file);
  const found = read(file).matchAll(
    /^(?:import|export)\b[^;']*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found]
    .map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '')
    .map((specifier) => ({
      file,
      room,
      target: specifier.startsWith('.')
        ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
        : specifier,
    }));
}

function roomOf(file: string): string {
  return Object.keys(ALLOWED).find((room) => file === room || file.startsWith(`${room}/`)) ?? file;
}

function sourceFiles(place: string, withTests = false): string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .flatMap((entry) => {
      const name = `${place}/${entry.name}`;
      return entry.isDirectory() ? sourceFiles(name, withTests) : [name];
    })
    .filter((file) => /\.tsx?$/.test(file) && (withTests || !/\.test\.tsx?$/.test(file)));
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}
