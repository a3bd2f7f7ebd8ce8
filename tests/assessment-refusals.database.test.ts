import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../server/app.ts';
import { FactKeySchema } from '../src/contracts/facts.ts';
import type { Problem } from '../src/contracts/primitives.ts';
import { PROGRAMME_IDS } from '../src/contracts/programmes.ts';
import { givenAssistant } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';

const REGION = '南通市';
const PROGRAMMES = PROGRAMME_IDS.join('、');

/** What is wrong with a body beside what is right about it, the keys and a part of the sentence. */
interface Refusal {
  what: string;
  body: object;
  keys: string[];
  says: string;
}

const OF_A_KEY: Refusal[] = [
  {
    what: 'an unknown key',
    body: { regoin: '南通市' },
    keys: ['regoin'],
    says: 'regoin（同一层可以填的有 region、asOf、facts、programmes）',
  },
  {
    what: 'an unknown fact',
    body: { facts: { wealth: 1 } },
    keys: ['facts.wealth'],
    says: `facts.wealth（同一层可以填的有 ${FactKeySchema.options.join('、')}）`,
  },
  {
    what: 'an unknown key of a vehicle',
    body: { facts: { vehicles: [{ kind: 'car', price: 1 }] } },
    keys: ['facts.vehicles.0.price'],
    says: 'kind、deregistered、certificate',
  },
  {
    what: 'an income below nothing',
    body: { facts: { monthlyIncome: -1 } },
    keys: ['facts.monthlyIncome'],
    says: 'facts.monthlyIncome 要填 0 或以上的数',
  },
  {
    what: 'an income in words',
    body: { facts: { perCapitaIncome: '八百' } },
    keys: ['facts.perCapitaIncome'],
    says: 'facts.perCapitaIncome 要填 0 或以上的数',
  },
  {
    what: 'a grade above four',
    body: { facts: { disabilityGrade: 5 } },
    keys: ['facts.disabilityGrade'],
    says: 'facts.disabilityGrade 只能填 1、2、3、4',
  },
  ...[200, -1, 70.5, '70', null].map((age) => ({
    what: `the age ${JSON.stringify(age)}`,
    body: { facts: { age } },
    keys: ['facts.age'],
    says: 'facts.age 要填 0 到 150 的整数',
  })),
  ...[0, 2.5].map((familySize) => ({
    what: `a family of ${familySize}`,
    body: { facts: { familySize } },
    keys: ['facts.familySize'],
    says: 'facts.familySize 要填 1 到 100 的整数',
  })),
  {
    what: 'another choice',
    body: { facts: { workAbility: 'some' } },
    keys: ['facts.workAbility'],
    says: 'facts.workAbility 只能填 none、partial、full',
  },
  {
    what: 'another kind of vehicle',
    body: { facts: { vehicles: [{ kind: 'boat' }] } },
    keys: ['facts.vehicles.0.kind'],
    says: 'facts.vehicles.0.kind 只能填 car、motorcycle、electric、tricycle、wheelchair',
  },
  {
    what: 'yes in words',
    body: { facts: { employed: '是' } },
    keys: ['facts.employed'],
    says: 'facts.employed 只能填 true 或 false',
  },
  {
    what: 'a standard of nothing',
    body: { facts: { localStandard: 0 } },
    keys: ['facts.localStandard'],
    says: 'facts.localStandard 要填大于 0 的数',
  },
  {
    what: 'no programme at all',
    body: { programmes: [] },
    keys: ['programmes'],
    says: `programmes 要填列表，至少 1 项，每项只能填 ${PROGRAMMES}`,
  },
  {
    what: 'an unknown programme',
    body: { programmes: ['subsistence_allowance', 'pension'] },
    keys: ['programmes.1'],
    says: `programmes.1 只能填 ${PROGRAMMES}`,
  },
  ...['昨天', '2026-02-30', '2026-2-3'].map((asOf) => ({
    what: `the day ${asOf}`,
    body: { asOf },
    keys: ['asOf'],
    says: '日期（asOf）不对。请写成“年-月-日”，例如 2026-11-21',
  })),
  {
    what: 'a day that is a number',
    body: { asOf: 20261121 },
    keys: ['asOf'],
    says: 'asOf 要写成“年-月-日”，例如 2026-11-21',
  },
  { what: 'no facts', body: { facts: undefined }, keys: ['facts'], says: 'facts 要填一组项目' },
  {
    what: 'no region',
    body: { region: undefined },
    keys: ['region'],
    says: 'region 要填 1 到 60 个字',
  },
];

const OF_PLACES: Refusal[] = [
  {
    what: 'a place that is none',
    body: { region: '乌有县' },
    keys: ['region'],
    says: '没有找到“乌有县”这个地方（region）。请写出省、市、县（区）的名称',
  },
  {
    what: 'a name of several places',
    body: { region: '鼓楼区' },
    keys: ['region'],
    says: '叫“鼓楼区”的地方（region）不止一个：',
  },
  {
    what: 'an emergency in a place that is none',
    body: { facts: { hardshipRegion: '乌有县' } },
    keys: ['facts.hardshipRegion'],
    says: '这个地方（facts.hardshipRegion）',
  },
];

