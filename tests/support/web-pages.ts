import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { buildWeb } from '../../scripts/build-web.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';

export const DESK = { width: 1280, height: 800 };
export const TELEPHONE = { width: 390, height: 844 };

/** A page of a real browser over a fake API; both are new for each test. */
export function givenPages(viewport: typeof DESK) {
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
    page = await chromium.browser.newPage({ viewport });
  });
  afterEach(async () => {
    await page.context().close();
    await api.close();
  });
  return { chromium: () => chromium, page: () => page, api: () => api };
}
