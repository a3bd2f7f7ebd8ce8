import { Button } from 'antd';
import { useState } from 'react';
import type { Office } from '../../src/contracts/offices.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { useLoaded } from '../staff/use-loaded.ts';
import { OfficeDetail } from './office-detail.tsx';
import { OfficeFields, readOffice } from './office-fields.tsx';

/** Instead of the id of an office: the one that is being entered. */
const NEW = 'new';

export function OfficesTab() {
  const loaded = useLoaded(staffApi.listOffices, 0);
  const [openId, setOpenId] = useState<string>();
  const onSaved = ({ id }: Office) => {
    setOpenId(id);
    loaded.reload();
  };
  return (
    <LoadedView loaded={loaded}>
      {(offices) => (
        <div className={`two-panes ${openId === undefined ? '' : 'open'}`}>
          <section className="list" aria-label="办事窗口列表">
            <p>
              <Button type="primary" onClick={() => setOpenId(NEW)}>
                添加窗口
              </Button>
            </p>
            <OfficeRows offices={offices} openId={openId} onOpen={setOpenId} />
          </section>
          <section className="detail" aria-label="办事窗口内容">
            <Button className="back" onClick={() => setOpenId(undefined)}>
              返回办事窗口列表
            </Button>
            <OpenOffice offices={offices} openId={openId} onSaved={onSaved} />
          </section>
        </div>
      )}
    </LoadedView>
  );
}

interface OpenOfficeProps {
  offices: readonly Office[];
  openId: string | undefined;
  onSaved: (office: Office) => void;
}

function OpenOffice({ offices, openId, onSaved }: OpenOfficeProps) {
  if (openId === NEW) return <NewOffice onSaved={onSaved} />;
  const open = offices.find(({ id }) => id === openId);
  if (open === undefined)
    return (
      <p className="quiet">
        有人问到哪里办、几点上班、打什么电话，就把离他最近的窗口附在答复后面，写明来源和核对的日子。没有登记的，照旧说文件没有写。
      </p>
    );
  // Another version is another form: what was typed into the old one is not kept.
  return <OfficeDetail key={`${open.id} ${open.version}`} office={open} onSaved={onSaved} />;
}

function NewOffice({ onSaved }: Pick<OpenOfficeProps, 'onSaved'>) {
  const { session } = useSession();
  return (
    <>
      <h2>添加窗口</h2>
      <StaffForm
        action="保存"
        send={async (read) => onSaved(await staffApi.addOffice(readOffice(read), session))}
      >
        <OfficeFields />
      </StaffForm>
    </>
  );
}

interface OfficeRowsProps {
  offices: readonly Office[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

function OfficeRows({ offices, openId, onOpen }: OfficeRowsProps) {
  if (offices.length === 0) return <p className="quiet">还没有登记窗口</p>;
  return (
    <ul className="rows">
      {offices.map((office) => (
        <li key={office.id}>
          <button
            type="button"
            className={office.isOverdue ? 'urgent' : undefined}
            aria-current={office.id === openId}
            onClick={() => onOpen(office.id)}
          >
            <strong className="row">{office.name}</strong>
            <span className="row">{office.region.path}</span>
            {office.isOverdue ? (
              <span className="row mark urgent">该核对了，最晚 {office.checkDueOn}</span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
