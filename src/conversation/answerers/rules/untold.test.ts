import { describe, expect, it } from 'vitest';
import { isAdmittedIn } from './untold.ts';

describe('isAdmittedIn', () => {
  const text = '救助的事手机上能办。用哪个软件，文件没有写，可以打 12345 问。';

  it('hears that it does not say what the question names', () => {
    expect(isAdmittedIn(text, '手机上要下什么软件')).toBe(true);
  });

  it('hears what is named behind it', () => {
    expect(isAdmittedIn('方式是座谈，文件没有写现场发钱。', '现场会不会发')).toBe(true);
    expect(isAdmittedIn('方式是座谈，文件没有写现场发钱。', '座谈是不是方式')).toBe(false);
  });

  it('does not take what is said for what is left unsaid', () => {
    expect(isAdmittedIn(text, '手机上能办吗')).toBe(false);
    expect(isAdmittedIn('一般先走民政；有什么例外，文件没有写。', '先走民政吗')).toBe(false);
    expect(isAdmittedIn('软件叫救助通。用哪个软件登录，文件没有写。', '用什么软件')).toBe(false);
  });
});
