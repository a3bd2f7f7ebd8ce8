import { describe, expect, it } from 'vitest';
import { loadTriagePhrases } from '../knowledge/phrases.ts';
import { normaliseUtterance } from '../shared/text.ts';
import { createTriage } from './triage.ts';

const reader = createTriage(loadTriagePhrases());
const read = (text: string) => reader.triage(normaliseUtterance(text));

describe('nobody is in danger', () => {
  it.each([
    ['who asks which side to go to first', '残联跟社区 我该先找哪头'],
    ['who comes back to the interview', '不好意思刚去倒垃圾了 讲到哪一步了'],
    ['who asks what officials may do at a visit', '社区的人要拍我家客厅 我不乐意 行不行'],
    ['who asks what officials owe to whoever is in want', '村干部该不该挨家问谁家断粮了'],
    ['who was hurt and has been treated', '上个月摔断了胳膊 接好了 夹板昨天拆的 在家养着'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ danger: null, urgent: false });
  });
});

describe('a cause alone is no emergency', () => {
  it.each([
    ['job_loss', '主管昨天讲 从下礼拜起我就不用来上班了'],
    ['fire', '前天柴房起火 火灭了 我们住的屋没得事'],
  ])('%s', (event, text) => {
    expect(read(text)).toMatchObject({ urgent: false, cause: { event, recent: true } });
  });
});

describe('somebody is in danger', () => {
  it.each([
    ['who broke off an attempt', '夜里绳子系到梁上 后来又解下来了'],
    ['who believes the others better off without them', '我要是不在了 他们反倒松快'],
  ])('%s', (_, text) => {
    expect(read(text).danger).toMatchObject({ certainty: 'clear', category: 'suicide' });
  });

  it('who only may be: went up at night and came back', () => {
    expect(read('昨晚去了趟江边 坐了坐又回来了').danger).not.toBeNull();
  });
});
