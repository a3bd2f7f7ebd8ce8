import type { Office, WrittenOffice } from '../../src/contracts/offices.ts';
import { Field } from '../staff/field.tsx';
import { CheckFields } from './parameter-fields.tsx';

/** Everything that is said of an office; what is known already is to be said anew. */
export function OfficeFields({ known }: { known?: Office | undefined }) {
  return (
    <>
      <Field
        label="地区（管到下级）"
        name="region"
        required
        maxLength={60}
        defaultValue={known?.region.path}
        placeholder="省、市、县（区）、镇街写全"
      />
      <Field label="窗口名称" name="name" required maxLength={100} defaultValue={known?.name} />
      <Field
        label="地址（不知道就不填）"
        isWide
        name="address"
        maxLength={200}
        defaultValue={known?.address ?? undefined}
      />
      <Field
        label="办公时间（不知道就不填）"
        isWide
        name="hours"
        maxLength={200}
        defaultValue={known?.hours ?? undefined}
      />
      <Field
        label="电话（不知道就不填）"
        name="phone"
        maxLength={200}
        defaultValue={known?.phone ?? undefined}
      />
      <StandingFields known={known} />
      <CheckFields known={known} />
    </>
  );
}

/** Since when, until when, and where that is published. */
function StandingFields({ known }: { known: Office | undefined }) {
  return (
    <>
      <Field
        label="从哪天起"
        name="validFrom"
        type="date"
        required
        defaultValue={known?.validFrom}
      />
      <Field
        label="最后一天（没有定就不填）"
        name="validUntil"
        type="date"
        defaultValue={known?.validUntil ?? undefined}
      />
      <Field
        label="来源"
        isWide
        name="source"
        required
        maxLength={200}
        defaultValue={known?.source}
        placeholder="公告、网页，或者向谁问的"
      />
    </>
  );
}

/** What the fields above say. */
export function readOffice(read: (name: string) => string): WrittenOffice {
  return {
    region: read('region'),
    name: read('name'),
    address: read('address') || null,
    hours: read('hours') || null,
    phone: read('phone') || null,
    validFrom: read('validFrom'),
    validUntil: read('validUntil') || null,
    source: read('source'),
    verifiedOn: read('verifiedOn'),
    checkDueOn: read('checkDueOn'),
  };
}
