import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';

const understand = givenListener(['草街', '如皋', '怀远', '崇川', '安徽', '河南', '苏州', '上海']);

function factsOf(words: string) {
  const { facts } = understand(words);
  const told = facts.filter((it) => it.about === 'subject' && it.retracts !== true);
  return Object.fromEntries(told.map((it) => [it.key, it.value ?? it.range]));
}

function rolesOf(words: string) {
  return understand(words).regions.map(({ place, role }) => `${place?.name} ${role}`);
}

describe('低保 that the family has already', () => {
  it.each([
    '我们一家五个人吃低保 能不能买电瓶车',
    '我吃低保五百八 残疾补贴还能拿吗',
    '我妈六十八 低保户 药费能多报点不',
    '我爸七十 低保的 药钱能不能多报点',
    '两口子都吃低保 想买个三轮',
    '俺娘低保一月三百八 够不够花',
    '我怀远的低保 车注销了要不要紧',
    '公公77婆婆75都吃低保',
  ])('%s', (words) => {
    expect(factsOf(words)).toMatchObject({ receivingAllowance: true });
  });

  it.each([
    '低保的标准一个人多少',
    '我想申请如皋的低保',
    '我问下草街的低保',
    '隔壁两口子都吃低保',
    '听说低保一个月六百',
    '我们这里低保一个月六百五',
    '我能吃低保五百吗',
  ])('is not told: %s', (words) => {
    expect(factsOf(words)).not.toHaveProperty('receivingAllowance');
  });
});

describe('facts told between what is asked for', () => {
  it.each<[string, Record<string, unknown>]>([
    ['老头上礼拜三中风 住进县医院了', { hardshipEvent: 'illness' }],
    ['我爸礼拜天脑溢血 还在抢救', { hardshipEvent: 'illness' }],
    ['男人星期二走了 办后事借了两万', { hardshipEvent: 'death' }],
    ['屋头刚办完白事 光白事就花了三万 办白事欠了两万', { hardshipEvent: 'death' }],
    ['由架上跌咗落嚟 断咗条腿', { hardshipEvent: 'accident' }],
    ['灾后过渡期的补助也领完了', { disasterReliefReceived: true }],
    ['养老金我四百她三百五', { drawingPension: true }],
    ['饭倒是吃得饱 就是没钱看病', { basicLifeAtRisk: false }],
    ['我想搬到镇上的敬老院去住', { wantsInstitution: true }],
    ['不愿进敬老院 就在自己家住 五保', { supportMode: 'dispersed', wantsInstitution: false }],
    ['名下有间铺面', { hasSomeIncomeOrProperty: true }],
    ['有套老公房愿意捐出来', { hasSomeIncomeOrProperty: true }],
    ['俺洗肾洗了两年', { seriousIllness: true }],
    ['我爸本人愿意单独申请', { appliesInPerson: true }],
    ['也没得产业可做 挣不到稳定的钱', { stableIndustryIncome: false }],
    ['没得一分来钱', { hasLivelihoodSource: false }],
    ['在电子厂上班一个月三千', { employed: true }],
    ['铺面租出去了 我们吃低保的 会不会停', { incomeRiseReason: 'other' }],
    ['家里四个人 人均正好低保线两倍 算低收入不', { incomeRatio: 2 }],
    ['俺大爷76 没儿没女 靠俺这个侄子管饭 他想去住敬老院', { wantsInstitution: true, age: 76 }],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });

  it.each<[string, string]>([
    ['我没有门面', 'hasSomeIncomeOrProperty'],
    ['姑妈81 不想搬进养老院', 'wantsInstitution'],
    ['饭都吃不饱', 'basicLifeAtRisk'],
    ['过渡期的钱还没领到', 'disasterReliefReceived'],
    ['去年办丧事花光了', 'hardshipEvent'],
  ])('is not heard in %s', (words, key) => {
    expect(factsOf(words)).not.toHaveProperty(key);
  });
});

describe('what is owned, each with its own papers', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      '我那个摩托早烂了 去车管所办了注销 有注销证明 屋头另外只有个电瓶车',
      {
        vehicles: [
          { kind: 'motorcycle', deregistered: true, certificate: true },
          { kind: 'electric' },
        ],
      },
    ],
    [
      '骑的三轮 名下还有个摩托早注销了',
      { vehicles: [{ kind: 'tricycle' }, { kind: 'motorcycle', deregistered: true }] },
    ],
    [
      '我有个摩托 还有个小车 都去车管所注销了',
      {
        vehicles: [
          { kind: 'motorcycle', deregistered: true },
          { kind: 'car', deregistered: true },
        ],
      },
    ],
    [
      '三轮卖了没注销 还有一辆电瓶车',
      { vehicles: [{ kind: 'tricycle', deregistered: false }, { kind: 'electric' }] },
    ],
    [
      '城里买了套房 贷款还没还清 月月还一千八 不是安置的',
      { homes: [{ place: 'urban', commercial: true, expropriation: false }] },
    ],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toMatchObject(facts);
  });
});

