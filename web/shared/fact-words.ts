import type { FactKey } from '../../src/contracts/facts.ts';

export const FACT_WORDS: Readonly<Record<FactKey, string>> = {
  familySize: '共同生活的家庭人数',
  monthlyIncome: '家庭月收入',
  perCapitaIncome: '人均月收入',
  incomeRatio: '人均收入是低保标准的几倍',
  localStandard: '当地低保标准',
  propertyWithinLimit: '家庭财产是否符合规定',
  age: '年龄',
  disabilityKind: '残疾类别',
  disabilityGrade: '残疾等级',
  seriousIllness: '是否患重病',
  seriousIllnessCertified: '重病是否经县级认定',
  workAbility: '劳动能力',
  hasLivelihoodSource: '有没有生活来源',
  supporters: '有没有赡养、扶养、抚养人',
  selfCare: '生活自理能力',
  supportMode: '供养方式',
  wantsInstitution: '是否愿意集中供养',
  hasSomeIncomeOrProperty: '是否有一些收入或财产',
  selfRescueExhausted: '是否已用尽自己的办法',
  appliesInPerson: '是否本人申请',
  receivingAllowance: '现在是否享受低保',
  incomeRiseReason: '收入增加的原因',
  incomeRoseOn: '收入变动的日期',
  formerlyPoor: '是否脱贫人口',
  stableIndustryIncome: '产业就业收入是否稳定',
  pensionInsurance: '养老保险参保情况',
  employed: '是否在就业',
  drawingPension: '是否领养老金',
  incomeOverLimit: '收入是否超过标准',
  vehicles: '车辆',
  homes: '住房',
  businessRegistered: '有没有工商登记',
  hardshipEvent: '遇到的困难',
  hardshipRegion: '困难发生在哪里',
  basicLifeAtRisk: '眼下吃住御寒是否有困难',
  canSelfRescue: '自己和家人能否解决',
  otherAidSuffices: '其他救助是否已经够用',
  largeNecessaryExpense: '必要开支是否很大',
  disasterReliefReceived: '是否已受过灾害救助',
};

const VALUE_WORDS: Readonly<Record<string, string>> = {
  none: '没有',
  other: '其他',
  physical: '肢体',
  visual: '视力',
  hearing: '听力',
  speech: '言语',
  intellectual: '智力',
  mental: '精神',
  multiple: '多重',
  partial: '部分',
  full: '完全',
  unable: '有，但没有能力',
  able: '有，并且有能力',
  independent: '全自理',
  semi: '半护理',
  full_care: '全护理',
  dispersed: '分散供养',
  institution: '集中供养',
  employment: '就业',
  contributing: '正在缴费',
  terminated: '已终止',
  fire: '火灾',
  accident: '意外事故',
  illness: '疾病',
  disaster: '自然灾害',
  epidemic: '疫情',
  public_emergency: '突发公共事件',
  job_loss: '失业',
  jobless_graduate: '毕业未就业',
  death: '家人去世',
  theft: '被盗被骗',
  car: '汽车',
  motorcycle: '摩托车',
  electric: '电动车',
  tricycle: '三轮车',
  wheelchair: '残疾人代步车',
  rural: '农村',
  urban: '城镇',
};

const PART_WORDS: Readonly<Record<string, string>> = {
  kind: '种类',
  deregistered: '已注销',
  certificate: '有注销证明',
  place: '地点',
  commercial: '商品房',
  boughtOn: '购买日期',
  expropriation: '征地拆迁安置',
};

/** The value of a fact as an operator reads it. */
export function factValueInWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return VALUE_WORDS[value] ?? value;
  if (Array.isArray(value)) return value.map(factValueInWords).join('；') || '没有';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([part, one]) => `${PART_WORDS[part] ?? part}：${factValueInWords(one)}`)
    .join('，');
}
