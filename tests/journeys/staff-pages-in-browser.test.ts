import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildWeb } from '../../scripts/build-web.ts';
import { findViolations } from '../support/accessibility.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { type FakeApi, startFakeApi } from '../support/fake-api.ts';
import { writtenOffice } from '../support/fake-offices.ts';
import { writtenParameter } from '../support/fake-parameters.ts';
import { citation } from '../support/fake-replies.ts';
import { session, tickets } from '../support/fake-staff.ts';

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

async function signIn(path: '/operator' | '/desk', password = 'warmline'): Promise<void> {
  await page.goto(`${api.url}${path}`);
  await page.getByLabel('用户名').fill('admin');
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
}

describe('the operators’ console', () => {
  it('says in the server’s words why nobody is signed in', async () => {
    await signIn('/operator', 'wrong');

    await page.getByRole('alert').getByText('用户名或密码不对').waitFor();
  });

  it('lists first whoever is in danger', async () => {
    await signIn('/operator');

    const first = page.getByRole('tabpanel').getByRole('listitem').first();
    await first.getByText('有生命危险').waitFor();
    expect(await first.textContent()).toContain('我真的不想活了');
  });

  it('shows a fact with the words it came from, and where to reach the person', async () => {
    await signIn('/operator');

    await page.getByRole('button', { name: /今晚没地方住/ }).click();

    await page
      .getByRole('row', { name: /遇到的困难/ })
      .getByText('「家里着火」')
      .waitFor();
    await page.getByText('草街街道古圣村 3 组').waitFor();
  });

  it('opens the conversation of a ticket with the keyboard', async () => {
    await signIn('/operator');
    await page.getByRole('tab', { name: /工单/ }).click();

    await page.getByRole('button', { name: /房屋火灾/ }).focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: /工单 JZ20261121-0007/ }).waitFor();
  });

  it('asks to sign in again when the session has ended', async () => {
    await signIn('/operator');
    await page.getByRole('listitem').first().waitFor();
    await page.getByText('还没有录入 2027 年的放假安排').waitFor();

    await page.request.post(`${api.url}/api/v1/logout`);
    await page.getByRole('button', { name: /今晚没地方住/ }).click();

    await page.getByText('登录已经过期').waitFor();
  });

  it('has no accessibility violation', async () => {
    await signIn('/operator');
    await page.getByRole('button', { name: /今晚没地方住/ }).click();
    await page.getByText('草街街道古圣村 3 组').waitFor();

    expect(await findViolations(page)).toEqual([]);
  });
});

describe('a ticket in the console', () => {
  async function openTicket(): Promise<void> {
    await signIn('/operator');
    await page.getByRole('tab', { name: '工单' }).click();
    await page.getByRole('button', { name: /房屋火灾/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /已受理/ }).waitFor();
  }

  it('is moved on with the keyboard alone', async () => {
    await openTicket();

    await page.keyboard.press('1');
    await page.getByLabel('原因').waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: /已派单/ }).waitFor();
    await page.getByText('办到下一步：已派单').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('asks for the reason where one is needed', async () => {
    await openTicket();

    await page.keyboard.press('2');
    await page.getByLabel('原因').fill('对方管这件事');
    await page.keyboard.press('Enter');

    await page.getByText('原因：对方管这件事', { exact: false }).waitFor();
  });

  it('shows how it stands now to whoever was slower', async () => {
    await openTicket();
    const [, second] = tickets;
    const { account } = session;
    await api.tickets.move(second?.id ?? '', { version: 1, to: 'returned' }, account);

    await page.keyboard.press('1');
    await page.getByLabel('原因').waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('alert').getByText('现在的状态是「已退回」').waitFor();
    await page.getByRole('heading', { name: /已退回/ }).waitFor();
  });

  it('shows its limit with every day, and that a year is missing', async () => {
    await openTicket();

    await page.getByText('急难时限：最晚 11月25日').click();

    await page.getByText('2026-11-22 星期日').waitFor();
    await page.getByText('还没有录入 2027 年的放假安排').waitFor();
  });
});

describe('the integration in the console', () => {
  async function openIntegration(): Promise<void> {
    await signIn('/operator');
    await page.getByRole('tab', { name: '对接' }).click();
    await page.getByText('送不到 1 条').waitFor();
  }

  it('says in words what did not arrive, and sends it again after asking once more', async () => {
    await openIntegration();
    await page.getByText('对方的系统出错（500）').waitFor();
    await page.getByText('连不上对方，对方的服务可能没有开').waitFor();
    expect(await findViolations(page)).toEqual([]);

    await page.getByRole('button', { name: '全部重发' }).click();
    const question = page.getByRole('dialog', { name: /都重发吗/ });
    await question.getByRole('button', { name: '全部重发' }).click();

    await page.getByText('没有送不到的').waitFor();
    await page.getByText('谁做过什么').click();
    await page.getByText('admin 重发了没送到的 1 条').waitFor();
  });

  it('opens the ticket of an event, with the keyboard', async () => {
    await openIntegration();

    await page.getByRole('button', { name: /^JZ20261121-0007/ }).focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: /已受理/ }).waitFor();
  });

  it('shows a token once, and takes it back', async () => {
    await openIntegration();
    await page.getByLabel('给哪个系统').fill('民政工单');
    await page.getByLabel('能做什么').selectOption('两样都可以');
    await page.getByRole('button', { name: '发一个凭证' }).click();

    const shown = page.getByLabel(/只显示这一次/);
    await shown.waitFor();
    expect(await shown.inputValue()).toMatch(/^warmline_/);
    await page.getByText('：读取工单变化、送入状态变更').waitFor();
    expect(await findViolations(page)).toEqual([]);

    await page.getByRole('button', { name: '收回“民政工单”的凭证' }).click();
    const question = page.getByRole('dialog', { name: /确定收回吗/ });
    await question.getByRole('button', { name: /收回/ }).click();
    await page.getByText('收回了', { exact: false }).first().waitFor();
  });

  it('leads to files of the tickets that are shown', async () => {
    await signIn('/operator');
    await page.getByRole('tab', { name: '工单' }).click();
    await page.getByLabel('种类').selectOption('急难型临时救助');

    const link = page.getByRole('link', { name: '表格' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(
      '/api/v1/staff/tickets/export?kind=emergency_temporary_aid&format=csv',
    );
  });
});

