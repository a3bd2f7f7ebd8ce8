import { describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import type { Database } from '../database/executor.ts';
import { loadPolicyDocuments } from '../knowledge/policy-documents.ts';
import { publishDocuments } from '../knowledge/publish-documents.ts';
import { loadTerms } from '../knowledge/terms.ts';
import { createTermsDesk } from '../knowledge/terms-desk.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { createSearch } from './search.ts';
import { createSegmenter } from './segmenter.ts';

const clock = () => new Date('2026-11-21T10:00:00+08:00');
const today = calendarDate('2026-11-21');
const describePlace = (code: string) => ({ code, name: code, path: code });
const terms = createTermsDesk(loadTerms());
const segmenter = createSegmenter(terms);

const LADDERS = {
  如皋: ['320682', '320600', '320000'],
  南通: ['320600', '320000'],
  怀远: ['340321', '340300', '340000'],
  草街: ['500117005', '500117', '500000'],
  北京: ['110101', '110000'],
} as const;
type Town = keyof typeof LADDERS;

async function publish(db: Database) {
  await publishDocuments(db, loadPolicyDocuments(), clock);
  return createSearch({ db, segmenter, terms, describePlace });
}

describeOnEveryDatabase('searching clauses', (database) => {
  it('finds nothing where nothing binds', async () => {
    const { search } = await publish(database());

    expect(
      await search({ text: '低保怎么办', ladder: LADDERS.北京, asOf: today, limit: 10 }),
    ).toEqual([]);
  });

  it('finds nothing before a document takes effect', async () => {
    const { search } = await publish(database());
    const asOf = calendarDate('2023-12-31');

    expect(await search({ text: '渐退期', ladder: LADDERS.草街, asOf, limit: 10 })).toEqual([]);
  });

  it('finds only what binds the place', async () => {
    const { search } = await publish(database());

    const hits = await search({ text: '临时救助', ladder: LADDERS.怀远, asOf: today, limit: 50 });

    expect(new Set(hits.map((hit) => hit.document.number))).toEqual(new Set(['怀民〔2021〕184号']));
  });

  it('marks a clause whose period is over', async () => {
    const { search } = await publish(database());

    const hits = await search({
      text: '基层行活动什么时候到搬经镇',
      ladder: LADDERS.如皋,
      asOf: today,
      limit: 3,
    });

    expect(hits[0]).toMatchObject({ document: { number: '皋民救〔2024〕2号' }, status: 'expired' });
    expect(hits[0]?.why).toContain('本条所定期间已过');
  });

  it('tells which words matched and which term widened the question', async () => {
    const { search } = await publish(database());

    const [hit] = await search({ text: '五保怎么吃', ladder: LADDERS.南通, asOf: today, limit: 1 });

    expect(hit?.why.join('；')).toContain('“五保”即特困人员救助供养');
    expect(hit?.why.join('；')).toContain('词语相符');
  });

  it('gives the same order twice, scores falling and above zero', async () => {
    const { search } = await publish(database());
    const query = { text: '救助', ladder: LADDERS.如皋, asOf: today, limit: 50 };

    const hits = await search(query);

    expect(await search(query)).toEqual(hits);
    const scores = hits.map((hit) => hit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it('finds nothing for words that no document knows', async () => {
    const { search } = await publish(database());

    expect(
      await search({ text: '量子纠缠', ladder: LADDERS.南通, asOf: today, limit: 10 }),
    ).toEqual([]);
  });

  it('indexes a superseded clause no more, and its successor at once', async () => {
    const db = database();
    const { search } = await publish(db);
    await search({ text: '渐退期', ladder: LADDERS.草街, asOf: today, limit: 20 });
    const changed = loadPolicyDocuments().map((document) => ({
      ...document,
      clauses: document.clauses.map((clause) => ({
        ...clause,
        text: clause.text.replace('渐退期', '缓冲期'),
      })),
    }));
    await publishDocuments(db, changed, clock);

    const hits = await search({ text: '缓冲期', ladder: LADDERS.草街, asOf: today, limit: 20 });

    expect(hits[0]).toMatchObject({ clause: '二（五）' });
    expect(new Set(hits.map((hit) => hit.clauseId)).size).toBe(hits.length);
  });
});

/** Questions as people ask them; one of the clauses must be among the first three. */
const LAY_QUESTIONS: { town: Town; text: string; clauses: string[] }[] = [
  { town: '如皋', text: '我家收入比低保标准低，能吃低保吗', clauses: ['二（一）'] },
  { town: '如皋', text: '我爸肢体二级残疾，能不能单独办低保', clauses: ['二（一）'] },
  { town: '南通', text: '刚找到工作，低保会不会马上停', clauses: ['二（一）'] },
  { town: '南通', text: '孤老没有儿女，想吃五保', clauses: ['二（二）'] },
  { town: '南通', text: '五保老人要人服侍，护理按什么标准', clauses: ['四（一）', '二（二）'] },
  { town: '南通', text: '家里着火了什么都没了，有没有救急的钱', clauses: ['二（三）'] },
  { town: '南通', text: '住院自己要掏多少', clauses: ['五（二）'] },
  { town: '南通', text: '娃儿上大学学费交不起', clauses: ['五（二）'] },
  { town: '南通', text: '老房子是危房，政府给不给修', clauses: ['五（二）'] },
  { town: '南通', text: '申请要带什么材料', clauses: ['六（一）'] },
  { town: '南通', text: '还要开会评议吗，不想邻居都知道', clauses: ['六（一）'] },
  { town: '南通', text: '低保多久查一次', clauses: ['四（三）'] },
  { town: '南通', text: '够不上低保，比标准高一点点怎么办', clauses: ['三（二）'] },
  { town: '南通', text: '骗低保的人抓不抓', clauses: ['七（三）'] },
  { town: '南通', text: '低保标准什么时候涨', clauses: ['四（一）'] },
  { town: '怀远', text: '低保办下来要多久', clauses: ['二（六）'] },
  { town: '怀远', text: '我妈75了，能不能走绿色通道', clauses: ['二（五）'] },
  { town: '怀远', text: '出了车祸没钱了，能先给点钱吗', clauses: ['二（三）'] },
  { town: '怀远', text: '在外地打工有居住证，能在那边申请吗', clauses: ['二（八）', '二（三）'] },
  { town: '怀远', text: '瘫在床上的五保老人有人上门照顾吗', clauses: ['二（七）', '二（九）'] },
  { town: '草街', text: '急难救助几天能拿到钱', clauses: ['二（七）'] },
  { town: '草街', text: '买了摩托车会不会取消低保', clauses: ['二（十）'] },
  { town: '草街', text: '屋头收入涨了，检退期有好久', clauses: ['二（五）'] },
  { town: '草街', text: '残疾人两补在外地能不能办', clauses: ['二（九）'] },
  { town: '草街', text: '街上有个讨口子天天睡桥洞', clauses: ['二（八）'] },
  { town: '草街', text: '村干部的亲戚都吃低保，没人管吗', clauses: ['三（一）', '三（二）'] },
  { town: '草街', text: '大学毕业找不到工作，饭都吃不起', clauses: ['二（七）'] },
];

describeOnEveryDatabase('questions as people ask them', (database) => {
  it('find their clause among the first three, and mostly first', async () => {
    const { search } = await publish(database());
    const ranks = new Map<string, number>();
    for (const { town, text, clauses } of LAY_QUESTIONS) {
      const hits = await search({ text, ladder: LADDERS[town], asOf: today, limit: 10 });
      ranks.set(text, hits.findIndex((hit) => clauses.includes(hit.clause)) + 1);
    }

    const missed = [...ranks].filter(([, rank]) => rank < 1 || rank > 3);
    const first = [...ranks.values()].filter((rank) => rank === 1).length;

    expect(missed).toEqual([]);
    expect(first / ranks.size).toBeGreaterThan(0.8);
  });
});

describe('the questions', () => {
  it('ask in every place that has documents', () => {
    const towns = new Set(LAY_QUESTIONS.map(({ town }) => town));

    expect(towns).toEqual(new Set(['如皋', '南通', '怀远', '草街']));
  });
});
