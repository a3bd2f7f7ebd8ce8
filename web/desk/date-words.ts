import type { PolicyDocument } from '../../src/contracts/staff.ts';

type Dates = Pick<PolicyDocument, 'effectiveFrom' | 'effectiveFromPrecision' | 'expiresOn'>;

/** Only as exact as the document itself: `2024年`, `2024年3月`, `2021-04-29`. */
export function effectiveInWords({ effectiveFrom, effectiveFromPrecision }: Dates): string {
  const [year = '', month = ''] = effectiveFrom.split('-');
  switch (effectiveFromPrecision) {
    case 'day':
      return effectiveFrom;
    case 'month':
      return `${year}年${Number(month)}月（文件没有写到哪一天）`;
    case 'year':
      return `${year}年（文件没有写月日）`;
  }
}

export function expiryInWords({ expiresOn }: Dates): string {
  return expiresOn === null ? '文件没有写' : `${expiresOn} 到期`;
}
