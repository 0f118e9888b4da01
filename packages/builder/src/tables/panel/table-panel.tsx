import { Badge, Tabs } from '@mantine/core';
import { useTable, useTableBoard } from '../table-board.ts';
import { type TablePanelName, useTableView } from '../table-view.tsx';
import { useTableTexts } from '../texts.ts';
import { CaseList } from './case-list.tsx';
import { CheckList } from './check-list.tsx';
import { ColumnForm } from './column-form.tsx';
import { CompareList } from './compare-list.tsx';
import { TryForm } from './try-form.tsx';

const names: readonly TablePanelName[] = ['column', 'check', 'cases', 'try', 'compare'];

/** Beside the sheet: the settings of a column, what is wrong, test cases, a trial by hand, and what changed. */
export function TablePanel() {
  const t = useTableTexts();
  const { view, change } = useTableView();
  return (
    <Tabs
      keepMounted={false}
      value={view.panel}
      onChange={(next) => change({ panel: names.find((name) => name === next) ?? 'check' })}
      className="drawing-panel table-panel-tabs"
      component="aside"
      aria-label={t('panel')}
    >
      <Tabs.List grow>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name} rightSection={<Count name={name} />}>
            {t(name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="column" className="drawing-panel-body">
        <ColumnForm />
      </Tabs.Panel>
      <Tabs.Panel value="check" className="drawing-panel-body">
        <CheckList />
      </Tabs.Panel>
      <Tabs.Panel value="cases" className="drawing-panel-body">
        <CaseList />
      </Tabs.Panel>
      <Tabs.Panel value="try" className="drawing-panel-body">
        <TryForm />
      </Tabs.Panel>
      <Tabs.Panel value="compare" className="drawing-panel-body">
        <CompareList />
      </Tabs.Panel>
    </Tabs>
  );
}

/** How many errors there are, or how many test cases fail. */
function Count({ name }: { readonly name: TablePanelName }) {
  const { checking } = useTableBoard();
  const { cases = [] } = useTable();
  const failed = cases.filter(({ id }) => checking.results?.get(id)?.passed === false).length;
  const errors = (checking.problems?.length ?? 0) + (checking.findings ?? []).filter(({ severity }) => severity === 'error').length;
  const count = name === 'check' ? errors : name === 'cases' ? failed : 0;
  if (count === 0) return null;
  return (
    <Badge size="xs" color="red" flex="none">
      {count > 99 ? '99+' : count}
    </Badge>
  );
}
