import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProduct, startProduct } from '../../eval/product.ts';
import { buildWeb } from '../../scripts/build-web.ts';
import { findViolations } from '../support/accessibility.ts';
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

  it('anybody holds a case against a rule without JavaScript, and policy staff decide it', async () => {
    const plain = await chromium.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const reader = await plain.newPage();
    await reader.goto(`${product.url}/rules`);
    const rule = reader.locator('#nantong-phase_out_period');
    await rule.locator('summary').first().click();
    await rule.getByText('这条算得不对？').click();
    await rule.getByLabel('当时是什么情况').fill('找到工作第五个月，低保停了');
    await rule.getByLabel('应该得出什么').fill('应该保留到第六个月');
    await rule.getByRole('button').click();
    await reader.getByRole('heading', { name: '收到了' }).waitFor();

    const staff = await chromium.browser.newPage();
    await staff.goto(`${product.url}/desk`);
    await staff.getByLabel(/用户名|账号/).fill('admin');
    await staff.getByLabel(/密码/).fill(PASSWORD);
    await staff.keyboard.press('Enter');
    await staff.getByRole('tab', { name: '群众指出的反例' }).click();
    const example = staff.getByRole('article', { name: '南通市 · 低保渐退期' });
    await example.getByText('找到工作第五个月，低保停了').waitFor();
    await example.getByLabel('理由').fill('核对属实');
    await example.getByRole('button', { name: '采 纳', exact: true }).click();
    await example.getByText('理由：核对属实').waitFor();
    expect(await example.textContent()).toContain('已采纳');
    await Promise.all([plain.close(), staff.close()]);
  });

  it.each([390, 1280])('the rule book is accessible at %i pixels, all unfolded', async (width) => {
    const page = await chromium.browser.newPage({ viewport: { width, height: 844 } });
    await page.goto(`${product.url}/rules`);
    await page.evaluate(
      "for (const one of document.querySelectorAll('details')) one.setAttribute('open', '')",
    );

    expect(await findViolations(page)).toEqual([]);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await page.close();
  });
});
