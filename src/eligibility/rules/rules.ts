import type { Rule } from '../rule.ts';
import { caojieAllowanceDataCheck } from './allowance-data-check/caojie.ts';
import { huaiyuanDisasterRelief } from './disaster-relief/huaiyuan.ts';
import { nantongDisasterRelief } from './disaster-relief/nantong.ts';
import { caojieEmergencyTemporaryAid } from './emergency-temporary-aid/caojie.ts';
import { huaiyuanEmergencyTemporaryAid } from './emergency-temporary-aid/huaiyuan.ts';
import { nantongEmergencyTemporaryAid } from './emergency-temporary-aid/nantong.ts';
import { huaiyuanExpenditureHardship } from './expenditure-hardship/huaiyuan.ts';
import { nantongExpenditureHardship } from './expenditure-hardship/nantong.ts';
import { nantongExpenditureTemporaryAid } from './expenditure-temporary-aid/nantong.ts';
import { nantongExtremeHardshipMargin } from './extreme-hardship-margin/nantong.ts';
import { huaiyuanExtremeHardshipSupport } from './extreme-hardship-support/huaiyuan.ts';
import { nantongExtremeHardshipSupport } from './extreme-hardship-support/nantong.ts';
import { nantongLowIncomeFamily } from './low-income-family/nantong.ts';
import { caojiePhaseOutPeriod } from './phase-out-period/caojie.ts';
import { huaiyuanPhaseOutPeriod } from './phase-out-period/huaiyuan.ts';
import { nantongPhaseOutPeriod } from './phase-out-period/nantong.ts';
import { huaiyuanSinglePersonAllowance } from './single-person-allowance/huaiyuan.ts';
import { nantongSinglePersonAllowance } from './single-person-allowance/nantong.ts';
import { huaiyuanSubsistenceAllowance } from './subsistence-allowance/huaiyuan.ts';
import { nantongSubsistenceAllowance } from './subsistence-allowance/nantong.ts';

/**
 * What the documents define well enough to compute. A programme that is missing for a document is
 * `policy_silent` there, with the provisions that name it.
 */
export const RULES: readonly Rule[] = [
  nantongSubsistenceAllowance,
  huaiyuanSubsistenceAllowance,
  nantongSinglePersonAllowance,
  huaiyuanSinglePersonAllowance,
  nantongLowIncomeFamily,
  nantongExpenditureHardship,
  huaiyuanExpenditureHardship,
  nantongExtremeHardshipSupport,
  huaiyuanExtremeHardshipSupport,
  nantongExtremeHardshipMargin,
  nantongPhaseOutPeriod,
  huaiyuanPhaseOutPeriod,
  caojiePhaseOutPeriod,
  nantongEmergencyTemporaryAid,
  huaiyuanEmergencyTemporaryAid,
  caojieEmergencyTemporaryAid,
  nantongExpenditureTemporaryAid,
  caojieAllowanceDataCheck,
  nantongDisasterRelief,
  huaiyuanDisasterRelief,
];
