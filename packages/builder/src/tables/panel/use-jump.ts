import type { TablePlace } from '@mortise/shared/decision';
import { useCallback } from 'react';
import { useTable } from '../table-board.ts';
import { useTableView } from '../table-view.tsx';

/** Leads to a place of the table: a cell or a rule in the sheet, a column in its settings. */
export function useJump(): (where: TablePlace) => void {
  const table = useTable();
  const { change } = useTableView();
  return useCallback(
    (where) => {
      const { inputs, outputs, rules } = table;
      const columnAt = (name: string) => [...inputs.map(({ id }) => id), ...outputs.map((output) => output.name)].indexOf(name);
      if (where.part === 'table') change({ column: undefined, panel: 'column' });
      if (where.part === 'input') change({ column: { side: 'inputs', index: columnAt(where.input) }, panel: 'column' });
      if (where.part === 'output') change({ column: { side: 'outputs', index: columnAt(where.output) - inputs.length }, panel: 'column' });
      if (where.part !== 'rule' && where.part !== 'cell') return;
      const row = rules.findIndex(({ id }) => id === where.rule);
      const column = where.part === 'cell' ? Math.max(0, columnAt(where.column)) : 0;
      const last = where.part === 'cell' ? column : inputs.length + outputs.length;
      if (row >= 0) change({ selection: { anchor: { row, column: last }, focus: { row, column } }, writing: undefined });
    },
    [table, change],
  );
}
