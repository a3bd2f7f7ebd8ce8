import { describe, expect, it } from 'vitest';
import type { Claim, Support } from '../contracts/claims.ts';
import { loadGuardrailWords } from '../knowledge/guardrail-words.ts';
import { type ClaimSurroundings, createClaimLocks } from './claim-locks.ts';

const PHRASES: Record<string, string> = {
  'conversation.hotline': '还想问得更细，请打 12345。',
  'conversation.ticket': '编号 {number}，最晚 {deadline}。',
  'conversation.clause': '文件写着：「{quote}」',
  'assessment.outcome.unmet': '{name}：照您说的，有一条对不上。',
};
const CARD = '如皋的低保户，每半年核查一次，不是马上取消。';

const inspect = createClaimLocks({
  words: loadGuardrailWords(),
  house: {
    phrase: (key, values) => PHRASES[key]?.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ''),
    card: (id) => (id === 'review' ? CARD : undefined),
  },
  namesOutside: (text) => ['海安', '南京'].filter((name) => text.includes(name)),
});
const around: ClaimSurroundings = {
  region: { code: '320682', name: '如皋市' },
  question: '多久查一回',
  grounds: [
    'WL20261121-0001',
    '11月26日（星期四）下班前（17:30）',
    'low_income_family unmet facts',
  ],
};
const claim = (text: string, ...support: Support[]): Claim => ({
  text,
  opens: 'paragraph',
  wordedBy: 'rules',
  support,
});
const phrase = (key: string, values: Record<string, string> = {}) =>
  ({ by: 'phrase', key, values }) as const;
const quote = (said: string) =>
  ({ by: 'clause', number: '甲', clause: '一', quote: said, versionId: null }) as const;
const locksOn = (each: Claim) => inspect(each, around).map(({ lock }) => lock);

describe('a claim in our own words leaves', () => {
  const ticket = { number: 'WL20261121-0001', deadline: '11月26日（星期四）下班前（17:30）' };

  it.each([
    {
      rule: 'a fixed phrase',
      said: claim(PHRASES['conversation.hotline'] ?? '', phrase('conversation.hotline')),
    },
    { rule: 'a card', said: claim(CARD, { by: 'card', id: 'review' }) },
    {
      rule: 'a phrase filled from the ticket',
      said: claim(
        `编号 ${ticket.number}，最晚 ${ticket.deadline}。`,
        phrase('conversation.ticket', ticket),
      ),
    },
    {
      rule: 'a result of the eligibility rules',
      said: claim(
        '低收入家庭：照您说的，有一条对不上。',
        phrase('assessment.outcome.unmet', { name: '低收入家庭' }),
        {
          by: 'tool',
          tool: 'eligibility',
          says: 'low_income_family unmet facts',
        },
      ),
    },
  ])('when it is $rule', ({ said }) => {
    expect(locksOn(said)).toEqual([]);
  });
});

