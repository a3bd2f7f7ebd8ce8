import { z } from 'zod';
import { DateSchema, RegionInputSchema } from './primitives.ts';

const yuan = z.number().nonnegative().max(100_000_000);

export const HARDSHIP_EVENTS = [
  'fire',
  'accident',
  'illness',
  'disaster',
  'epidemic',
  'public_emergency',
  'job_loss',
  'jobless_graduate',
  'death',
  'theft',
  'other',
  'none',
] as const;

export const VehicleSchema = z.strictObject({
  kind: z.enum(['car', 'motorcycle', 'electric', 'tricycle', 'wheelchair']),
  deregistered: z.boolean().optional(),
  certificate: z.boolean().optional(),
});

export const HomeSchema = z.strictObject({
  place: z.enum(['rural', 'urban']),
  commercial: z.boolean().optional(),
  boughtOn: DateSchema.optional(),
  expropriation: z.boolean().optional(),
});

/**
 * What is known about the person or family a question is about. A missing key means *not known*:
 * never zero and never false. Money is yuan a month.
 */
export const FactsSchema = z.strictObject({
  familySize: z.int().min(1).max(100).optional(),
  monthlyIncome: yuan.optional(),
  perCapitaIncome: yuan.optional(),
  incomeRatio: z.number().nonnegative().max(10_000).optional(),
  localStandard: z.number().positive().max(1_000_000).optional(),
  propertyWithinLimit: z.boolean().optional(),
  age: z.int().min(0).max(150).optional(),
  disabilityKind: z
    .enum(['physical', 'visual', 'hearing', 'speech', 'intellectual', 'mental', 'multiple', 'none'])
    .optional(),
  disabilityGrade: z.int().min(1).max(4).optional(),
  seriousIllness: z.boolean().optional(),
  seriousIllnessCertified: z.boolean().optional(),
  workAbility: z.enum(['none', 'partial', 'full']).optional(),
  hasLivelihoodSource: z.boolean().optional(),
  supporters: z.enum(['none', 'unable', 'able']).optional(),
  selfCare: z.enum(['independent', 'semi', 'full_care']).optional(),
  supportMode: z.enum(['dispersed', 'institution']).optional(),
  wantsInstitution: z.boolean().optional(),
  hasSomeIncomeOrProperty: z.boolean().optional(),
  selfRescueExhausted: z.boolean().optional(),
  appliesInPerson: z.boolean().optional(),
  receivingAllowance: z.boolean().optional(),
  incomeRiseReason: z.enum(['employment', 'other']).optional(),
  incomeRoseOn: DateSchema.optional(),
  formerlyPoor: z.boolean().optional(),
  stableIndustryIncome: z.boolean().optional(),
  pensionInsurance: z.enum(['contributing', 'terminated', 'none']).optional(),
  employed: z.boolean().optional(),
  drawingPension: z.boolean().optional(),
  incomeOverLimit: z.boolean().optional(),
  vehicles: z.array(VehicleSchema).max(50).optional(),
  homes: z.array(HomeSchema).max(50).optional(),
  businessRegistered: z.boolean().optional(),
  hardshipEvent: z.enum(HARDSHIP_EVENTS).optional(),
  hardshipRegion: RegionInputSchema.optional(),
  basicLifeAtRisk: z.boolean().optional(),
  canSelfRescue: z.boolean().optional(),
  otherAidSuffices: z.boolean().optional(),
  largeNecessaryExpense: z.boolean().optional(),
  disasterReliefReceived: z.boolean().optional(),
});
export type Facts = z.infer<typeof FactsSchema>;

export const FactKeySchema = FactsSchema.keyof();
export type FactKey = z.infer<typeof FactKeySchema>;
