import type { ProgrammeId } from '../../src/contracts/programmes.ts';
import {
  all,
  always,
  any,
  type Condition,
  holds,
  MET,
  MET_MAY,
  on,
  SILENT,
  UNMET,
} from './possible.ts';
import type { Disability } from './reading.ts';

/** 通办发〔2021〕7号, clause by clause. What is not listed has no condition in the text. */

/** “达到或超过…2倍以下”: whether exactly twice is included, no sentence says. */
const lowIncome = on(['income'], ({ income }) => {
  if (income < 1 || income > 2) return UNMET;
  return income === 2 ? SILENT : MET;
});

const property = holds('property', (inOrder) => inOrder);
const noWorkAbility = holds('workAbility', (ability) => ability === 'none');
const nobodyToSupport = holds('supporters', (supporters) => supporters !== 'able');
const expense = holds('expense', (large) => large);

/** “一级、二级重度残疾人和三级智力、精神残疾人”; whether 多重 counts among the latter is not written. */
const listedDisability = on(['disability'], ({ disability: { kind, grade } }) => {
  if (kind === 'none' || grade === 4) return UNMET;
  if (grade <= 2 || kind === 'intellectual' || kind === 'mental') return MET;
  return kind === 'multiple' ? SILENT : UNMET;
});

/** 重残, in the words of 二（一）: grade 1 and 2. */
const isSevere = ({ kind, grade }: Disability) => kind !== 'none' && grade <= 2;

/** 二（一） names the work ability lost, not lessened; which aid such a person gets is not written. */
const formerlyPoor = all(
  holds('formerlyPoor', (poor) => poor),
  noWorkAbility,
  holds('stableIncome', (stable) => !stable),
  always(SILENT),
);

const marginInInstitution = all(
  holds('someIncome', (some) => some),
  holds('selfCare', (care) => care !== 'independent'),
  holds('institution', (wants) => wants),
  on(['income'], ({ income }) => {
    if (income > 2) return UNMET;
    return income === 2 ? SILENT : MET;
  }),
  always(MET_MAY),
);

/** Where the 低收入保障线 lies is not written. */
const marginInCare = all(
  any(
    holds('illness', ({ serious }) => serious),
    holds('disability', isSevere),
  ),
  holds('exhausted', (exhausted) => exhausted),
  always(SILENT),
);

/** Sudden, urgent and disastrous by nature; of any other event the text does not say. */
const SUDDEN = ['fire', 'accident', 'illness', 'disaster', 'epidemic', 'public_emergency'];

export const NANTONG: Partial<Record<ProgrammeId, Condition>> = {
  subsistence_allowance: any(
    all(
      holds('income', (income) => income < 1),
      property,
    ),
    formerlyPoor,
  ),
  single_person_allowance: all(
    lowIncome,
    property,
    any(
      listedDisability,
      holds('illness', ({ certified }) => certified),
    ),
    holds('inPerson', (inPerson) => inPerson),
    always(MET_MAY),
  ),
  low_income_family: all(lowIncome, property),
  // “按规定可享受” says what such a family is entitled to, not that somebody may choose.
  expenditure_hardship: expense,
  extreme_hardship_support: all(
    any(
      holds('age', (age) => age < 18 || age >= 60),
      holds('disability', ({ kind }) => kind !== 'none'),
    ),
    noWorkAbility,
    holds('livelihood', (has) => !has),
    nobodyToSupport,
  ),
  extreme_hardship_margin: all(
    noWorkAbility,
    nobodyToSupport,
    any(marginInInstitution, marginInCare),
  ),
  phase_out_period: all(
    holds('receiving', (receiving) => receiving),
    holds('income', (income) => income >= 1 && income < 2),
    // “因就业创业等”: what else may be the reason is not written.
    on(['reason'], ({ reason }) => (reason === 'employment' ? MET : SILENT)),
    holds('overSixMonths', (over) => !over),
  ),
  emergency_temporary_aid: all(
    on(['event'], ({ event }) => {
      if (event === 'none') return UNMET;
      return SUDDEN.includes(event) ? MET : SILENT;
    }),
    holds('atRisk', (atRisk) => atRisk),
    holds('selfRescue', (can) => !can),
    holds('otherAid', (suffices) => !suffices),
  ),
  expenditure_temporary_aid: all(expense, always(SILENT)),
  disaster_relief: all(
    holds('event', (event) => event === 'disaster'),
    always(SILENT),
  ),
};
