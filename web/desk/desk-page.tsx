import { Tabs } from 'antd';
import { CalendarTab } from './calendar-tab.tsx';
import { CardsTab } from './cards-tab.tsx';
import { CounterExamplesTab } from './counter-examples-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { OfficesTab } from './offices-tab.tsx';
import { ParametersTab } from './parameters-tab.tsx';
import { SearchTab } from './search-tab.tsx';

export function DeskPage() {
  return (
    <main className="pane desk">
      <Tabs
        items={[
          { key: 'documents', label: '文件', children: <DocumentsTab /> },
          { key: 'cards', label: '答案卡', children: <CardsTab /> },
          { key: 'counter-examples', label: '群众指出的反例', children: <CounterExamplesTab /> },
          { key: 'parameters', label: '标准', children: <ParametersTab /> },
          { key: 'offices', label: '办事窗口', children: <OfficesTab /> },
          { key: 'calendar', label: '放假安排', children: <CalendarTab /> },
          { key: 'search', label: '检索试查', children: <SearchTab /> },
        ]}
      />
    </main>
  );
}
