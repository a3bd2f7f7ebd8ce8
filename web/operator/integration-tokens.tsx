import { Alert, Input } from 'antd';
import { useId, useState } from 'react';
import type {
  CreatedToken,
  IntegrationToken,
  TokenScope,
} from '../../src/contracts/integration.ts';
import { SCOPE_WORDS } from '../shared/integration-words.ts';
import { shortMoment } from '../shared/time-words.ts';
import { Field } from '../staff/field.tsx';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { useLoaded } from '../staff/use-loaded.ts';

/** What other systems show: given once, taken back at once. */
export function IntegrationTokens({ onChanged }: { onChanged: () => void }) {
  const loaded = useLoaded(staffApi.listTokens, 0);
  const { session } = useSession();
  const [created, setCreated] = useState<CreatedToken>();
  const changed = () => {
    loaded.reload();
    onChanged();
  };
  return (
    <section aria-label="对接凭证">
      <h3>对接凭证</h3>
      {created === undefined ? null : <ShownOnce token={created} />}
      <StaffForm
        action="发一个凭证"
        send={async (read) => {
          const scopes = read('scopes').split(' ') as TokenScope[];
          setCreated(await staffApi.createToken({ name: read('name'), scopes }, session));
          changed();
        }}
      >
        <Field label="给哪个系统" name="name" required maxLength={30} isWide />
        <ScopeChoice />
      </StaffForm>
      <LoadedView
        loaded={loaded}
        isEmpty={(tokens) => tokens.length === 0}
        emptyWords="还没有发过凭证"
      >
        {(tokens) => (
          <ul>
            {tokens.map((token) => (
              <li key={token.id}>
                <TokenLine token={token} onChanged={changed} />
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
    </section>
  );
}

function ShownOnce({ token: { name, secret } }: { token: CreatedToken }) {
  const id = useId();
  return (
    <Alert
      type="success"
      role="status"
      title={
        <label htmlFor={id}>
          给“{name}”的凭证，只显示这一次，请现在就抄走：
          <Input id={id} readOnly value={secret} onFocus={(event) => event.target.select()} />
        </label>
      }
    />
  );
}

function ScopeChoice() {
  const id = useId();
  return (
    <label htmlFor={id}>
      能做什么
      <select id={id} name="scopes">
        <option value="read">{SCOPE_WORDS.read}</option>
        <option value="write">{SCOPE_WORDS.write}</option>
        <option value="read write">两样都可以</option>
      </select>
    </label>
  );
}

function TokenLine({ token, onChanged }: { token: IntegrationToken; onChanged: () => void }) {
  const { session } = useSession();
  const { name, scopes, createdBy, createdAt, lastUsedAt, revokedAt, revokedBy } = token;
  return (
    <>
      <span className="row">
        <strong>{name}</strong>：{scopes.map((scope) => SCOPE_WORDS[scope]).join('、')}
      </span>
      <span className="row quiet">
        {createdBy} {shortMoment(createdAt)} 发的，
        {lastUsedAt === null ? '没有用过' : `最近 ${shortMoment(lastUsedAt)} 用过`}
        {revokedAt === null ? '' : `，${revokedBy} ${shortMoment(revokedAt)} 收回了`}
      </span>
      {revokedAt !== null ? null : (
        <StaffForm
          action={`收回“${name}”的凭证`}
          confirm={`收回以后，“${name}”马上就连不上了，不能再恢复。确定收回吗？`}
          send={async () => {
            await staffApi.revokeToken(token, session);
            onChanged();
          }}
        >
          {null}
        </StaffForm>
      )}
    </>
  );
}
