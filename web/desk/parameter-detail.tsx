import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { Parameter, ParameterList } from '../../src/contracts/parameters.ts';
import { VALIDITY_WORDS } from '../shared/words.ts';
import { Field } from '../staff/field.tsx';
import { useSession } from '../staff/session-context.ts';
import { type ParameterChange, staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { CheckFields, ParameterFields, readParameter } from './parameter-fields.tsx';

interface ParameterDetailProps {
  parameter: Parameter;
  kinds: ParameterList['kinds'];
  onSaved: (parameter: Parameter) => void;
  onWithdrawn: () => void;
}

export function ParameterDetail(props: ParameterDetailProps) {
  const { parameter, kinds, onSaved, onWithdrawn } = props;
  const change = { parameter, onSaved };
  return (
    <>
      <h2>
        {parameter.region.path} {parameter.name}
      </h2>
      <Descriptions bordered size="small" column={1} items={detailItems(parameter)} />
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
        title="不再执行了"
        action="结束"
        changeOf={(read) => ({ kind: 'endings', said: { validUntil: read('validUntil') } })}
      >
        <Field label="执行到哪天（含当天）" name="validUntil" type="date" required />
      </ChangeForm>
      <ChangeForm
        {...change}
        title="录错了，要更正"
        action="保存更正"
        changeOf={(read) => ({ kind: 'corrections', said: readParameter(read) })}
      >
        <ParameterFields kinds={kinds} known={parameter} />
      </ChangeForm>
      <WithdrawForm parameter={parameter} onWithdrawn={onWithdrawn} />
    </>
  );
}

interface ChangeFormProps {
  parameter: Parameter;
  onSaved: (parameter: Parameter) => void;
  title: string;
  action: string;
  changeOf: (read: (name: string) => string) => ParameterChange;
  children: ReactNode;
}

function ChangeForm(props: ChangeFormProps) {
  const { parameter, onSaved, title, action, changeOf, children } = props;
  const { session } = useSession();
  return (
    <details>
      <summary>{title}</summary>
      <StaffForm
        action={action}
        send={async (read) =>
          onSaved(await staffApi.changeParameter(parameter, changeOf(read), session))
        }
      >
        {children}
      </StaffForm>
    </details>
  );
}

type WithdrawFormProps = Pick<ParameterDetailProps, 'parameter' | 'onWithdrawn'>;

function WithdrawForm({ parameter, onWithdrawn }: WithdrawFormProps) {
  const { session } = useSession();
  return (
    <details>
      <summary>根本不该录，要撤回</summary>
      <StaffForm
        action="撤回这一条"
        confirm={`撤回以后就不再按${parameter.region.path}的这条${parameter.name}（${parameter.value} ${parameter.unit}）算了，要用只能重新录。确定撤回吗？`}
        send={async (read) => {
          await staffApi.withdrawParameter(parameter, read('reason'), session);
          onWithdrawn();
        }}
      >
        <Field label="为什么撤回" isWide name="reason" required maxLength={2000} />
      </StaffForm>
    </details>
  );
}

function detailItems(parameter: Parameter) {
  const { value, unit, validUntil, checkDueOn, isOverdue, enteredBy, knownFrom } = parameter;
  return [
    { key: 'value', label: '金额', children: `${value} ${unit}` },
    {
      key: 'region',
      label: '管到的地区',
      children: `${parameter.region.path}（下级没有另定的也按它）`,
    },
    { key: 'status', label: '现在', children: VALIDITY_WORDS[parameter.status] },
    { key: 'from', label: '从哪天起执行', children: parameter.validFrom },
    { key: 'until', label: '最后一天', children: validUntil ?? '没有公布' },
    { key: 'source', label: '来源', children: parameter.source },
    { key: 'verified', label: '上次核对', children: parameter.verifiedOn },
    { key: 'due', label: '下次核对', children: `${checkDueOn}${isOverdue ? '（已经过了）' : ''}` },
    {
      key: 'entered',
      label: '谁录的',
      children: `${enteredBy}，${knownFrom.slice(0, 10)}，第 ${parameter.version} 次`,
    },
  ];
}
