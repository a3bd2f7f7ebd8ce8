import { describe, expect, it } from 'vitest';
import { findViolations } from '../support/accessibility.ts';
import { writtenOffice } from '../support/fake-offices.ts';
import { writtenParameter } from '../support/fake-parameters.ts';
import { citation } from '../support/fake-replies.ts';
import { givenStaffPages } from '../support/staff-pages.ts';

const { page, signIn } = givenStaffPages();

describe('the calendar at the desk', () => {
  it('takes a year as the notice words it', async () => {
    await signIn('/desk');
    await page().getByRole('tab', { name: '放假安排' }).click();
    await page().getByText('录入一年的放假安排').click();

    await page().getByLabel('年份').fill('2027');
    await page().getByLabel('通知的文号').fill('某发明电〔2030〕1号');
    await page().getByLabel('放假的日子').fill('2027-01-01 至 2027-01-03 元旦');
    await page()
      .getByRole('button', { name: /^保\s?存$/ })
      .click();

    await page().getByText('放假安排录到 2027-12-31').waitFor();
    expect(await findViolations(page())).toEqual([]);
  });
});

describe('the policy desk', () => {
  it('shows the clauses of a document', async () => {
    await signIn('/desk');

    await page()
      .getByRole('button', { name: /通办发/ })
      .click();

    await page().getByText('优化办理流程').waitFor();
  });

  it('shows what a search finds, with its score and why', async () => {
    await signIn('/desk');
    await page().getByRole('tab', { name: '检索试查' }).click();

    await page().getByLabel('要查的话').fill('要带什么');
    await page().keyboard.press('Enter');

    await page().getByText('得分 7.420').waitFor();
    await page().getByText('材料→一证一书', { exact: false }).waitFor();
    expect(await page().getByText(citation.quote, { exact: false }).count()).toBe(1);
  });

  it('shows what people hold against a rule', async () => {
    await signIn('/desk');
    await page().getByRole('tab', { name: '群众指出的反例' }).click();

    await page().getByText('应该保留到第六个月', { exact: false }).waitFor();
    expect(await findViolations(page())).toEqual([]);
  });

  it('puts a card back into service, with the keyboard alone', async () => {
    await signIn('/desk');
    await page().getByRole('tab', { name: '答案卡' }).click();
    await page().getByText('没有核对过的卡也在用', { exact: false }).waitFor();
    await page().getByLabel('看哪些').selectOption('停用的');

    await page()
      .getByRole('button', { name: /原文变了，停用/ })
      .focus();
    await page().keyboard.press('Enter');
    expect(await findViolations(page())).toEqual([]);
    await page().getByRole('button', { name: '已核对' }).focus();
    await page().keyboard.press('Enter');

    await page().getByText('2 张答案卡，0 张停用', { exact: false }).waitFor();
  });

  it('takes a published standard, typed with the keyboard alone', async () => {
    await signIn('/desk');
    await page().getByRole('tab', { name: '标准' }).click();
    await page().getByText('该核对了').waitFor();

    await page().getByRole('button', { name: '添加标准' }).focus();
    await page().keyboard.press('Enter');
    await page().getByLabel('地区').fill(writtenParameter.region);
    await page().getByLabel('金额').fill('800');
    await page().getByLabel('从哪天起执行').fill(writtenParameter.validFrom);
    await page().getByLabel('来源').fill(writtenParameter.source);
    await page().getByLabel('哪天核对过').fill(writtenParameter.verifiedOn);
    await page().getByLabel('最晚哪天再核对').fill(writtenParameter.checkDueOn);
    await page().keyboard.press('Enter');

    await page()
      .getByRole('heading', { name: /江苏省南通市 低保标准/ })
      .waitFor();
    await page()
      .getByRole('button', { name: /江苏省南通市 低保标准/ })
      .waitFor();
    expect(await findViolations(page())).toEqual([]);
  });

  it('takes an office, typed with the keyboard alone', async () => {
    await signIn('/desk');
    await page().getByRole('tab', { name: '办事窗口' }).click();
    await page().getByText('该核对了').waitFor();

    await page().getByRole('button', { name: '添加窗口' }).focus();
    await page().keyboard.press('Enter');
    await page().getByLabel('地区').fill(writtenOffice.region);
    await page().getByLabel('窗口名称').fill(writtenOffice.name);
    await page()
      .getByLabel('电话')
      .fill(writtenOffice.phone ?? '');
    await page().getByLabel('从哪天起').fill(writtenOffice.validFrom);
    await page().getByLabel('来源').fill(writtenOffice.source);
    await page().getByLabel('哪天核对过').fill(writtenOffice.verifiedOn);
    await page().getByLabel('最晚哪天再核对').fill(writtenOffice.checkDueOn);
    await page().keyboard.press('Enter');

    await page().getByRole('heading', { name: writtenOffice.name }).waitFor();
    await page().getByText('没有登记').first().waitFor();
    expect(await findViolations(page())).toEqual([]);
  });

  it('withdraws a standard that was entered by mistake, and says why, after asking once more', async () => {
    await signIn('/desk');
    await page().getByRole('tab', { name: '标准' }).click();
    await page()
      .getByRole('button', { name: /怀远县 低保标准/ })
      .click();
    await page().getByText('根本不该录，要撤回').click();
    await page().getByLabel('为什么撤回').fill('录到别的县去了');

    const content = page().getByRole('region', { name: '标准内容' });
    const question = page().getByRole('dialog', { name: /确定撤回吗/ });
    await content.getByRole('button', { name: '撤回这一条' }).click();
    await question.getByRole('button', { name: '再想想' }).click();
    await question.waitFor({ state: 'hidden' });
    await content.getByRole('button', { name: '撤回这一条' }).click();
    await question.waitFor();
    expect(await findViolations(page())).toEqual([]);
    await question.getByRole('button', { name: '撤回这一条' }).click();
    await question.waitFor({ state: 'hidden' });

    await page().getByText('还没有录入标准').waitFor();
    await page().getByText('撤回的（1）').click();
    await page().getByText('录到别的县去了').waitFor();
    expect(await findViolations(page())).toEqual([]);
  });

  it('has no accessibility violation', async () => {
    await signIn('/desk');
    await page()
      .getByRole('button', { name: /通办发/ })
      .click();
    await page().getByText('优化办理流程').waitFor();

    expect(await findViolations(page())).toEqual([]);
  });
});
