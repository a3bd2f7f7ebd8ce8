import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import type { StaffSession } from '../../src/contracts/staff.ts';
import { staffApi } from './staff-api.ts';

interface SignInFormProps {
  title: string;
  notice: string | undefined;
  onSignedIn: (session: StaffSession) => void;
}

interface Fields {
  username: string;
  password: string;
}

export function SignInForm({ title, notice, onSignedIn }: SignInFormProps) {
  const [problem, setProblem] = useState(notice);
  const [isBusy, setIsBusy] = useState(false);

  const signIn = async ({ username, password }: Fields) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      onSignedIn(await staffApi.signIn(username, password));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setIsBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <Card title={<h1>{title}</h1>}>
        {problem === undefined ? null : (
          <Alert type="warning" showIcon role="alert" title={problem} />
        )}
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          onFinish={(fields) => void signIn(fields)}
        >
          <Form.Item
            name="username"
            label="用户名"
            rules={[{ required: true, message: '请填用户名' }]}
          >
            <Input autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填密码' }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
            登录
          </Button>
        </Form>
      </Card>
    </main>
  );
}
