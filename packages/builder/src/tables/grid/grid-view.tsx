import { type ColumnAt, columnName, type DecisionTable, type GridColumn, gridColumnsOf } from '@mortise/shared/decision';
import { useCallback, useMemo, useRef } from 'react';
import './sheet.css';
import { QuestionDialog } from '../files/question-dialog.tsx';
import { useTable, useTableBoard } from '../table-board.ts';
import { useTablePlace, useTableView } from '../table-view.tsx';
import { useTableTexts } from '../texts.ts';
import { marksOf } from './cell-marks.ts';
import { columnWidths } from './column-widths.ts';
import { GridBody } from './grid-body.tsx';
import { GridField } from './grid-field.tsx';
import { GridHead } from './grid-head.tsx';
import { useGridClipboard } from './use-grid-clipboard.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { leftOf, numberWidth, useSheetScroll } from './use-sheet-scroll.ts';

/** The rules as a sheet: only the rows in view are drawn; one field over the selected cell has the keyboard. */
export function GridView() {
  const t = useTableTexts();
  const table = useTable();
  const { checking } = useTableBoard();
  const { view, change } = useTableView();
  const { selection } = useTablePlace();
  const clipboard = useGridClipboard();
  const writer = useRef<{ focus(): void }>(null);
  const pointer = useGridPointer(() => writer.current?.focus());
  const columns = useMemo(() => gridColumnsOf(table), [table]);
  const names = useMemo(() => columns.map((column) => nameOf(table, column)), [columns, table]);
  const least = useMemo(() => columnWidths(table), [table]);
  const marks = useMemo(() => marksOf(checking.problems ?? [], checking.findings ?? []), [checking.problems, checking.findings]);
  const { sheet, widths, shown, onScroll } = useSheetScroll({ focus: selection.focus, widths: least, rows: table.rules.length });
  const last = Math.max(0, table.rules.length - 1);
  const choose = useCallback(
    (column: ColumnAt, index: number) =>
      change({ column, panel: 'column', selection: { anchor: { row: last, column: index }, focus: { row: 0, column: index } } }),
    [change, last],
  );
  return (
    <div className="sheet" ref={sheet} onScroll={onScroll}>
      <div className="sheet-inner" style={{ width: numberWidth + leftOf(widths, widths.length) }} {...pointer}>
        <table
          className="sheet-table"
          aria-label={t('grid', { name: table.name })}
          aria-rowcount={table.rules.length + 1}
          aria-colcount={columns.length + 1}
        >
          <colgroup>
            <col style={{ width: numberWidth }} />
            {widths.map((width, index) => (
              <col key={names[index]} style={{ width }} />
            ))}
          </colgroup>
          <GridHead table={table} chosen={view.panel === 'column' ? view.column : undefined} marks={marks.heads} onChoose={choose} />
          <GridBody shown={shown} marks={marks} columns={names} />
        </table>
        <GridField columns={columns} names={names} widths={widths} marks={marks} clipboard={clipboard} handle={writer} />
      </div>
      {table.rules.length === 0 && <p className="sheet-empty">{t('emptySheet')}</p>}
      {clipboard.pending && (
        <QuestionDialog questions={clipboard.pending.questions} onAnswer={clipboard.answer} onClose={clipboard.forget} />
      )}
    </div>
  );
}

/** The name under which places know a column; the notes have none of their own. */
function nameOf(table: DecisionTable, column: GridColumn): string {
  return column.side === 'notes' ? ' notes' : (columnName(table, column) ?? '');
}
