import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Fewer background requests; `--no-sandbox` because test machines run as root. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export interface TestBrowser {
  browser: Browser;
  close(): Promise<void>;
}

/**
 * A real Chromium: the one `CHROMIUM` names, a system one, or the one that `@sparticuz/chromium`
 * carries inside its package, which needs nothing from the system.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const system = systemBrowser();
  if (system === undefined) return launchPackaged();
  const browser = await chromium.launch({ executablePath: system, args: FLAGS });
  return { browser, close: () => browser.close() };
}

function systemBrowser(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named === 'packaged') return undefined;
  return named ?? SYSTEM_BROWSERS.find((path) => existsSync(path));
}

/**
 * The package unpacks its own libraries only where it believes to run as a function, and it looks at
 * the environment when it is imported; afterwards the tests' own environment is put back. Its `args`
 * are left alone: they switch web security off.
 */
async function launchPackaged(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-chromium-'));
  const before = { ...process.env };
  Object.assign(process.env, { AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', TMPDIR: folder, HOME: folder });
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    const env = {
      ...(process.env as Record<string, string>),
      FONTCONFIG_FILE: writeFontList(folder),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    };
    const browser = await chromium.launch({ executablePath, args: FLAGS, env });
    return { browser, close: () => closeAndRemove(browser, folder) };
  } finally {
    restoreEnvironment(before);
  }
}

/** The package's own list names `/tmp/fonts`; without any font the browser stops at its first text. */
function writeFontList(folder: string): string {
  const path = join(folder, 'fonts.conf');
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'];
  const list = folders.map((one) => `<dir>${one}</dir>`).join('');
  const cache = `<cachedir>${join(folder, 'font-cache')}</cachedir>`;
  writeFileSync(path, `<?xml version="1.0"?><fontconfig>${list}${cache}</fontconfig>`);
  return path;
}

function restoreEnvironment(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
}

async function closeAndRemove(browser: Browser, folder: string): Promise<void> {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
