import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { Office } from '../../src/contracts/offices.ts';
import { VALIDITY_WORDS } from '../shared/words.ts';
import { Field } from '../staff/field.tsx';
import { useSession } from '../staff/session-context.ts';
import { type OfficeChange, staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { OfficeFields, readOffice } from './office-fields.tsx';
import { CheckFields } from './parameter-fields.tsx';

interface OfficeDetailProps {
  office: Office;
  onSaved: (office: Office) => void;
}

export function OfficeDetail({ office, onSaved }: OfficeDetailProps) {
  const change = { office, onSaved };
  return (
    <>
      <h2>{office.name}</h2>
      <Descriptions bordered size="small" column={1} items={detailItems(office)} />
      <ChangeForm
        {...change}
        title="核对过了，没有变"
        action="记下核对"
        changeOf={(read) => ({
          kind: 'verifications',
          said: { verifiedOn: read('verifiedOn'), checkDueOn: read('checkDueOn') },
        })}
      >
        <CheckFields />
      </ChangeForm>
      <ChangeForm
        {...change}
        title="窗口撤了，或者搬了"
        action="结束"
        changeOf={(read) => ({ kind: 'endings', said: { validUntil: read('validUntil') } })}
      >
        <Field label="用到哪天（含当天）" name="validUntil" type="date" required />
      </ChangeForm>
      <ChangeForm
        {...change}
        title="录错了，要更正"
        action="保存更正"
        changeOf={(read) => ({ kind: 'corrections', said: readOffice(read) })}
      >
        <OfficeFields known={office} />
      </ChangeForm>
    </>
  );
}

interface ChangeFormProps extends OfficeDetailProps {
  title: string;
  action: string;
  changeOf: (read: (name: string) => string) => OfficeChange;
  children: ReactNode;
}

function ChangeForm({ office, onSaved, title, action, changeOf, children }: ChangeFormProps) {
  const { session } = useSession();
  return (
    <details>
      <summary>{title}</summary>
      <StaffForm
        action={action}
        send={async (read) => onSaved(await staffApi.changeOffice(office, changeOf(read), session))}
      >
        {children}
      </StaffForm>
    </details>
  );
}

const NOT_TOLD = '没有登记';

function detailItems(office: Office) {
  const { address, hours, phone, validUntil, checkDueOn, isOverdue, enteredBy, knownFrom } = office;
  return [
    {
      key: 'region',
      label: '管到的地区',
      children: `${office.region.path}（下级没有另登记的也用它）`,
    },
    { key: 'address', label: '地址', children: address ?? NOT_TOLD },
    { key: 'hours', label: '办公时间', children: hours ?? NOT_TOLD },
    { key: 'phone', label: '电话', children: phone ?? NOT_TOLD },
    { key: 'status', label: '现在', children: VALIDITY_WORDS[office.status] },
    { key: 'from', label: '从哪天起', children: office.validFrom },
    { key: 'until', label: '最后一天', children: validUntil ?? '没有定' },
    { key: 'source', label: '来源', children: office.source },
    { key: 'verified', label: '上次核对', children: office.verifiedOn },
    { key: 'due', label: '下次核对', children: `${checkDueOn}${isOverdue ? '（已经过了）' : ''}` },
    {
      key: 'entered',
      label: '谁录的',
      children: `${enteredBy}，${knownFrom.slice(0, 10)}，第 ${office.version} 次`,
    },
  ];
}
