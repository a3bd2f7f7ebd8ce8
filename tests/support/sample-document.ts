import type { DocumentSource } from '../../src/knowledge/policy-document.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';

export interface Sample {
  number: string;
  region?: string;
  from?: string;
  /** The first day on which it is not found. */
  to?: string | null;
  texts?: readonly string[];
}

/** A document with a clause for each text. */
export function sampleDocument({
  number,
  region = '320682',
  from = '2020-01-01',
  ...rest
}: Sample): DocumentSource {
  const texts = rest.texts ?? ['申请临时救助的家庭由镇人民政府受理。'];
  return {
    metadata: {
      number,
      title: '社会救助办法',
      issuer: '民政局',
      region,
      kind: '通知',
      bindingForce: '规范性文件',
      issuedOn: null,
      effectiveFrom: calendarDate(from),
      effectiveFromPrecision: 'day',
      expiresOn: null,
      repealedOn: rest.to ? calendarDate(rest.to) : null,
      leansOn: [],
      periods: [],
    },
    text: texts.join('\n'),
    clauses: texts.map((text, at) => ({
      path: `第${at + 1}条`,
      heading: '',
      text,
      ordinal: at + 1,
      start: 0,
      end: text.length,
    })),
  };
}
