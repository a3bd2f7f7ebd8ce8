import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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
 * the environment when it is imported. Its `args` are left alone: they switch web security off.
 */
async function launchPackaged(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-chromium-'));
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
  process.env['TMPDIR'] = folder;
  const { default: packaged } = await import('@sparticuz/chromium');
  const browser = await chromium.launch({
    executablePath: await packaged.executablePath(),
    args: FLAGS,
    env: { ...process.env, HOME: folder } as Record<string, string>,
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
