import { DESK, givenPages } from './web-pages.ts';

/** The pages of staff, at desk size. */
export function givenStaffPages() {
  const { page, api } = givenPages(DESK);
  return {
    page,
    api,
    async signIn(path: '/operator' | '/desk', password = 'warmline'): Promise<void> {
      await page().goto(`${api().url}${path}`);
      await page().getByLabel('用户名').fill('admin');
      await page().getByLabel('密码').fill(password);
      await page().keyboard.press('Enter');
    },
  };
}
