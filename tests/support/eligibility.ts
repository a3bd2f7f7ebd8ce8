import type { z } from 'zod';
import type { Assessment, ProgrammeResult } from '../../src/contracts/assessments.ts';
import { FactsSchema } from '../../src/contracts/facts.ts';
import type { ProgrammeId } from '../../src/contracts/programmes.ts';
import { createAssess } from '../../src/eligibility/assess.ts';
import type { BindingDocument } from '../../src/eligibility/citations.ts';
import type { AssessInput } from '../../src/eligibility/findings.ts';
import { loadEligibilityKnowledge } from '../../src/knowledge/provisions.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';

export const eligibilityKnowledge = loadEligibilityKnowledge();
export const assess = createAssess(eligibilityKnowledge);

/** Facts as a caller writes them: dates are plain text. */
export type StatedFacts = z.input<typeof FactsSchema>;

export const NANTONG_DOCUMENT = '通办发〔2021〕7号';
export const RUGAO_DOCUMENT = '皋民救〔2024〕2号';
export const HUAIYUAN_DOCUMENT = '怀民〔2021〕184号';
export const CAOJIE_DOCUMENT = '草街办发〔2024〕54号';

type Setting = Pick<AssessInput, 'place' | 'ladder' | 'documents'>;

const nantongDocument = bindingDocument(NANTONG_DOCUMENT, '320600', '2021-04-29');
const rugaoDocument: BindingDocument = {
  ...bindingDocument(RUGAO_DOCUMENT, '320682', '2024-01-01'),
  status: 'expired',
  expiresOn: '2024-09-30',
};

/** Places with the documents that bind them on an ordinary day of 2026. */
export const SETTINGS = {
  nantong: {
    place: { code: '320600', name: '南通市', path: '江苏省南通市' },
    ladder: ['320600', '320000'],
    documents: [nantongDocument],
  },
  rugao: {
    place: { code: '320682', name: '如皋市', path: '江苏省南通市如皋市' },
    ladder: ['320682', '320600', '320000'],
    documents: [nantongDocument, rugaoDocument],
  },
  huaiyuan: {
    place: { code: '340321', name: '怀远县', path: '安徽省蚌埠市怀远县' },
    ladder: ['340321', '340300', '340000'],
    documents: [bindingDocument(HUAIYUAN_DOCUMENT, '340321', '2021-09-16')],
  },
  caojie: {
    place: { code: '500117005', name: '草街街道', path: '重庆市合川区草街街道' },
    ladder: ['500117005', '500117', '500000'],
    documents: [bindingDocument(CAOJIE_DOCUMENT, '500117005', '2024-01-01')],
  },
  uncovered: {
    place: { code: '500117003', name: '钓鱼城街道', path: '重庆市合川区钓鱼城街道' },
    ladder: ['500117003', '500117', '500000'],
    documents: [],
  },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

export function assessIn(
  setting: SettingName,
  stated: StatedFacts,
  more: Partial<AssessInput> = {},
): Assessment {
  const facts = FactsSchema.parse(stated);
  return assess({ ...SETTINGS[setting], asOf: calendarDate('2026-11-21'), facts, ...more });
}

/** Assesses one programme: `judge('nantong', 'phase_out_period')(facts, asOf)`. */
export function judge(setting: SettingName, programme: ProgrammeId) {
  return (facts: StatedFacts, asOf = '2026-11-21'): ProgrammeResult => {
    const more = { programmes: [programme], asOf: calendarDate(asOf) };
    const [result] = assessIn(setting, facts, more).programmes;
    if (result === undefined) throw new Error(`No result for ${programme} in ${setting}.`);
    return result;
  };
}

/** The outcome and its reason in one word each, as tables compare them: `met facts`. */
export function verdictOf({ outcome, because }: ProgrammeResult): string {
  return `${outcome} ${because}`;
}

function bindingDocument(number: string, code: string, effectiveFrom: string): BindingDocument {
  return {
    reference: { number, title: number, issuer: number, region: { code, name: code, path: code } },
    status: 'in_force',
    effectiveFrom,
    expiresOn: null,
  };
}
