import { type DecisionTable, openTableEditor } from '@mortise/shared/decision';
import { plainJson } from '@mortise/shared/json';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { api } from '../app/api.ts';
import { faultFrom } from '../app/fault.ts';
import { useMe } from '../app/me.ts';
import { usePageTitle } from '../app/page-frame.tsx';
import { useUnloadWarning } from '../app/unload-warning.ts';
import { openAutosave, type Saving } from '../editing/autosave.ts';
import { useTableChecking } from './checking/use-table-checking.ts';
import { GridView } from './grid/grid-view.tsx';
import { TablePanel } from './panel/table-panel.tsx';
import { TableBoardProvider } from './table-board.ts';
import { TableConflict } from './table-conflict.tsx';
import { TableHeader } from './table-header.tsx';
import { TableTools } from './table-tools.tsx';
import { TableViewProvider } from './table-view.tsx';
import { useTableUses } from './use-table-uses.ts';
import '../flows/flows.css';
import './tables.css';

type Props = { readonly table: DecisionTable; readonly version: number; readonly readOnly: boolean; onReopen(): void };

const pauseMs = 700;

/** The table screen: the rules as a sheet, and beside it columns, checks, test cases, a trial and comparisons. */
export function TableScreen({ table: opened, version, readOnly, onReopen }: Props) {
  const zone = useMe().data?.tenant.zone ?? 'Asia/Shanghai';
  const [editor] = useState(() => openTableEditor(opened));
  const autosave = useMemo(() => openAutosave({ editor, draftVersion: version, pauseMs, save }), [editor, version]);
  useEffect(() => () => void autosave.flush().finally(autosave.close), [autosave]);
  const saveState = useSyncExternalStore(autosave.subscribe, autosave.state);
  useUnloadWarning(saveState !== 'saved');
  const { document: table } = useSyncExternalStore(editor.subscribe, editor.history);
  const uses = useTableUses(table);
  const checking = useTableChecking(table, uses.names, zone);
  const board = useMemo(() => ({ editor, readOnly, checking, uses, opened }), [editor, readOnly, checking, uses, opened]);
  usePageTitle(table.name);
  return (
    <TableBoardProvider value={board}>
      <TableViewProvider>
        <div className="table-screen">
          <TableHeader saveState={saveState} />
          {!readOnly && <TableTools />}
          {saveState === 'conflict' && <TableConflict onReopen={onReopen} />}
          <div className="table-screen-body">
            <GridView />
            <TablePanel />
          </div>
        </div>
      </TableViewProvider>
    </TableBoardProvider>
  );
}

async function save(table: DecisionTable, ifVersion: number): Promise<Saving> {
  try {
    const { version } = await api.resources.save.mutate({ kind: 'tables', id: table.id, body: plainJson(table), ifVersion });
    return { is: 'saved', draftVersion: version };
  } catch (error) {
    return faultFrom(error).code === 'resource.changed' ? { is: 'changed-by-another' } : { is: 'failed' };
  }
}
