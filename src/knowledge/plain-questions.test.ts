import { describe, expect, it } from 'vitest';
import { ASK_KINDS } from '../understanding/understanding.ts';
import { loadCards } from './cards.ts';
import { createPlainReader, loadPlainQuestions } from './plain-questions.ts';
import { loadPolicyDocuments } from './policy-documents.ts';

const data = loadPlainQuestions();
const read = createPlainReader(data);

describe('a plain question', () => {
  it.each([
    ['低保怎么申请', 'how_to_apply', ['subsistence_allowance']],
    ['你好，我想问一下，办低保要带什么材料呢？', 'materials', ['subsistence_allowance']],
    ['支出型临时救助是什么', 'what_is', ['expenditure_temporary_aid']],
    ['低保和特困有什么区别', 'difference', ['subsistence_allowance', 'extreme_hardship_support']],
    ['低保户看病有什么优惠', 'medical', ['medical_aid']],
    ['儿子打工，老两口能吃低保吗', 'child_income', ['subsistence_allowance']],
    ['我吃低保，儿子上班了，怎么办', 'risen_by_work', ['subsistence_allowance']],
    ['儿子上班了低保还能吃吗', 'risen_by_work', ['subsistence_allowance']],
    ['有哪些救助', 'overview', []],
    ['我离异了，带娃，能申请低保吗', 'circumstance', ['subsistence_allowance']],
    ['我妈领着养老金可以吃低保不', 'has_pension', ['subsistence_allowance']],
    ['土地流转的钱算不算收入', 'counts_as_income', ['subsistence_allowance']],
    ['空巢老人没人照料咋办', 'nobody_cares', ['service_aid']],
    ['女儿出嫁了，老两口能领低保吗', 'child_income', ['subsistence_allowance']],
    ['邻居开奥迪还吃低保，去哪举报', 'fraud', []],
  ])('%s asks for %s of %j', (question, kind, aids) => {
    expect(read(question)).toMatchObject({ kind, aids });
  });

  it.each([
    '低保怎么申请，我家三口人都没工作',
    '我吃低保，儿子上班了，一个月四千，怎么办',
    '村里人说低保怎么申请都没用',
    '我能不能吃低保',
    '儿子能吃低保吗',
    '低保和特困怎么申请',
    '离婚了能申请临时救助吗',
    '精神残疾二级能吃低保吗',
    '没饭吃怎么办',
    '',
  ])('is not: %s', (question) => {
    expect(read(question)).toBeNull();
  });

  it('is read at once, however long and strange the text', () => {
    const started = performance.now();
    for (const text of ['低保'.repeat(50_000), '，'.repeat(100_000), '吗'.repeat(100_000)])
      expect(read(text)).toBeNull();

    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the kinds of plain questions', () => {
  const cards = loadCards();
  const kinds = Object.keys(data.kinds);

  it('are all that cards name', () => {
    const named = [...new Set(cards.flatMap(({ plain }) => plain))];

    expect(named.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it('are called as understanding calls them', () => {
    const asks = Object.values(data.kinds).flatMap((kind) => kind.asks);

    expect(asks.filter((ask) => !ASK_KINDS.some((kind) => kind === ask))).toEqual([]);
  });

  const ofMeetings = ['皋民救〔2024〕2号'];
  const numbers = loadPolicyDocuments()
    .map(({ metadata }) => metadata.number)
    .filter((number) => !ofMeetings.includes(number));

  it.each(numbers)('all have a card of %s', (number) => {
    const answered = cards
      .filter(({ document }) => document === number)
      .flatMap(({ plain }) => plain);

    expect(kinds.filter((kind) => !answered.includes(kind))).toEqual([]);
  });

  it('have one card for an aid in a document', () => {
    const places = cards.flatMap(({ document, plain, programmes }) =>
      plain.flatMap((kind) =>
        (programmes.length === 0 ? ['any'] : programmes).map((id) => `${document} ${kind} ${id}`),
      ),
    );

    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
  });
});
