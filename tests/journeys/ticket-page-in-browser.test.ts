import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type RunningProduct, startProduct } from '../../eval/product.ts';
import { buildWeb } from '../../scripts/build-web.ts';
import type { Ticket } from '../../src/contracts/tickets.ts';
import { findViolations } from '../support/accessibility.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { DESK, TELEPHONE } from '../support/web-pages.ts';

const PASSWORD = 'a password of this test';

let product: RunningProduct;
let chromium: TestBrowser;

beforeAll(async () => {
  await buildWeb();
  const environment = { ADMIN_PASSWORD: PASSWORD };
  [product, chromium] = [await startProduct({ environment }), await launchBrowser()];
});

afterAll(async () => {
  await chromium?.close();
  await product?.stop();
});

/** What of the answers these tests go on with. */
interface Answer {
  id: string;
  token: string;
  ticket: Ticket;
  csrfToken: string;
  version: number;
}

async function call(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${product.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { response, json: (await response.json()) as Answer };
}

async function fileTicket(): Promise<Ticket> {
  const { json: started } = await call('/conversations', { region: '如皋市' });
  const token = { authorization: `Bearer ${started.token}` };
  const said = { text: '家里没米下锅了，电话13800000000' };
  const { json } = await call(`/conversations/${started.id}/messages`, said, token);
  return json.ticket;
}

/** As staff do it, step by step. */
async function pay({ number }: Ticket): Promise<void> {
  const { response, json } = await call('/login', { username: 'admin', password: PASSWORD });
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const headers = { cookie, 'x-csrf-token': json.csrfToken };
  const listed = await fetch(`${product.url}/api/v1/staff/tickets?sort=newest`, { headers });
  const { tickets } = (await listed.json()) as {
    tickets: { id: string; number: string; version: number }[];
  };
  const found = tickets.find((each) => each.number === number);
  let version = found?.version ?? 0;
  for (const to of ['dispatched', 'received', 'in_progress', 'paid']) {
    const moved = await call(`/staff/tickets/${found?.id}/moves`, { version, to }, headers);
    version = moved.json.version;
  }
}

async function openPage(options: object, path = '/ticket'): Promise<Page> {
  const context = await chromium.browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${product.url}${path}`);
  return page;
}

describe('the page of a ticket in a browser', () => {
  it.each([
    { size: 'a telephone', viewport: TELEPHONE },
    { size: 'a desk', viewport: DESK },
  ])('is found without JavaScript at $size, and takes 「没收到」', async ({ viewport }) => {
    const ticket = await fileTicket();
    await pay(ticket);
    const page = await openPage({ viewport, javaScriptEnabled: false });
    await page.getByLabel('工单号').fill(ticket.number);
    await page.getByLabel('查询码').fill(ticket.code.toLowerCase());
    await page.getByRole('button', { name: '查一查' }).click();
    await page.getByText('已发放').waitFor();
    await page.getByRole('button', { name: '没收到' }).click();

    await page.getByText('这张工单重新打开了', { exact: false }).waitFor();
    expect(page.url()).not.toContain(ticket.code);
  });

  it.each([
    { size: 'a telephone', viewport: TELEPHONE },
    { size: 'a desk', viewport: DESK },
  ])('opens by its own address at $size, fits, and is readable', async ({ viewport }) => {
    const ticket = await fileTicket();
    await pay(ticket);
    const page = await openPage({ viewport }, `/ticket#${ticket.number}/${ticket.code}`);
    await page.getByText('钱物收到了没有').waitFor();
    const violations = await findViolations(page);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    await page.getByRole('button', { name: '收到了', exact: true }).click();

    await page.getByText('您说收到了', { exact: false }).waitFor();
    expect(violations).toEqual([]);
    expect(width).toBe(viewport.width);
    expect(product.printed()).not.toContain(ticket.code);
  });

  it('tells of a wrong code what to do, and fits', async () => {
    const { number } = await fileTicket();
    const page = await openPage({ viewport: TELEPHONE });
    await page.getByLabel('工单号').fill(number);
    await page.getByLabel('查询码').fill('AAAAAAAA');
    await page.getByRole('button', { name: '查一查' }).click();

    await page.getByRole('alert').getByText('请核对工单号和查询码', { exact: false }).waitFor();
    expect(await page.getByLabel('工单号').inputValue()).toBe(number);
    expect(await findViolations(page)).toEqual([]);
  });

  it('is reached from the conversation, where 「收到了」 is a button as well', async () => {
    const page = await openPage({ viewport: TELEPHONE }, '/');
    const chat = page.locator('warmline-chat');
    await chat.getByRole('textbox').fill('我是如皋的，家里没米下锅了，电话13800000000');
    await chat.getByRole('textbox').press('Enter');
    const link = chat.getByRole('link', { name: '打开这张工单的网页' });
    await link.waitFor();
    const address = (await link.getAttribute('href')) ?? '';
    const [number = '', code = ''] = address.split('#')[1]?.split('/') ?? [];
    await pay({ number, code } as Ticket);
    const asked = chat.getByRole('group', { name: '钱物收到了没有？' }).first();
    await asked.getByRole('button', { name: '收到了' }).click();

    await chat.getByText('您说收到了', { exact: false }).first().waitFor();
    expect(address).toBe(`${product.url}/ticket#${number}/${code}`);
    expect(await findViolations(page)).toEqual([]);
  });
});
