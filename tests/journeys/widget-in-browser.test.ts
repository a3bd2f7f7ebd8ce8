import { describe, expect, it } from 'vitest';
import { findViolations } from '../support/accessibility.ts';
import { citation, ticket } from '../support/fake-replies.ts';
import { givenPages, TELEPHONE } from '../support/web-pages.ts';

const { page, api, chromium } = givenPages(TELEPHONE);

const chat = () => page().locator('warmline-chat');
const log = () => chat().getByRole('log');
const conversations = () => [...api().conversations.all.values()];

async function ask(text: string): Promise<void> {
  await chat().getByRole('textbox').fill(text);
  await chat().getByRole('textbox').press('Enter');
}

async function openPage(): Promise<void> {
  await page().goto(api().url);
  await log().getByText('您好').waitFor();
}

describe('the widget in a browser', () => {
  it('shows the clause behind an answer, letter by letter', async () => {
    await openPage();

    await ask('低保怎么申请，要带什么？');
    await log().locator('details[data-n="1"] summary').click();

    await log().locator('details[open]').getByText(citation.quote).waitFor();
    await log().locator('details[open]').getByText(`《${citation.document.title}》`).waitFor();
  });

  it('shows an answer that AI is writing, unread by a screen reader, and ends with the whole one', async () => {
    const release = api().conversations.holdReplies();
    await openPage();

    await ask('还要评议吗');
    const growing = log().locator('article[aria-hidden="true"]');
    await growing.getByText('有争议的，才开会评议。').waitFor();

    expect(await growing.innerText()).toContain('人工智能（AI）生成');
    expect(await growing.innerText()).toContain('还没写完');
    expect(await findViolations(page())).toEqual([]);

    release();
    await log().locator('article[data-reply] details[data-n="1"]').waitFor();

    expect(await growing.count()).toBe(0);
    expect(await log().getByText('有争议的，才开会评议。').count()).toBe(1);
    expect(await log().locator('article[data-seq="3"] .label').innerText()).toContain('AI');
  });

  it('shows number, code and deadline with its weekday when a ticket is filed', async () => {
    await openPage();

    await ask('家里着火了，今晚没地方住');

    await log().getByText(ticket.number).waitFor();
    await log().getByText(ticket.code).waitFor();
    await log().getByText('2026年11月25日 星期三 17:30').waitFor();
  });

  it('offers the emergency numbers as links to call', async () => {
    await openPage();

    await ask('我真的不想活了');

    await log()
      .getByRole('link', { name: /拨打 12356/ })
      .waitFor();
    const numbers = await log()
      .locator('a.emergency')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(numbers).toEqual(['tel:12356', 'tel:120', 'tel:110']);
  });

  it('shows markup in an answer as the characters it is', async () => {
    await openPage();

    await ask('攻击');
    await log().getByText('<img src=x', { exact: false }).waitFor();

    expect(await log().locator('img').count()).toBe(0);
    expect(await log().locator('a[href^="javascript"]').count()).toBe(0);
  });

  it('answers without a WebSocket', async () => {
    api().conversations.refuseSockets = true;
    await openPage();

    await ask('低保怎么申请？');

    await log().getByText('要带的东西很少', { exact: false }).waitFor();
  });

  it('sends what was typed while the server was away, once', async () => {
    await openPage();
    api().conversations.refuseHttp = true;
    api().conversations.refuseSockets = true;
    api().conversations.dropSockets();
    await ask('低保怎么申请？');

    api().conversations.refuseHttp = false;
    api().conversations.refuseSockets = false;
    await log().getByText('要带的东西很少', { exact: false }).waitFor();

    expect(conversations()[0]?.messages.filter(({ from }) => from === 'citizen')).toHaveLength(1);
  });

  it('shows the conversation again after a reload', async () => {
    await openPage();
    await ask('低保怎么申请？');
    await log().getByText('要带的东西很少', { exact: false }).waitFor();

    await page().reload();

    await log().getByText('要带的东西很少', { exact: false }).waitFor();
    expect(conversations()).toHaveLength(1);
  });

  it('erases the conversation after asking once more', async () => {
    await openPage();
    const [before] = api().conversations.all.keys();
    await ask('低保怎么申请？');
    await log().getByText('要带的东西很少', { exact: false }).waitFor();

    await chat().getByRole('button', { name: '删除这次对话' }).click();
    await chat().getByRole('button', { name: '确定删除' }).click();
    await chat().getByText('对话已删除', { exact: false }).waitFor();

    expect([...api().conversations.all.keys()]).not.toContain(before);
  });

  it('can be used with the keyboard alone', async () => {
    await openPage();
    await chat().getByRole('textbox').focus();

    await page().keyboard.type('家里着火了');
    await page().keyboard.press('Tab');
    await page().keyboard.press('Enter');

    await log().getByText(ticket.number).waitFor();
  });

  it.each([320, 390, 1280])('fits a window %i pixels wide at the largest text', async (width) => {
    await page().setViewportSize({ width, height: 800 });
    await openPage();
    for (let step = 0; step < 4; step += 1)
      await chat().getByRole('button', { name: '字大一点' }).click();
    await ask('家里着火了');
    await log().getByText(ticket.number).waitFor();

    const overflow = await page().evaluate(`[document.documentElement,
      document.querySelector('warmline-chat').shadowRoot.querySelector('.log')]
      .map((box) => box.scrollWidth - box.clientWidth)`);

    expect(overflow).toEqual([0, 0]);
  });

  it.each(['light', 'dark'])('has no accessibility violation in the %s theme', async (theme) => {
    await openPage();
    await page().evaluate(`document.querySelector('warmline-chat').theme = '${theme}'`);
    await ask('低保怎么申请，要带什么？');
    await log().getByText('要带的东西很少', { exact: false }).waitFor();
    await ask('我能不能拿低保');
    await log().getByText('初步判断', { exact: true }).waitFor();
    await ask('家里着火了');
    await log().getByText(ticket.number).waitFor();
    await ask('我真的不想活了');
    await log()
      .getByRole('link', { name: /拨打 12356/ })
      .waitFor();

    expect(await findViolations(page())).toEqual([]);
  });

  it('gives every control of the widget at least 48 pixels', async () => {
    await openPage();
    await ask('低保怎么申请，要带什么？');
    await log().getByText('要带的东西很少', { exact: false }).waitFor();

    const small = await page().evaluate(`[...document.querySelector('warmline-chat').shadowRoot
      .querySelectorAll('button:not(.mark), summary, header a, a.emergency, textarea')]
      .filter((one) => one.getBoundingClientRect().height < 48)
      .map((one) => one.textContent)`);

    expect(small).toEqual([]);
  });

  it('tells to call 12345 where scripts do not run', async () => {
    const context = await chromium().browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();

    await plain.goto(api().url);

    await plain
      .locator('noscript, .no-script')
      .getByText('12345')
      .first()
      .waitFor({ state: 'attached' });
    await context.close();
  });
});
