import { Button, ConfigProvider, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, StrictMode, useCallback, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { StaffSession } from '../../src/contracts/staff.ts';
import { SessionContext, type SessionHold } from './session-context.ts';
import { SignInForm } from './sign-in-form.tsx';
import { staffApi } from './staff-api.ts';
import './staff.css';

interface StaffPageProps {
  title: string;
  links: ReactNode;
  children: ReactNode;
}

const THEME = {
  token: {
    colorPrimary: '#7d2b12',
    colorLink: '#7d2b12',
    colorTextDescription: '#52443a',
    colorTextSecondary: '#52443a',
    fontSize: 16,
  },
};

export function mountStaffPage(page: StaffPageProps): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page lacks its root element.');
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider locale={zhCN} theme={THEME}>
        <StaffPage {...page} />
      </ConfigProvider>
    </StrictMode>,
  );
}

/** `undefined`: not yet known; `null`: nobody is signed in. */
type Known = StaffSession | null | undefined;

function StaffPage({ title, links, children }: StaffPageProps) {
  const [session, setSession] = useState<Known>(undefined);
  const [notice, setNotice] = useState<string>();

  useEffect(() => {
    staffApi.findSession().then(setSession, () => setSession(null));
  }, []);

  const expire = useCallback(() => {
    setNotice('登录已经过期，请重新登录。');
    setSession(null);
  }, []);
  const hold = useMemo(() => holdOf(session, expire, setSession), [session, expire]);

  if (session === undefined) return <Spin className="whole" size="large" />;
  if (hold === undefined)
    return <SignInForm title={title} notice={notice} onSignedIn={setSession} />;
  return (
    <SessionContext value={hold}>
      <StaffHeader title={title} links={links} hold={hold} />
      {children}
    </SessionContext>
  );
}

function holdOf(
  session: Known,
  expire: () => void,
  setSession: (session: Known) => void,
): SessionHold | undefined {
  if (session === undefined || session === null) return undefined;
  const leave = () => setSession(null);
  return { session, expire, signOut: () => void staffApi.signOut(session).then(leave, leave) };
}

function StaffHeader(props: { title: string; links: ReactNode; hold: SessionHold }) {
  const { title, links, hold } = props;
  return (
    <header className="staff-header">
      <h1>{title}</h1>
      <nav aria-label="页面">{links}</nav>
      <span className="who">{hold.session.account.displayName}</span>
      <Button onClick={hold.signOut}>退出登录</Button>
    </header>
  );
}
