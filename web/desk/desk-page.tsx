import { Tabs } from 'antd';
import { DocumentsTab } from './documents-tab.tsx';
import { SearchTab } from './search-tab.tsx';

export function DeskPage() {
  return (
    <main className="pane desk">
      <Tabs
        items={[
          { key: 'documents', label: '文件', children: <DocumentsTab /> },
          { key: 'search', label: '检索试查', children: <SearchTab /> },
        ]}
      />
    </main>
  );
}
