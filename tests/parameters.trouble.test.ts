import { expect, it, onTestFinished } from 'vitest';
import { buildApp } from '../server/app.ts';
import type { Assessment } from '../src/contracts/assessments.ts';
import type { ConversationStarted, Reply } from '../src/contracts/conversations.ts';
import type { Parameter } from '../src/contracts/parameters.ts';
import type { StaffSession } from '../src/contracts/staff.ts';
import { givenAssistant } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';
import type { StatedFacts } from './support/eligibility.ts';
import { writtenParameter } from './support/fake-parameters.ts';
import { bearer } from './support/test-server.ts';

const FAMILY: StatedFacts = { perCapitaIncome: 700, propertyWithinLimit: true };
const DAY_BEFORE = '2026-11-30';
const FIRST_DAY = '2026-12-01';
const AFTER_THE_CHECK_WAS_DUE = '2027-07-01';

describeOnEveryDatabase('a published standard', (database) => {
  /** The product with one standard of 800 yuan for 南通 from 1 December on, to be checked by 30 June. */
  async function givenStandard() {
    const assistant = await givenAssistant(database());
    const config = { allowedOrigins: [], rateLimit: 0, trustProxy: false };
    const app = await buildApp({ assistant, config, webRoot: '/nonexistent' });
    onTestFinished(() => app.close());
    const post = async <Body>(url: string, payload: object, headers = {}) => {
      const response = await app.inject({
        method: 'POST',
        url: `/api/v1${url}`,
        payload,
        headers: { ...headers },
      });
      expect(response.statusCode).toBeLessThan(300);
      return { headers: response.headers, body: JSON.parse(response.body || 'null') as Body };
    };
    const login = await post<StaffSession>('/login', {
      username: 'admin',
      password: 'a password of this test',
    });
    const staff = {
      cookie: String(login.headers['set-cookie']).split(';')[0] ?? '',
      'x-csrf-token': login.body.csrfToken,
    };
    const entered = await post<Parameter>('/staff/parameters', writtenParameter, staff);

    const assess = async (region: string, asOf: string, facts: StatedFacts = FAMILY) => {
      const request = { region, asOf, facts, programmes: ['subsistence_allowance'] };
      const { body } = await post<Assessment>('/assessments', request);
      const [result] = body.programmes;
      if (result === undefined) throw new Error(`No result for ${region}.`);
      return result;
    };
    const ask = async (text: string, at: string) => {
      assistant.setClock(new Date(`${at}T10:00:00+08:00`));
      const { body } = await post<ConversationStarted>('/conversations', { region: '如皋市' });
      const url = `/conversations/${body.id}/messages`;
      return (await post<Reply>(url, { text }, bearer(body.token))).body;
    };
    const degraded = async () => (await app.inject('/readyz')).json();
    return { assistant, post, staff, parameter: entered.body, assess, ask, degraded };
  }

  it('changes an assessment in 如皋 on its first day, and not in 怀远', async () => {
    const { assess } = await givenStandard();

    expect(await assess('如皋市', DAY_BEFORE)).toMatchObject({
      outcome: 'undetermined',
      missing: ['localStandard'],
    });
    expect(await assess('如皋市', FIRST_DAY)).toMatchObject({
      outcome: 'met',
      selfReported: false,
    });
    expect(await assess('怀远县', FIRST_DAY)).toMatchObject({ outcome: 'undetermined' });
  });

  it('comes before the figure that the caller states', async () => {
    const { assess } = await givenStandard();
    const facts = { ...FAMILY, localStandard: 600 };

    expect(await assess('南通市', DAY_BEFORE, facts)).toMatchObject({
      outcome: 'unmet',
      selfReported: true,
    });
    expect(await assess('南通市', FIRST_DAY, facts)).toMatchObject({
      outcome: 'met',
      selfReported: false,
    });
  });

  it('is named with its source, and since when it counts', async () => {
    const { assess } = await givenStandard();

    const [income] = (await assess('如皋市', FIRST_DAY)).conditions;

    expect(income?.text).toBe(
      '家庭人均收入低于当地低保标准（低保标准每人每月800元，2026年12月1日起，某民发〔2030〕1号）',
    );
  });

  it('says on the day after its check was due that it may have changed', async () => {
    const { assess } = await givenStandard();
    const textOn = async (day: string) => (await assess('如皋市', day)).conditions[0]?.text;

    expect(await textOn('2027-06-30')).not.toContain('核对');
    expect(await textOn(AFTER_THE_CHECK_WAS_DUE)).toContain('过了该核对的日子');
  });

  it('is told to a citizen in the notices, and so is that it was not checked', async () => {
    const { ask } = await givenStandard();
    const question = '家里人均收入一个月700块，财产没有超过规定，能办低保吗';

    const reply = await ask(question, FIRST_DAY);
    const later = await ask(question, AFTER_THE_CHECK_WAS_DUE);

    expect(reply.assessment?.programmes[0]).toMatchObject({ outcome: 'met', selfReported: false });
    expect(reply.notices[0]).toBe(
      '这里的低保标准按南通市公布的每人每月800元计算，从2026年12月1日起执行。来源：某民发〔2030〕1号。',
    );
    expect(reply.notices.join()).not.toContain('核对');
    expect(later.notices[1]).toContain('过了该核对的日子（2027年6月30日）');
  });

  it('is told to a citizen who asks for it, from its first day on', async () => {
    const { ask } = await givenStandard();

    const before = await ask('低保标准是多少钱', DAY_BEFORE);
    const reply = await ask('低保标准是多少钱', FIRST_DAY);

    expect(before.notices.join()).not.toContain('800');
    expect(reply.notices[0]).toBe(
      '南通市公布的低保标准是每人每月800元，从2026年12月1日起执行。来源：某民发〔2030〕1号。',
    );
  });

  it('leaves the citizen’s other answers and the readiness of the service alone', async () => {
    const { assistant, ask, degraded } = await givenStandard();
    const before = await degraded();

    const reply = await ask('办低保要带什么', AFTER_THE_CHECK_WAS_DUE);

    expect(reply.notices.join()).not.toContain('800');
    expect(await degraded()).toEqual(before);
    expect(assistant.troubles).toEqual([]);
  });

  it('changes an assessment again on the day after it was ended', async () => {
    const { assess, post, staff, parameter } = await givenStandard();

    await post(
      `/staff/parameters/${parameter.id}/endings`,
      { version: parameter.version, validUntil: '2026-12-31' },
      staff,
    );

    expect(await assess('如皋市', '2026-12-31')).toMatchObject({ outcome: 'met' });
    expect(await assess('如皋市', '2027-01-01')).toMatchObject({ outcome: 'undetermined' });
  });

  it('changes no assessment any more once it was withdrawn', async () => {
    const { assess, post, staff, parameter } = await givenStandard();
    const before = await assess('如皋市', FIRST_DAY);

    await post(
      `/staff/parameters/${parameter.id}/withdrawals`,
      { version: parameter.version, reason: '录到别的市去了' },
      staff,
    );

    expect(before).toMatchObject({ outcome: 'met' });
    expect(await assess('如皋市', FIRST_DAY)).toMatchObject({
      outcome: 'undetermined',
      missing: ['localStandard'],
    });
  });
});
