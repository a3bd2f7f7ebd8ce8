import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases } from '../eval/cases.ts';
import { LayCaseSchema } from '../eval/lay-cases.ts';
import { PROGRAMME_IDS } from '../src/contracts/programmes.ts';
import { loadSufficiencyRules } from '../src/knowledge/evidence.ts';
import { loadMatters } from '../src/knowledge/matters/matters.ts';
import { loadGazetteer } from '../src/knowledge/places.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { loadTerms } from '../src/knowledge/terms.ts';
import { createTermsDesk } from '../src/knowledge/terms-desk.ts';

const data = loadTerms();
const desk = createTermsDesk(data);
const documents = loadPolicyDocuments();
const LAY_FOLDER = path.join(import.meta.dirname, '../eval/lay');
const lay = (half: string) => readCases(path.join(LAY_FOLDER, half), LayCaseSchema);
const lawFor = (text: string) =>
  desk.widen(text).flatMap(({ words, covers }) => [...words, ...covers]);

describe('the terms desk', () => {
  it('has at least 300 entries', () => {
    expect(data.terms.length).toBeGreaterThanOrEqual(300);
  });

  it('leads to every programme', () => {
    const reached = new Set(data.terms.flatMap(({ programmes }) => programmes));

    expect(PROGRAMME_IDS.filter((id) => !reached.has(id))).toEqual([]);
  });

  it.each(data.terms.flatMap(({ say, law }) => say.slice(0, 1).map((said) => ({ said, law }))))(
    'tells of $said why it was heard',
    ({ said }) => {
      const plain = createTermsDesk({
        ...data,
        falseFriends: [],
        terms: data.terms
          .filter(({ say }) => say.includes(said))
          .map(({ when: _, unless: __, ...term }) => term),
      });

      expect(plain.widen(said)[0]?.why).toContain(`“${said.toLowerCase()}”即`);
    },
  );

  it.each([
    { rule: 'Sichuan speech', text: '屋头没得米下锅了', law: '急难型临时救助' },
    { rule: 'speech of Anhui', text: '俺爹木有吃哩了', law: '临时救助' },
    {
      rule: 'Cantonese in traditional characters',
      text: '冇飯食，唔該幫手',
      law: '急难型临时救助',
    },
    { rule: 'an old name', text: '大伯想吃五保', law: '特困人员救助供养' },
    { rule: 'a misspelling', text: '吃底保要啥', law: '最低生活保障' },
    { rule: 'pinyin', text: 'dibao怎么办', law: '最低生活保障' },
  ])('hears $rule', ({ text, law }) => {
    expect(lawFor(text)).toContain(law);
  });

  it.each([
    { text: '公司不给交五险一金', not: '特困供养' },
    { text: '最低工资是多少', not: '最低生活保障' },
    { text: '小区里的流浪狗咬人', not: '流浪乞讨人员' },
    { text: '年底保险到期了', not: '最低生活保障' },
    { text: '家里来了病毒', not: '医疗救助' },
  ])('does not hear $not in 「$text」', ({ text, not }) => {
    expect(lawFor(text)).not.toContain(not);
  });
});

describe('the rules of sufficiency', () => {
  const { needs } = loadSufficiencyRules();
  const asked = (text: string) =>
    needs
      .filter(({ ask, unless }) => hits(ask, text) && !hits(unless, text))
      .map(({ name }) => name);
  const hits = (patterns: readonly RegExp[], text: string) =>
    patterns.some((pattern) => pattern.test(text));

  it.each([
    { text: '低保一个月多少钱', name: '金额' },
    { text: '民政所电话多少', name: '电话号码' },
    { text: '礼拜六上不上班', name: '办公时间' },
    { text: '办事处在哪条街', name: '地址' },
    { text: '存款超过多少就不给办', name: '财产、收入的具体限额' },
    { text: '名字要公示几天', name: '公示的天数' },
    { text: '家里有个面包车会不会影响吃低保', name: '车辆对低保的影响' },
    { text: '会不会因为摩托车就取消', name: '车辆对低保的影响' },
    { text: '儿子给买了套商品房，低保会停吗', name: '房产对低保的影响' },
    { text: '开个小超市还能享受低保吗', name: '开店、办厂对低保的影响' },
    { text: '失业保险去哪里领', name: '失业保险金' },
    { text: '娃的课本钱能免吗', name: '上学的费用减免' },
    { text: '学费给减几折', name: '学费减免的比例' },
    { text: '个人只要负担一成是不是', name: '看病自己承担的比例' },
    { text: '殡葬费能减免吗', name: '丧葬费用减免' },
    { text: '聋哑人那两份补助怎么弄', name: '残疾人两项补贴' },
    { text: '我照顾瘫痪的人有没有护理补贴', name: '护理的人自己领的补助' },
    { text: '社区书记的侄子吃低保要报备吗', name: '经办人员、村干部亲属享受的备案' },
    { text: '年纪大了有没有绿色通道', name: '优先办理的通道' },
    { text: '老年人坐公交免费吗', name: '老年人的免费乘车' },
    { text: '这活动明年还办吗', name: '以后还有没有这样的活动' },
    { text: '太公九十二了，另外有没有一份钱', name: '高龄津贴' },
  ])('know that 「$text」 asks for $name', ({ text, name }) => {
    expect(asked(text)).toContain(name);
  });

  it.each(['晚上睡不着，有没有人来陪陪', '礼拜天也算进工作日吗'])(
    'do not hear the hours of an office in 「%s」',
    (text) => {
      expect(asked(text)).not.toContain('办公时间');
    },
  );

  it.each(['每年打几号起发新标准'])('do not hear a telephone number in 「%s」', (text) => {
    expect(asked(text)).not.toContain('电话号码');
  });

  it.each(['骑摩托车撞了，低保户能不能救助', '开货车翻了，吃不上饭'])(
    'do not hear a vehicle that somebody owns in 「%s」',
    (text) => {
      expect(asked(text)).not.toContain('车辆对低保的影响');
    },
  );

  it.each(['多久来查一回', '要跑几趟', '标准怎么定的', '娃五保能吃到几岁'])(
    'do not hear an amount in 「%s」',
    (text) => {
      expect(asked(text)).not.toContain('金额');
    },
  );
});

describe('the lay questions', () => {
  const halves = readdirSync(LAY_FOLDER).sort().map(lay);
  const all = halves.flat();

  it('are in halves without a question in common', () => {
    expect(all.length).toBeGreaterThanOrEqual(180);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });

  it('are no asks of the matters', () => {
    const asks = new Set(loadMatters().flatMap((matter) => matter.asks));

    expect(all.filter(({ text }) => asks.has(text))).toEqual([]);
  });

  it('name clauses that exist and bind the place', () => {
    const gazetteer = loadGazetteer();
    const wrong = all.filter(
      ({ gold, region }) =>
        !gold.every(({ number, clause }) =>
          documents.some(
            ({ metadata, clauses }) =>
              metadata.number === number &&
              gazetteer.ladder(region).includes(metadata.region) &&
              clauses.some((each) => each.path === clause),
          ),
        ),
    );

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
