import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProduct, startProduct } from '../../eval/product.ts';
import { buildWeb } from '../../scripts/build-web.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';

const PASSWORD = 'a password of this test';

let product: RunningProduct;
let chromium: TestBrowser;

beforeAll(async () => {
  await buildWeb();
  [product, chromium] = [
    await startProduct({ environment: { ADMIN_PASSWORD: PASSWORD } }),
    await launchBrowser(),
  ];
});

afterAll(async () => {
  await chromium?.close();
  await product?.stop();
});

describe('in a real browser, with the whole product behind the page', () => {
  it('a citizen types a question and sees the clause that answers it', async () => {
    const page = await chromium.browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(product.url);
    const chat = page.locator('warmline-chat');

    await chat.getByRole('textbox').fill('我如皋的，办低保要带什么东西');
    await chat.getByRole('textbox').press('Enter');
    const citation = chat.getByRole('log').locator('details[data-n="1"]');
    await citation.locator('summary').click();

    const shown = await citation.innerText();
    expect(shown).toContain('通办发〔2021〕7号');
    expect(shown).toContain('六（一）');
    expect(shown.replace(/\s/g, '')).toContain('只需提交居民身份证和家庭经济状况核对授权书');
    await page.close();
  });

  it('an operator signs in and reads the emergency a citizen has just told', async () => {
    const citizen = await chromium.browser.newPage();
    await citizen.goto(product.url);
    const chat = citizen.locator('warmline-chat');
    await chat.getByRole('textbox').fill('草街的 屋头遭火烧了 今晚没得地方睡 米也没得');
    await chat.getByRole('textbox').press('Enter');
    await chat.getByText('工单编号').first().waitFor();

    const operator = await chromium.browser.newPage();
    await operator.goto(`${product.url}/operator`);
    await operator.getByLabel(/用户名|账号/).fill('admin');
    await operator.getByLabel(/密码/).fill(PASSWORD);
    await operator.keyboard.press('Enter');
    await operator.getByText('屋头遭火烧了').first().click();

    await operator.getByText('草街办发〔2024〕54号').first().waitFor();
    await Promise.all([citizen.close(), operator.close()]);
  });
});
