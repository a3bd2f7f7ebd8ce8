import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { DutyLevelSchema, NoticeKindSchema } from '../src/contracts/duty.ts';
import { loadDutyRules } from '../src/knowledge/duty-rules.ts';
import { loadReplies } from '../src/knowledge/replies.ts';

const FOLDER = join(import.meta.dirname, '../knowledge-base/replies');

/**
 * A person is said to be on it, to know of it or to come: 「已经叫人了」, 「工作人员会联系您」, 「值班人员正在看」. What is
 * awaited (等工作人员…), offered (找人工) or not there (还没有工作人员接手) promises nobody.
 */
const STAFF = '(?:工作人员|值班人员|值班的人|值班台上|接线员|专人|同事|对方|当地)';
const PROMISES = [
  new RegExp(
    `(?<!等|没有|请|要由)${STAFF}[^，。；]{0,4}(?:(?<!社)会|正在|马上|已|确认|(?<!没)有人|接收了|来联系)`,
  ),
  /已经?(?:叫|派|通知|安排|转给|联系)[^，。；]{0,3}(?:人|值班|同事|部门)/,
  /(?<![没为])有(?:工作)?人(?:员)?(?:会|来|去|上门|联系|按|跟|处理|接手|登录)/,
  /(?:会|马上|正在)(?:派|叫|转给|安排|通知)/,
  /(?:有人|派人|人员)(?:正在|马上|会|就)?(?:赶|过来|过去|上门|跟进)/,
];

/** A person has moved the ticket to where these are said, or the service looks before it says them. */
const TRUE_WHERE_SAID = [
  /^conversation\.duty\.\w+\.(acknowledged|sent|present)$/,
  /^tickets\.(next_step\.\w+|status)\.?(received|in_progress|paid|called_back|transferred|dispatched)$/,
];

function sentences(file: string): [key: string, text: string][] {
  const collect = (node: unknown, key: string): [string, string][] => {
    if (typeof node === 'string') return [[key, node]];
    return Object.entries(node ?? {}).flatMap(([name, each]) => collect(each, `${key}.${name}`));
  };
  return collect(parseYaml(readFileSync(join(FOLDER, file), 'utf8')), file.replace('.yaml', ''));
}

/** What staff read in their own pages, and what administrators read. */
const NOT_FOR_CITIZENS = ['audit.yaml', 'problems.yaml', 'publishing.yaml', 'allowed.yaml'];
const told = readdirSync(FOLDER)
  .filter((file) => !NOT_FOR_CITIZENS.includes(file))
  .flatMap(sentences);
const promisesPerson = (text: string) => PROMISES.some((promise) => promise.test(text));

describe('what a citizen reads', () => {
  it('says that a person is on it only where one is', () => {
    expect(told.length).toBeGreaterThan(200);
    expect(
      told
        .filter(([key]) => !TRUE_WHERE_SAID.some((allowed) => allowed.test(key)))
        .filter(([, text]) => promisesPerson(text)),
    ).toEqual([]);
  });

  it.each([
    '已经叫人了，马上就到。',
    '工作人员正在看您的问题。',
    '工作人员会联系您。',
    '这件事已经转给值班人员看。',
    '会有工作人员按这个找您。',
    '工单会转给人来联系您。',
    '当地会去核实这条线索。',
    '我们马上派人过去。',
    '值班台上有人登录着。',
    '当地工作人员会来联系您核实情况。',
  ])('「%s」 would be found', (text) => {
    expect(promisesPerson(text)).toBe(true);
  });

  it.each([
    '等工作人员来看您的问题。',
    '还没有工作人员接手。',
    '要人工帮忙，请说「找人工」。',
    '值班台上现在没有人。',
  ])('「%s」 promises nobody', (text) => {
    expect(promisesPerson(text)).toBe(false);
  });

  const replies = loadReplies();
  it.each(['danger', 'emergency', 'handoff'])('tells who knows of %s in every case', (of) => {
    for (const standing of ['acknowledged', 'sent', 'present', 'filed'])
      expect(replies.say(`conversation.duty.${of}.${standing}`)).toMatch(/。$/);
  });

  it('in danger is never told to wait for us', () => {
    for (const standing of ['acknowledged', 'sent', 'present', 'filed'])
      expect(replies.say(`conversation.duty.danger.${standing}`)).toContain(
        '请先打电话，不要等我们',
      );
  });
});

describe('the rules of duty', () => {
  const rules = loadDutyRules();

  it('say for every kind whom it goes to and how it is called', () => {
    for (const kind of NoticeKindSchema.options) {
      expect(DutyLevelSchema.options).toContain(rules.levels[kind]);
      expect(rules.words.kinds[kind]).toMatch(/\p{Script=Han}/u);
    }
  });

  it('say that they are the product’s own, and fill nothing that they do not know', () => {
    expect(rules.source).toContain('产品规则');
    const { subject, text } = rules.words;
    const used = [...`${subject}${text}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(['kind', 'limit', 'number', 'region', 'to']).toEqual([...new Set(used)].toSorted());
  });

  it('give a danger less time than an emergency', () => {
    expect(rules.clocks.danger.acknowledge).toBeLessThan(rules.clocks.emergency.acknowledge);
  });
});
