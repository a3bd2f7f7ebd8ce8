import { describe, expect, it } from 'vitest';
import { loadPolicyDocuments } from './policy-documents.ts';
import { loadTerms } from './terms.ts';
import { createTermsDesk } from './terms-desk.ts';

const data = loadTerms();
const desk = createTermsDesk(data);
const library = loadPolicyDocuments()
  .flatMap((document) => document.clauses)
  .map((clause) => clause.text)
  .join('\n');

describe('the terms', () => {
  it('are many', () => {
    expect(data.terms.length).toBeGreaterThanOrEqual(120);
  });

  it.each(data.terms.filter(({ ofAnyLaw }) => !ofAnyLaw))(
    'lead from $say.0 to a word that a document uses',
    ({ law }) => {
      // A word of the law, or a phrase made of the documents' words: half of its pairs must occur.
      const occurs = law.some((words) => {
        const pairs = [...words].slice(1).map((character, index) => `${words[index]}${character}`);
        const known = pairs.filter((pair) => library.includes(pair));
        return library.includes(words) || known.length * 2 >= pairs.length;
      });

      expect(occurs).toBe(true);
    },
  );

  it.each([
    { text: '我家够五保条件吗', programme: 'extreme_hardship_support' },
    { text: '老人无儿无女哪个管', programme: 'extreme_hardship_support' },
    { text: '怎么吃低保', programme: 'subsistence_allowance' },
    { text: '底保一个月多少', programme: 'subsistence_allowance' },
    { text: '能不能单独办低保', programme: 'single_person_allowance' },
    { text: '检退期有多久', programme: 'phase_out_period' },
    { text: '进厂了低保会停吗', programme: 'phase_out_period' },
    { text: '有没有救急的钱', programme: 'emergency_temporary_aid' },
    { text: '家里没得米了', programme: 'emergency_temporary_aid' },
    { text: '买了摩托车影响低保不', programme: 'allowance_data_check' },
    { text: '看病花了好多', programme: 'medical_aid' },
    { text: '娃儿交不起学费', programme: 'education_aid' },
    { text: '房子漏雨要塌', programme: 'housing_aid' },
    { text: '发大水把田冲了', programme: 'disaster_relief' },
    { text: '街上有个讨口子', programme: 'vagrant_aid' },
    { text: '残疾人两补发好多', programme: 'disability_subsidies' },
  ])('hear $programme in 「$text」', ({ text, programme }) => {
    expect(desk.programmesIn(text)).toContain(programme);
  });

  it.each([
    { text: '被老公家暴能申请保护令吗', law: '人身安全保护令' },
    { text: '他犯了帮信罪会怎么判', law: '明知他人利用信息网络实施犯罪' },
    { text: '没签劳动合同可以要双倍工资吗', law: '二倍的工资' },
    { text: '车借给朋友撞了人我要赔吗', law: '对损害的发生有过错的，承担相应的赔偿责任' },
    { text: '下班路上被撞算工伤吗', law: '在上下班途中，受到非本人主要责任的交通事故' },
    { text: '父亲过世欠的债要我还吗', law: '被继承人死亡' },
    { text: '房东不退押金怎么办', law: '押金' },
    { text: '判决后不给钱能强制执行吗', law: '申请执行的期间为二年' },
    { text: '孩子在幼儿园被欺负摔伤了', law: '未成年人' },
    { text: '这算不算善意取得', law: '受让人受让该不动产或者动产时是善意' },
  ])('translate 「$text」 into words of the law', ({ text, law }) => {
    expect(desk.widen(text).flatMap(({ words }) => words)).toContain(law);
  });

  it.each([
    { text: '公司不交五险一金', programme: 'extreme_hardship_support' },
    { text: '最低工资是多少', programme: 'subsistence_allowance' },
    { text: '小区有流浪狗', programme: 'vagrant_aid' },
    { text: '我买了车想上牌', programme: 'allowance_data_check' },
    { text: '医生要看病毒检测', programme: 'medical_aid' },
  ])('do not hear $programme in 「$text」', ({ text, programme }) => {
    expect(desk.programmesIn(text)).not.toContain(programme);
  });
});
