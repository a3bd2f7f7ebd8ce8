import type { Case, Finding } from '../../rule.ts';
import { met, silent } from '../../three-valued.ts';

/** 有注册工商信息的，据实处理: a registration by itself settles nothing. */
export function businessItem({ facts: { businessRegistered }, clause }: Case): Finding[] {
  if (businessRegistered === undefined) return [];
  return [clause('business').test('registered', businessRegistered ? silent : met)];
}