const OF_FACTS_TOGETHER: Refusal[] = [
  {
    what: 'a rise of income from after the day',
    body: { asOf: '2026-06-30', facts: { incomeRoseOn: '2026-07-01' } },
    keys: ['facts.incomeRoseOn'],
    says: 'incomeRoseOn 只能填 2026-06-30 或更早的日期',
  },
  {
    what: 'a home bought tomorrow',
    body: { facts: { homes: [{ place: 'rural' }, { place: 'urban', boughtOn: '2026-11-22' }] } },
    keys: ['facts.homes.1.boughtOn'],
    says: 'homes.1.boughtOn 只能填 2026-11-21 或更早的日期',
  },
  {
    what: 'a ratio that income and standard do not give',
    body: { facts: { incomeRatio: 1.52, perCapitaIncome: 900, localStandard: 600 } },
    keys: ['facts.incomeRatio', 'facts.perCapitaIncome', 'facts.localStandard'],
    says: 'incomeRatio 要等于 perCapitaIncome ÷ localStandard（算出来是 1.5），相差不超过 1%',
  },
  {
    what: 'a ratio that the family’s income does not give',
    body: { facts: { incomeRatio: 2, monthlyIncome: 1800, familySize: 3, localStandard: 600 } },
    keys: ['facts.incomeRatio', 'facts.monthlyIncome', 'facts.familySize', 'facts.localStandard'],
    says: 'incomeRatio 要等于 monthlyIncome ÷ familySize ÷ localStandard（算出来是 1）',
  },
  {
    what: 'an income per person that the family’s does not give',
    body: { facts: { perCapitaIncome: 900, monthlyIncome: 2000, familySize: 3 } },
    keys: ['facts.perCapitaIncome', 'facts.monthlyIncome', 'facts.familySize'],
    says: 'perCapitaIncome 要等于 monthlyIncome ÷ familySize（算出来是 666.7）',
  },
  {
    what: 'a grade of no disability',
    body: { facts: { disabilityKind: 'none', disabilityGrade: 1 } },
    keys: ['facts.disabilityKind', 'facts.disabilityGrade'],
    says: 'disabilityKind 填了 none（没有残疾），就不能再填 disabilityGrade',
  },
  {
    what: 'a certificate for an illness that nobody has',
    body: { facts: { seriousIllness: false, seriousIllnessCertified: true } },
    keys: ['facts.seriousIllness', 'facts.seriousIllnessCertified'],
    says: 'seriousIllness 填了 false（没有重病），seriousIllnessCertified 就不能填 true',
  },
];

const SEVERAL = [
  {
    what: 'keys that nobody knows beside values that are wrong',
    body: {
      colour: 'red',
      asOf: '2026-02-30',
      facts: { wealth: 1, age: 200, disabilityGrade: 5, monthlyIncome: -1 },
      programmes: ['pension'],
    },
    keys: [
      ...['facts.wealth', 'colour', 'asOf'],
      ...['facts.monthlyIncome', 'facts.age', 'facts.disabilityGrade', 'programmes.0'],
    ],
  },
  {
    what: 'places beside facts that cannot be true together',
    body: {
      region: '乌有县',
      facts: {
        hardshipRegion: '鼓楼区',
        disabilityKind: 'none',
        disabilityGrade: 1,
        incomeRoseOn: '2026-11-22',
      },
    },
    keys: [
      ...['region', 'facts.hardshipRegion'],
      ...['facts.disabilityKind', 'facts.disabilityGrade', 'facts.incomeRoseOn'],
    ],
  },
];

describeOnEveryDatabase('an assessment', (database) => {
  let app: FastifyInstance;
  const assess = (body: object) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/assessments',
      payload: { region: REGION, facts: {}, ...body },
    });

  beforeAll(async () => {
    const assistant = await givenAssistant(database());
    const config = { allowedOrigins: [], rateLimit: 0, trustProxy: false };
    app = await buildApp({ assistant, config, webRoot: '/nonexistent' });
  });

  afterAll(() => app.close());

  it.each([...OF_A_KEY, ...OF_PLACES, ...OF_FACTS_TOGETHER])(
    'refuses $what, and says what is allowed',
    async ({ body, keys, says }) => {
      const response = await assess(body);

      expect(response.statusCode).toBe(400);
      expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(response.json<Problem>()).toMatchObject({ status: 400, keys });
      expect(response.json<Problem>().detail).toContain(says);
    },
  );

  it.each(SEVERAL)('names $what all at once', async ({ body, keys }) => {
    const { detail, keys: named, status } = (await assess(body)).json<Problem>();

    expect(status).toBe(400);
    expect(named).toEqual(keys);
    for (const key of keys) expect(detail).toContain(key.replace('facts.', ''));
  });
});
