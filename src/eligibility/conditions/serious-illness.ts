import type { Facts } from '../../contracts/facts.ts';
import { met, type Verdict, whether } from '../three-valued.ts';

/** 重病: an illness that has been certified is there. */
export function seriouslyIll({ seriousIllness, seriousIllnessCertified }: Facts): Verdict {
  return seriousIllnessCertified === true ? met : whether(seriousIllness, 'seriousIllness');
}
