import { Button } from 'antd';
import { useState } from 'react';
import type { Parameter, ParameterList } from '../../src/contracts/parameters.ts';
import { momentInWords } from '../shared/time-words.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { useLoaded } from '../staff/use-loaded.ts';
import { ParameterDetail } from './parameter-detail.tsx';
import { ParameterFields, readParameter } from './parameter-fields.tsx';

/** Instead of the id of a figure: the one that is being entered. */
const NEW = 'new';

export function ParametersTab() {
  const loaded = useLoaded(staffApi.listParameters, 0);
  const [openId, setOpenId] = useState<string>();
  const onSaved = ({ id }: Parameter) => {
    setOpenId(id);
    loaded.reload();
  };
  const onWithdrawn = () => {
    setOpenId(undefined);
    loaded.reload();
  };
  return (
    <LoadedView loaded={loaded}>
      {(list) => (
        <div className={`two-panes ${openId === undefined ? '' : 'open'}`}>
          <section className="list" aria-label="标准列表">
            <p>
              <Button type="primary" onClick={() => setOpenId(NEW)}>
                添加标准
              </Button>
            </p>
            <ParameterRows parameters={list.parameters} openId={openId} onOpen={setOpenId} />
            <WithdrawnRows withdrawn={list.withdrawn} />
          </section>
          <section className="detail" aria-label="标准内容">
            <Button className="back" onClick={() => setOpenId(undefined)}>
              返回标准列表
            </Button>
            <OpenParameter {...{ list, openId, onSaved, onWithdrawn }} />
          </section>
        </div>
      )}
    </LoadedView>
  );
}

interface OpenParameterProps {
  list: ParameterList;
  openId: string | undefined;
  onSaved: (parameter: Parameter) => void;
  onWithdrawn: () => void;
}

function OpenParameter({ list, openId, ...done }: OpenParameterProps) {
  const { kinds, parameters } = list;
  if (openId === NEW) return <NewParameter kinds={kinds} onSaved={done.onSaved} />;
  const open = parameters.find(({ id }) => id === openId);
  if (open === undefined)
    return (
      <p className="quiet">文件里没有写的标准，由您照公布的数录进来，从执行那天起就按它算。</p>
    );
  // Another version is another form: what was typed into the old one is not kept.
  const key = `${open.id} ${open.version}`;
  return <ParameterDetail key={key} parameter={open} kinds={kinds} {...done} />;
}

interface NewParameterProps {
  kinds: ParameterList['kinds'];
  onSaved: (parameter: Parameter) => void;
}

function NewParameter({ kinds, onSaved }: NewParameterProps) {
  const { session } = useSession();
  return (
    <>
      <h2>添加标准</h2>
      <StaffForm
        action="保存"
        send={async (read) => onSaved(await staffApi.addParameter(readParameter(read), session))}
      >
        <ParameterFields kinds={kinds} />
      </StaffForm>
    </>
  );
}

interface ParameterRowsProps {
  parameters: readonly Parameter[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

function ParameterRows({ parameters, openId, onOpen }: ParameterRowsProps) {
  if (parameters.length === 0) return <p className="quiet">还没有录入标准</p>;
  return (
    <ul className="rows">
      {parameters.map((parameter) => (
        <li key={parameter.id}>
          <button
            type="button"
            className={parameter.isOverdue ? 'urgent' : undefined}
            aria-current={parameter.id === openId}
            onClick={() => onOpen(parameter.id)}
          >
            <strong className="row">
              {parameter.region.path} {parameter.name}
            </strong>
            <span className="row">
              {parameter.value} {parameter.unit}，{parameter.validFrom} 起
            </span>
            {parameter.isOverdue ? (
              <span className="row mark urgent">该核对了，最晚 {parameter.checkDueOn}</span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What was entered by mistake, and why it was taken back. */
function WithdrawnRows({ withdrawn }: Pick<ParameterList, 'withdrawn'>) {
  if (withdrawn.length === 0) return null;
  return (
    <details>
      <summary>撤回的（{withdrawn.length}）</summary>
      <ul className="rows">
        {withdrawn.map(({ id, region, name, value, unit, reason, withdrawnBy, withdrawnAt }) => (
          <li key={id}>
            <strong className="row">
              {region.path} {name}
            </strong>
            <span className="row">
              {value} {unit}，撤回的原因：{reason}
            </span>
            <span className="row quiet">
              {withdrawnBy}，{momentInWords(withdrawnAt)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
