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
  ])('know that 「$text」 asks for $name', ({ text, name }) => {
    expect(asked(text)).toContain(name);
  });

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