describe('the calendar at the desk', () => {
  it('takes a year as the notice words it', async () => {
    await signIn('/desk');
    await page.getByRole('tab', { name: '放假安排' }).click();
    await page.getByText('录入一年的放假安排').click();

    await page.getByLabel('年份').fill('2027');
    await page.getByLabel('通知的文号').fill('某发明电〔2030〕1号');
    await page.getByLabel('放假的日子').fill('2027-01-01 至 2027-01-03 元旦');
    await page.getByRole('button', { name: /^保\s?存$/ }).click();

    await page.getByText('放假安排录到 2027-12-31').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});

describe('the policy desk', () => {
  it('shows the clauses of a document', async () => {
    await signIn('/desk');

    await page.getByRole('button', { name: /通办发/ }).click();

    await page.getByText('优化办理流程').waitFor();
  });

  it('shows what a search finds, with its score and why', async () => {
    await signIn('/desk');
    await page.getByRole('tab', { name: '检索试查' }).click();

    await page.getByLabel('要查的话').fill('要带什么');
    await page.keyboard.press('Enter');

    await page.getByText('得分 7.420').waitFor();
    await page.getByText('材料→一证一书', { exact: false }).waitFor();
    expect(await page.getByText(citation.quote, { exact: false }).count()).toBe(1);
  });

  it('shows what people hold against a rule', async () => {
    await signIn('/desk');
    await page.getByRole('tab', { name: '群众指出的反例' }).click();

    await page.getByText('应该保留到第六个月', { exact: false }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('puts a card back into service, with the keyboard alone', async () => {
    await signIn('/desk');
    await page.getByRole('tab', { name: '答案卡' }).click();
    await page.getByText('没有核对过的卡也在用', { exact: false }).waitFor();
    await page.getByLabel('看哪些').selectOption('停用的');

    await page.getByRole('button', { name: /原文变了，停用/ }).focus();
    await page.keyboard.press('Enter');
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '已核对' }).focus();
    await page.keyboard.press('Enter');

    await page.getByText('2 张答案卡，0 张停用', { exact: false }).waitFor();
  });

  it('takes a published standard, typed with the keyboard alone', async () => {
    await signIn('/desk');
    await page.getByRole('tab', { name: '标准' }).click();
    await page.getByText('该核对了').waitFor();

    await page.getByRole('button', { name: '添加标准' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('地区').fill(writtenParameter.region);
    await page.getByLabel('金额').fill('800');
    await page.getByLabel('从哪天起执行').fill(writtenParameter.validFrom);
    await page.getByLabel('来源').fill(writtenParameter.source);
    await page.getByLabel('哪天核对过').fill(writtenParameter.verifiedOn);
    await page.getByLabel('最晚哪天再核对').fill(writtenParameter.checkDueOn);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: /江苏省南通市 低保标准/ }).waitFor();
    await page.getByRole('button', { name: /江苏省南通市 低保标准/ }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('takes an office, typed with the keyboard alone', async () => {
    await signIn('/desk');
    await page.getByRole('tab', { name: '办事窗口' }).click();
    await page.getByText('该核对了').waitFor();

    await page.getByRole('button', { name: '添加窗口' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('地区').fill(writtenOffice.region);
    await page.getByLabel('窗口名称').fill(writtenOffice.name);
    await page.getByLabel('电话').fill(writtenOffice.phone ?? '');
    await page.getByLabel('从哪天起').fill(writtenOffice.validFrom);
    await page.getByLabel('来源').fill(writtenOffice.source);
    await page.getByLabel('哪天核对过').fill(writtenOffice.verifiedOn);
    await page.getByLabel('最晚哪天再核对').fill(writtenOffice.checkDueOn);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: writtenOffice.name }).waitFor();
    await page.getByText('没有登记').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('withdraws a standard that was entered by mistake, and says why, after asking once more', async () => {
    await signIn('/desk');
    await page.getByRole('tab', { name: '标准' }).click();
    await page.getByRole('button', { name: /怀远县 低保标准/ }).click();
    await page.getByText('根本不该录，要撤回').click();
    await page.getByLabel('为什么撤回').fill('录到别的县去了');

    const content = page.getByRole('region', { name: '标准内容' });
    const question = page.getByRole('dialog', { name: /确定撤回吗/ });
    await content.getByRole('button', { name: '撤回这一条' }).click();
    await question.getByRole('button', { name: '再想想' }).click();
    await question.waitFor({ state: 'hidden' });
    await content.getByRole('button', { name: '撤回这一条' }).click();
    await question.waitFor();
    expect(await findViolations(page)).toEqual([]);
    await question.getByRole('button', { name: '撤回这一条' }).click();
    await question.waitFor({ state: 'hidden' });

    await page.getByText('还没有录入标准').waitFor();
    await page.getByText('撤回的（1）').click();
    await page.getByText('录到别的县去了').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('has no accessibility violation', async () => {
    await signIn('/desk');
    await page.getByRole('button', { name: /通办发/ }).click();
    await page.getByText('优化办理流程').waitFor();

    expect(await findViolations(page)).toEqual([]);
  });
});