describe('whose case a question names', () => {
  it.each<[string, number]>([
    ['外孙17了 他爸爸坐牢 我70 老太68 这个小孩能不能算特困供养', 17],
    ['我72 孙女12 爹妈都不在了 这个孩子能不能算孤儿', 12],
    ['我70 老伴68 孙子15读书 我们能不能办低保', 70],
  ])('%s', (words, age) => {
    expect(factsOf(words)).toMatchObject({ age });
  });
});

describe('where somebody lives, beside where they are registered', () => {
  it.each<[string, string[]]>([
    ['人在崇川 户口还是安徽的 想在这边办低保', ['崇川 here', '安徽 origin']],
    ['俺户口是河南的 嫁到怀远十一年 能在怀远办低保不 非得回河南吗', ['怀远 here']],
    ['我户口没转 还在河南 住在怀远八年了 能申请低保吗', ['河南 origin', '怀远 here']],
    ['要不要回安徽办 我住在如皋', ['安徽 origin', '如皋 here']],
    ['我76 如皋长江镇 儿子在苏州欠一屁股房贷', ['如皋 here', '苏州 elsewhere']],
    ['如皋的 女儿在上海日子也紧巴 我一个人过', ['如皋 here', '上海 elsewhere']],
  ])('%s', (words, roles) => {
    expect(rolesOf(words)).toEqual(expect.arrayContaining(roles));
  });
});

describe('which help is meant, named by what it does', () => {
  it.each<[string, string]>([
    ['家里评上低收入了 我一个人能单吃低保不', 'single_person_allowance'],
    ['我妈肢体三级 按规定能单独不', 'single_person_allowance'],
    ['够低收入不够低保 能不能给他自个儿办', 'single_person_allowance'],
    ['有没得人能上门来帮忙洗洗弄弄', 'service_aid'],
    ['有没有人能替我照看我爸两天', 'service_aid'],
    ['政府有没有心理疏导这类服务', 'service_aid'],
    ['低保够不着 中间有没有一档', 'low_income_family'],
    ['能不能先把药费扣掉了再算收入', 'expenditure_hardship'],
    ['外地户口的人在你们草街遭了难 在哪申请', 'emergency_temporary_aid'],
    ['舅子吃低保 去年淘了个二手面包车 会不会遭取消', 'allowance_data_check'],
    ['弟娃儿24 刚毕业 投了半年简历没得一家要', 'employment_aid'],
    ['我78 没儿没女 有间门面收点租 想搬进公家的养老院', 'extreme_hardship_margin'],
  ])('%s', (words, programme) => {
    expect(understand(words).programmes).toContain(programme);
  });

  it.each<[string, string]>([
    ['这张单子能单独打吗', 'single_person_allowance'],
    ['我没儿没女 想住敬老院', 'extreme_hardship_margin'],
    ['我们低保户 孩子骑车上学', 'allowance_data_check'],
  ])('is not meant by %s', (words, programme) => {
    expect(understand(words).programmes).not.toContain(programme);
  });
});

describe('what was done to somebody, in the words of a passive', () => {
  it.each(['上个月被公司给裁了', '我前几天让厂里给辞了', '遭单位开掉了', '他爸挨老板撵了'])(
    'a job is lost: %s',
    (words) => {
      expect(factsOf(words)).toMatchObject({ hardshipEvent: 'job_loss' });
    },
  );

  it.each(['要是被公司裁了怎么办', '我把老板炒了'])('no job is lost: %s', (words) => {
    expect(factsOf(words)).not.toHaveProperty('hardshipEvent');
  });
});

describe('what they live on for now', () => {
  it.each(['吃住都在我姐家不愁', '吃喝靠爸妈家 倒也不愁吃'])('is there: %s', (words) => {
    expect(factsOf(words)).toMatchObject({ basicLifeAtRisk: false });
  });

  it.each(['现在在工地上打着工呢', '我还干着活呢'])('is a job: %s', (words) => {
    expect(factsOf(words)).toMatchObject({ employed: true });
  });
});

describe('低保 that is about to be taken away', () => {
  it.each(['社区通知我家要清退低保', '村里说我家两套房要停低保'])('is had: %s', (words) => {
    expect(factsOf(words)).toMatchObject({ receivingAllowance: true });
  });

  it('is not told of others', () => {
    expect(factsOf('隔壁的 村里说我们队他家要退低保')).not.toHaveProperty('receivingAllowance');
  });
});

describe('an age told because what is asked turns on it', () => {
  it.each([
    ['俺老伴58 能走绿色通道不', 58],
    ['我大哥57 五保评得上不', 57],
  ])('%s', (words, age) => {
    expect(factsOf(words)).toMatchObject({ age });
  });

  it('is no fact of the case otherwise', () => {
    expect(factsOf('我老婆45 在超市上班')).not.toHaveProperty('age');
  });
});

describe('who is fed', () => {
  it('is not whom it is asked for: the disabled one is', () => {
    const { relation } = understand('我妹精神一级残 平时我妈煮粥给她喝 我妈住院了');

    expect(relation).toBe('姐妹');
  });
});
