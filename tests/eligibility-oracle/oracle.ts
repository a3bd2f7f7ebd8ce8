import type { Asked } from '../../bench/households.ts';
import { PROGRAMME_IDS, type ProgrammeId } from '../../src/contracts/programmes.ts';
import type { SettingName } from '../support/eligibility.ts';
import { CAOJIE } from './caojie.ts';
import { HUAIYUAN } from './huaiyuan.ts';
import { NANTONG } from './nantong.ts';
import { type Condition, SILENT, verdict } from './possible.ts';
import { read } from './reading.ts';

/**
 * What the documents say, read a second time: written from their text and the public contract, knowing nothing
 * of the rules it checks. 如皋 has no rules of its own and inherits those of 南通.
 */
const BOOKS: Record<Exclude<SettingName, 'uncovered'>, Partial<Record<ProgrammeId, Condition>>> = {
  nantong: NANTONG,
  rugao: NANTONG,
  huaiyuan: HUAIYUAN,
  caojie: CAOJIE,
};

export type Place = keyof typeof BOOKS;

/** For each programme its outcome and reason in one word each: `met facts`. */
export function verdicts(place: Place, asked: Asked): Record<string, string> {
  const reading = read(asked);
  return Object.fromEntries(
    PROGRAMME_IDS.map((programme) => {
      const elsewhere = asked.elsewhere && programme === 'emergency_temporary_aid';
      const condition = elsewhere ? undefined : BOOKS[place][programme];
      return [programme, verdict(condition === undefined ? SILENT : condition(reading))];
    }),
  );
}
