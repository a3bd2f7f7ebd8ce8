import type { ProgrammeId } from '../../src/contracts/programmes.ts';
import { dataCheck } from './data-check.ts';
import { all, any, type Condition, holds, MET, MET_MAY, on, SILENT, UNMET } from './possible.ts';

/** 草街办发〔2024〕54号, clause by clause. What is not listed has no condition in the text. */

/**
 * 二（五）: after employment “原则上”, without a cap; after another change below 1.5 times, without “原则上”.
 * Both say 超过: exactly the standard is left open, and so is the day from which the six months run.
 */
const phaseOut = on(['income', 'reason', 'statedToBeOver'], (known) => {
  const { income, reason, statedToBeOver } = known;
  if (income < 1 || (reason === 'other' && income >= 1.5)) return UNMET;
  if (income === 1 || statedToBeOver) return SILENT;
  return reason === 'employment' ? MET_MAY : MET;
});

export const CAOJIE: Partial<Record<ProgrammeId, Condition>> = {
  phase_out_period: all(
    holds('receiving', (receiving) => receiving),
    phaseOut,
  ),
  emergency_temporary_aid: all(
    holds('atRisk', (atRisk) => atRisk),
    any(
      // “其他原因” leaves the event open; 二（七） adds those whom disaster relief has not got through.
      holds('event', (event) => event !== 'none'),
      holds('reliefReceived', (received) => received),
    ),
  ),
  allowance_data_check: dataCheck,
};
