import { Button } from 'antd';
import { useState } from 'react';
import type { Parameter, ParameterList } from '../../src/contracts/parameters.ts';
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
  return (
    <LoadedView loaded={loaded}>
      {({ kinds, parameters }) => (
        <div className={`two-panes ${openId === undefined ? '' : 'open'}`}>
          <section className="list" aria-label="标准列表">
            <p>
              <Button type="primary" onClick={() => setOpenId(NEW)}>
                添加标准
              </Button>
            </p>
            <ParameterRows parameters={parameters} openId={openId} onOpen={setOpenId} />
          </section>
          <section className="detail" aria-label="标准内容">
            <Button className="back" onClick={() => setOpenId(undefined)}>
              返回标准列表
            </Button>
            <OpenParameter list={{ kinds, parameters }} openId={openId} onSaved={onSaved} />
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
}

function OpenParameter({ list, openId, onSaved }: OpenParameterProps) {
  const { kinds, parameters } = list;
  if (openId === NEW) return <NewParameter kinds={kinds} onSaved={onSaved} />;
  const open = parameters.find(({ id }) => id === openId);
  if (open === undefined)
    return (
      <p className="quiet">文件里没有写的标准，由您照公布的数录进来，从执行那天起就按它算。</p>
    );
  // Another version is another form: what was typed into the old one is not kept.
  const key = `${open.id} ${open.version}`;
  return <ParameterDetail key={key} parameter={open} kinds={kinds} onSaved={onSaved} />;
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
