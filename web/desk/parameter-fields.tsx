import { useId } from 'react';
import type { Parameter, ParameterList, WrittenParameter } from '../../src/contracts/parameters.ts';
import { Field } from '../staff/field.tsx';

interface ParameterFieldsProps {
  kinds: ParameterList['kinds'];
  /** What is known already, to be said anew. */
  known?: Parameter;
}

/** Everything that is said of a figure. */
export function ParameterFields({ kinds, known }: ParameterFieldsProps) {
  return (
    <>
      <KindField kinds={kinds} chosen={known?.key} />
      <Field
        label="地区（管到下级）"
        name="region"
        required
        maxLength={60}
        defaultValue={known?.region.path}
        placeholder="例如：江苏省南通市"
      />
      <Field
        label={`金额（${kinds[0]?.unit ?? '元'}）`}
        name="value"
        type="number"
        required
        min={0.01}
        step={0.01}
        defaultValue={known?.value}
      />
      <Field
        label="从哪天起执行"
        name="validFrom"
        type="date"
        required
        defaultValue={known?.validFrom}
      />
      <Field
        label="最后一天（没有公布就不填）"
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
        placeholder="文号、标题或者网页上的链接文字"
      />
      <CheckFields known={known} />
    </>
  );
}

type Checked = Pick<Parameter, 'verifiedOn' | 'checkDueOn'>;

/** When somebody looked at the source, and when that is due again. */
export function CheckFields({ known }: { known?: Checked | undefined }) {
  return (
    <>
      <Field
        label="哪天核对过"
        name="verifiedOn"
        type="date"
        required
        defaultValue={known?.verifiedOn}
      />
      <Field
        label="最晚哪天再核对"
        name="checkDueOn"
        type="date"
        required
        defaultValue={known?.checkDueOn}
      />
    </>
  );
}

interface KindFieldProps {
  kinds: ParameterList['kinds'];
  chosen: string | undefined;
}

function KindField({ kinds, chosen }: KindFieldProps) {
  const id = useId();
  return (
    <label htmlFor={id}>
      种类
      <select id={id} name="key" defaultValue={chosen}>
        {kinds.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the fields above say. */
export function readParameter(read: (name: string) => string): WrittenParameter {
  return {
    key: read('key'),
    region: read('region'),
    value: Number(read('value')),
    validFrom: read('validFrom'),
    validUntil: read('validUntil') || null,
    source: read('source'),
    verifiedOn: read('verifiedOn'),
    checkDueOn: read('checkDueOn'),
  };
}
