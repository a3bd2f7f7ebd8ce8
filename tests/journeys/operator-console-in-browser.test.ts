import { describe, expect, it } from 'vitest';
import { findViolations } from '../support/accessibility.ts';
import { session, tickets } from '../support/fake-staff.ts';
import { givenStaffPages } from '../support/staff-pages.ts';
import { DESK, TELEPHONE } from '../support/web-pages.ts';

const { page, api, signIn } = givenStaffPages();

describe('the operators’ console', () => {
  it('says in the server’s words why nobody is signed in', async () => {
    await signIn('/operator', 'wrong');

    await page().getByRole('alert').getByText('用户名或密码不对').waitFor();
  });

  it('lists first whoever is in danger', async () => {
    await signIn('/operator');

    const first = page().getByRole('tabpanel').getByRole('listitem').first();
    await first.getByText('有生命危险').waitFor();
    expect(await first.textContent()).toContain('我真的不想活了');
  });

  it('shows a fact with the words it came from, and masks where to reach the person', async () => {
    await signIn('/operator');

    await page()
      .getByRole('button', { name: /今晚没地方住/ })
      .click();

    await page()
      .getByRole('row', { name: /遇到的困难/ })
      .getByText('「家里着火」')
      .waitFor();
    await page().getByText('＊＊＊').waitFor();
  });

  it('opens the conversation of a ticket with the keyboard', async () => {
    await signIn('/operator');
    await page().getByRole('tab', { name: /工单/ }).click();

    await page()
      .getByRole('button', { name: /房屋火灾/ })
      .focus();
    await page().keyboard.press('Enter');

    await page()
      .getByRole('heading', { name: /工单 JZ20261121-0007/ })
      .waitFor();
  });

  it('asks to sign in again when the session has ended', async () => {
    await signIn('/operator');
    await page().getByRole('listitem').first().waitFor();
    await page().getByText('还没有录入 2027 年的放假安排').waitFor();

    await page().request.post(`${api().url}/api/v1/logout`);

    // The list is read again by itself too, and its buttons may be gone before they are pressed.
    const click = page()
      .getByRole('button', { name: /今晚没地方住/ })
      .click();
    await Promise.any([click, page().getByText('登录已经过期').waitFor()]);
    await page().getByText('登录已经过期').waitFor();
  });

  it('has no accessibility violation', async () => {
    await signIn('/operator');
    await page()
      .getByRole('button', { name: /今晚没地方住/ })
      .click();
    await page().getByText('＊＊＊').waitFor();

    expect(await findViolations(page())).toEqual([]);
  });
});

describe('a ticket in the console', () => {
  async function openTicket(): Promise<void> {
    await signIn('/operator');
    await page().getByRole('tab', { name: '工单' }).click();
    await page()
      .getByRole('button', { name: /房屋火灾/ })
      .focus();
    await page().keyboard.press('Enter');
    await page()
      .getByRole('heading', { name: /已受理/ })
      .waitFor();
  }

  it('is moved on with the keyboard alone', async () => {
    await openTicket();

    await page().keyboard.press('1');
    await page().getByLabel('原因').waitFor();
    await page().keyboard.press('Enter');

    await page()
      .getByRole('heading', { name: /已派单/ })
      .waitFor();
    await page().getByText('办到下一步：已派单').waitFor();
    expect(await findViolations(page())).toEqual([]);
  });

  it('asks for the reason where one is needed', async () => {
    await openTicket();

    await page().keyboard.press('2');
    await page().getByLabel('原因').fill('对方管这件事');
    await page().keyboard.press('Enter');

    await page().getByText('原因：对方管这件事', { exact: false }).waitFor();
  });

  it('shows how it stands now to whoever was slower', async () => {
    await openTicket();
    const [, second] = tickets;
    const { account } = session;
    // Somebody else is quicker while the move is on its way: sooner, the page could have read it.
    await page().route('**/moves', async (route) => {
      await api().tickets.move(second?.id ?? '', { version: 1, to: 'returned' }, account);
      await route.continue();
    });

    await page().keyboard.press('1');
    await page().getByLabel('原因').waitFor();
    await page().keyboard.press('Enter');

    await page().getByRole('alert').getByText('现在的状态是「已退回」').waitFor();
    await page()
      .getByRole('heading', { name: /已退回/ })
      .waitFor();
  });

  it('shows its limit with every day, and that a year is missing', async () => {
    await openTicket();

    await page().getByText('急难时限：最晚 11月25日').click();

    await page().getByText('2026-11-22 星期日').waitFor();
    await page().getByText('还没有录入 2027 年的放假安排').waitFor();
  });
});

