import { mountStaffPage } from '../staff/staff-page.tsx';
import { OperatorPage } from './operator-page.tsx';

mountStaffPage({
  title: '暖线 · 接线员工作台',
  links: <a href="/desk">政策工作台</a>,
  children: <OperatorPage />,
});