describe('a claim in our own words is stopped', () => {
  const card = (text: string) => claim(text, { by: 'card', id: 'review' });
  const filled = (values: Record<string, string>) =>
    claim(
      `编号 ${values['number']}，最晚 ${values['deadline']}。`,
      phrase('conversation.ticket', values),
    );

  it.each([
    { rule: 'nothing stands behind it', said: claim('随便说的。'), lock: 'support' },
    {
      rule: 'its phrase does not exist',
      said: claim('您好。', phrase('conversation.none')),
      lock: 'support',
    },
    {
      rule: 'a digit is changed',
      said: claim('还想问得更细，请打 12346。', phrase('conversation.hotline')),
      lock: 'number',
    },
    {
      rule: 'a count is changed in Chinese numerals',
      said: card(CARD.replace('半年', '三年')),
      lock: 'number',
    },
    { rule: 'a place is changed', said: card(CARD.replace('如皋', '海安')), lock: 'region' },
    { rule: 'a verdict is added', said: card(`${CARD}您家符合。`), lock: 'words' },
    { rule: 'a promise is added', said: card(`${CARD}马上到账。`), lock: 'words' },
    { rule: 'a link is added', said: card(`${CARD}见 a.example.com`), lock: 'link' },
    { rule: 'HTML is added', said: card(`${CARD}<b>`), lock: 'words' },
    {
      rule: 'a single character is changed',
      said: card(CARD.replace('每', '毎')),
      lock: 'wording',
    },
    {
      rule: 'it is filled with a number from nowhere',
      said: filled({ number: 'WL20261121-0002', deadline: '11月26日' }),
      lock: 'ground',
    },
    {
      rule: 'it is filled with a place from nowhere',
      said: filled({ number: 'WL20261121-0001', deadline: '南京的办结日' }),
      lock: 'ground',
    },
    {
      rule: 'it shows another quote than it cites',
      said: claim(
        '文件写着：「给予救助」',
        phrase('conversation.clause', { quote: '给予救助' }),
        quote('不予救助'),
      ),
      lock: 'quote',
    },
    {
      rule: 'it tells a result that was not computed',
      said: claim(
        '低收入家庭：照您说的，有一条对不上。',
        phrase('assessment.outcome.unmet', { name: '低收入家庭' }),
      ),
      lock: 'words',
    },
    {
      rule: 'a tool is said to have said what it did not',
      said: claim('批准了。', { by: 'tool', tool: 'eligibility', says: '批准了。' }),
      lock: 'ground',
    },
  ])('when $rule', ({ said, lock }) => {
    expect(locksOn(said)).toContain(lock);
  });
});

describe('a word of the verdict in the law itself', () => {
  const LAW =
    '对家庭成员人均收入低于当地最低生活保障标准且符合财产状况规定的家庭，给予最低生活保障；对符合条件的及时给予救助';
  const worded = (text: string) => ({ ...claim(text, quote(LAW)), wordedBy: 'model' as const });

  it.each([
    '家庭成员人均收入低于当地最低生活保障标准且符合财产状况规定的家庭，给最低生活保障。',
    '给予最低生活保障；对符合条件的及时给救助。',
  ])('may be told as its condition: %s', (text) => {
    expect(locksOn(worded(text))).toEqual([]);
  });

  it.each([
    '您的家庭人均收入低于当地最低生活保障标准且符合财产状况规定。',
    '这个家庭符合条件。',
    '符合财产状况规定，给予最低生活保障。',
  ])('may not be said of anybody: %s', (text) => {
    expect(locksOn(worded(text))).toContain('words');
  });
});

describe('a model', () => {
  const LAW = '对符合条件的低保户，每半年核查一次';
  const worded = (text: string, said = LAW): Claim => ({
    ...claim(text, quote(said)),
    wordedBy: 'model',
  });

  it.each([
    { rule: 'word a quote', said: worded('低保户每半年核查一次。') },
    { rule: 'repeat a sentence of the law with a verdict word in it', said: worded(`${LAW}。`) },
  ])('may $rule', ({ said }) => {
    expect(locksOn(said)).toEqual([]);
  });

  it.each([
    { rule: 'say a verdict beside the law', said: worded(`您家，${LAW}。`), lock: 'words' },
    {
      rule: 'say a verdict in other words',
      said: worded('每半年核查一次，您家够不着低保。'),
      lock: 'words',
    },
    { rule: 'change a number', said: worded('低保户每一年核查一次。'), lock: 'number' },
    { rule: 'name another place', said: worded('海安的低保户每半年核查一次。'), lock: 'region' },
    {
      rule: 'quote a few letters',
      said: worded('低保户每半年核查一次。', '低保户'),
      lock: 'quote',
    },
    { rule: 'speak of something else', said: worded('先把押金打过来再说吧。'), lock: 'wording' },
    {
      rule: 'go on and on',
      said: worded(`低保户每半年核查一次。${'核查'.repeat(200)}`),
      lock: 'wording',
    },
  ])('may not $rule', ({ said, lock }) => {
    expect(locksOn(said)).toContain(lock);
  });
});
