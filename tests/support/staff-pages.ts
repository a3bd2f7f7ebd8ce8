import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { buildWeb } from '../../scripts/build-web.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';

/** The pages of staff in a real browser at desk size, over a fake API that is new for each test. */
export function givenStaffPages() {
  let chromium: TestBrowser;
  let api: FakeApi;
  let page: Page;

  beforeAll(async () => {
    await buildWeb();
    chromium = await launchBrowser();
  });
  afterAll(async () => {
    await chromium?.close();
  });
  beforeEach(async () => {
    api = await startFakeApi();
    page = await chromium.browser.newPage({ viewport: { width: 1280, height: 800 } });
  });
  afterEach(async () => {
    await page.context().close();
    await api.close();
  });

  return {
    page: () => page,
    api: () => api,
    async signIn(path: '/operator' | '/desk', password = 'warmline'): Promise<void> {
      await page.goto(`${api.url}${path}`);
      await page.getByLabel('用户名').fill('admin');
      await page.getByLabel('密码').fill(password);
      await page.keyboard.press('Enter');
    },
  };
}
