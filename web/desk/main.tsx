import { mountStaffPage } from '../staff/staff-page.tsx';
import { DeskPage } from './desk-page.tsx';

mountStaffPage({
  title: '暖线 · 政策工作台',
  links: <a href="/operator">接线员工作台</a>,
  children: <DeskPage />,
});
