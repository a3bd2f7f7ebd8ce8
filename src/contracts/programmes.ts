import { z } from 'zod';

/** In the order in which an assessment lists them. Names stand in `knowledge-base/programmes.yaml`. */
export const PROGRAMME_IDS = [
  'subsistence_allowance',
  'single_person_allowance',
  'low_income_family',
  'expenditure_hardship',
  'extreme_hardship_support',
  'extreme_hardship_margin',
  'phase_out_period',
  'emergency_temporary_aid',
  'expenditure_temporary_aid',
  'allowance_data_check',
  'disability_subsidies',
  'vagrant_aid',
  'disaster_relief',
  'medical_aid',
  'education_aid',
  'housing_aid',
  'employment_aid',
  'service_aid',
  'charity',
] as const;

export const ProgrammeIdSchema = z.enum(PROGRAMME_IDS);
export type ProgrammeId = z.infer<typeof ProgrammeIdSchema>;