describe('the integration in the console', () => {
  async function openIntegration(): Promise<void> {
    await signIn('/operator');
    await page().getByRole('tab', { name: '对接' }).click();
    await page().getByText('送不到 1 条').waitFor();
  }

  it('sends what happened before sending began, from a day on, after asking once more', async () => {
    await openIntegration();
    const history = page().getByRole('region', { name: '补发' });
    await history.getByText('以前的 12 条没有送', { exact: false }).waitFor();
    await history.getByLabel('从哪天起').fill('2026-11-01');

    await history.getByRole('button', { name: /^补\s?发$/ }).click();
    const question = page().getByRole('dialog', { name: /都补发给对方吗/ });
    await question.getByRole('button', { name: /^补\s?发$/ }).click();

    await history.waitFor({ state: 'detached' });
  });

  it.each([
    { size: 'a desk', viewport: DESK },
    { size: 'a telephone', viewport: TELEPHONE },
  ])('shows what a file would change before it is done, at $size', async ({ viewport }) => {
    await page().setViewportSize(viewport);
    await openIntegration();
    const room = page().getByRole('region', { name: '导入状态变更' });
    // 工单号 in GBK, as Excel saves it in China.
    const buffer = Buffer.from([0xb9, 0xa4, 0xb5, 0xa5, 0xba, 0xc5]);
    await room
      .getByLabel('选文件')
      .setInputFiles({ name: '变更.csv', mimeType: 'text/csv', buffer });
    const pasted = room.getByLabel('或者贴在这里', { exact: false });
    await expect.poll(() => pasted.inputValue()).toBe('工单号');

    await room.getByRole('button', { name: '先看看会改什么' }).click();
    await room.getByText('会改 2 行，不用改 0 行，不能办 2 行。现在还什么都没有改。').waitFor();
    await room.getByText('已派单 → 已接收').waitFor();
    await room.getByText('不能办：没有这个编号的工单。请核对工单号。').waitFor();
    expect(await findViolations(page())).toEqual([]);
    expect(await page().evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);

    await room.getByRole('button', { name: '照此办理（2 行）' }).click();
    const question = page().getByRole('dialog', { name: /照着办吗/ });
    await question.getByRole('button', { name: '照此办理（2 行）' }).click();
    await room.getByText('办了 1 行，不用改 0 行，没有办 1 行。').waitFor();
    await room.getByText('没有办：看过预览以后', { exact: false }).waitFor();
  });

  it('closes what need not arrive any more with the reason', async () => {
    await openIntegration();
    const dead = page().getByRole('region', { name: '没送到的' });
    await dead.getByText('不用再送了').click();
    await dead.getByLabel('为什么不用送了').fill('对方已经手工登记');

    await dead.getByRole('button', { name: '结掉 JZ20261121-0007 的这一条' }).click();
    const question = page().getByRole('dialog', { name: /确定结掉吗/ });
    await question.getByRole('button', { name: /结掉/ }).click();

    await page().getByText('另有 1 条没送到，写明原因结掉了', { exact: false }).waitFor();
    expect(await page().getByRole('region', { name: '没送到的' }).count()).toBe(0);
  });

  it('says in words what did not arrive, and sends it again after asking once more', async () => {
    await openIntegration();
    await page().getByText('对方的系统出错（500）').waitFor();
    await page().getByText('连不上对方，对方的服务可能没有开').waitFor();
    expect(await findViolations(page())).toEqual([]);

    await page().getByRole('button', { name: '全部重发' }).click();
    const question = page().getByRole('dialog', { name: /都重发吗/ });
    await question.getByRole('button', { name: '全部重发' }).click();

    await page().getByText('没有送不到的').waitFor();
    await page().getByText('谁做过什么').click();
    await page().getByText('admin 重发了没送到的 1 条').waitFor();
  });

  it('opens the ticket of an event, with the keyboard', async () => {
    await openIntegration();

    await page()
      .getByRole('button', { name: /^JZ20261121-0007/ })
      .focus();
    await page().keyboard.press('Enter');

    await page()
      .getByRole('heading', { name: /已受理/ })
      .waitFor();
  });

  it('shows a token once, and takes it back', async () => {
    await openIntegration();
    await page().getByLabel('给哪个系统').fill('民政工单');
    await page().getByLabel('能做什么').selectOption('两样都可以');
    await page().getByRole('button', { name: '发一个凭证' }).click();

    const shown = page().getByLabel(/只显示这一次/);
    await shown.waitFor();
    expect(await shown.inputValue()).toMatch(/^warmline_/);
    await page().getByText('：读取工单变化、送入状态变更').waitFor();
    expect(await findViolations(page())).toEqual([]);

    await page().getByRole('button', { name: '收回“民政工单”的凭证' }).click();
    const question = page().getByRole('dialog', { name: /确定收回吗/ });
    await question.getByRole('button', { name: /收回/ }).click();
    await page().getByText('收回了', { exact: false }).first().waitFor();
  });

  it('leads to files of the tickets that are shown', async () => {
    await signIn('/operator');
    await page().getByRole('tab', { name: '工单' }).click();
    await page().getByLabel('种类').selectOption('急难型临时救助');

    const link = page().getByRole('link', { name: '表格' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(
      '/api/v1/staff/tickets/export?kind=emergency_temporary_aid&format=csv',
    );
  });
});
