import { describe, expect, it } from 'vitest';
import { findViolations } from '../support/accessibility.ts';
import { givenStaffPages } from '../support/staff-pages.ts';
import { DESK, TELEPHONE } from '../support/web-pages.ts';

const { page, signIn } = givenStaffPages();

describe('duty in the console', () => {
  it.each([
    { size: 'a desk', viewport: DESK },
    { size: 'a telephone', viewport: TELEPHONE },
  ])(
    'shows what nobody has acknowledged at $size, and takes it with the keyboard',
    async ({ viewport }) => {
      await page().setViewportSize(viewport);
      await signIn('/operator');
      const waiting = page().getByRole('region', { name: '等人确认' });
      await waiting.getByText('发给了王建国（第 2 次）', { exact: false }).waitFor();
      expect(await findViolations(page())).toEqual([]);
      expect(await page().evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);

      await waiting.getByRole('button', { name: '已知悉 JZ20261121-0003' }).focus();
      await page().keyboard.press('Enter');

      await waiting.getByText('等人确认 1').waitFor();
      expect(await waiting.textContent()).not.toContain('有生命危险');
    },
  );

  it('opens the ticket of a notice, which shows it as well', async () => {
    await signIn('/operator');

    await page().getByRole('button', { name: '看工单 JZ20261121-0007' }).click();

    const detail = page().getByRole('region', { name: '详情' });
    await detail.getByRole('button', { name: '已知悉 JZ20261121-0007' }).click();
    await detail.getByText('等人确认').waitFor({ state: 'detached' });
    await detail.getByRole('heading', { name: /工单 JZ20261121-0007/ }).waitFor();
  });

  it.each([
    { size: 'a desk', viewport: DESK },
    { size: 'a telephone', viewport: TELEPHONE },
  ])('takes a weekly shift with another day at $size', async ({ viewport }) => {
    await page().setViewportSize(viewport);
    await signIn('/operator');
    await page().getByRole('tab', { name: '值班' }).click();
    const weekly = page().getByRole('region', { name: '每周轮班' });
    await weekly.getByText('加一个每周的班').click();
    await weekly.getByLabel('姓名').fill('李明');
    await weekly.getByLabel('几点开始').fill('20:00');
    await weekly.getByLabel('几点结束', { exact: false }).fill('08:00');
    await weekly.getByLabel('从哪天起').fill('2026-11-20');
    await weekly.getByRole('button', { name: '保存轮班' }).click();
    await weekly.getByText('请至少选一个星期几').waitFor();
    await weekly.getByLabel('周五').check();
    expect(await findViolations(page())).toEqual([]);
    await weekly.getByRole('button', { name: '保存轮班' }).click();
    await weekly.getByText('周五 20:00 到次日 8:00').waitFor();
    const ahead = page().getByRole('region', { name: '接下来七天' });
    await ahead.getByText('11月21日 周六（今天）').waitFor();
    await ahead.getByText('8:00–20:00 王建国 · 值班员 · 南通市').waitFor();
    await ahead.getByText('20:00–24:00 没有人').waitFor();
    expect(await findViolations(page())).toEqual([]);

    await weekly.getByText('某一天另作安排').click();
    await weekly.getByLabel('哪一天', { exact: false }).fill('2026-11-27');
    await weekly.getByRole('button', { name: '保存这一天' }).click();
    await weekly.getByText('2026-11-27：没有人').waitFor();
    expect(await page().evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);

    await weekly.getByRole('button', { name: '撤掉 2026-11-27 的安排' }).click();
    await weekly.getByText('2026-11-27：没有人').waitFor({ state: 'detached' });
    await weekly.getByRole('button', { name: '删掉这个轮班' }).click();
    await page().getByRole('dialog').getByRole('button', { name: '删掉这个轮班' }).click();
    await page().getByText('还没有排班', { exact: false }).waitFor();
  });

  it('takes a shift and removes it', async () => {
    await signIn('/operator');
    await page().getByRole('tab', { name: '值班' }).click();
    await page().getByText('还没有排班', { exact: false }).waitFor();
    await page().getByText('加一班').click();

    const once = page().getByRole('region', { name: '单次的班' });
    await once.getByLabel('姓名').fill('李明');
    await once.getByLabel('从什么时候').fill('2026-11-21T08:00');
    await once.getByLabel('到什么时候').fill('2026-11-22T08:00');
    await page()
      .getByRole('button', { name: /^保\s?存$/ })
      .click();
    await page().getByText('11月21日 8:00 到 11月22日 8:00', { exact: false }).waitFor();
    expect(await findViolations(page())).toEqual([]);
    await page().getByRole('button', { name: '删掉这一班' }).click();
    await page().getByRole('dialog').getByRole('button', { name: '删掉这一班' }).click();

    await page().getByText('还没有排班', { exact: false }).waitFor();
  });
});
