import { useMemo } from 'react';
import { useTable, useTableBoard } from '../table-board.ts';
import { useTablePlace, useTableView } from '../table-view.tsx';
import { useTableTexts } from '../texts.ts';
import type { Marks } from './cell-marks.ts';
import { GridRow } from './grid-row.tsx';
import { rowHeight } from './row-window.ts';
import { rangeOf } from './selection.ts';

type Props = { readonly shown: { readonly from: number; readonly to: number }; readonly marks: Marks; readonly columns: readonly string[] };

/** The rows in view with room for the others above and below, and at the end the row where a new rule is written. */
export function GridBody({ shown, marks, columns }: Props) {
  const table = useTable();
  const { readOnly } = useTableBoard();
  const { view } = useTableView();
  const { from, to } = rangeOf(useTablePlace().selection);
  const tried = view.tried?.table === table ? view.tried.told : undefined;
  const holding = useMemo(() => new Set(tried?.rules), [tried]);
  return (
    <tbody>
      <Room rows={shown.from} columns={columns.length} />
      {table.rules.slice(shown.from, shown.to).map((rule, index) => {
        const row = shown.from + index;
        const inRange = row >= from.row && row <= to.row;
        return (
          <GridRow
            key={`${row} ${rule.id}`}
            rule={rule}
            row={row}
            columns={columns}
            inputs={table.inputs.length}
            from={inRange ? from.column : -1}
            to={inRange ? to.column : -2}
            marks={marks.rows.get(rule.id)}
            verdicts={tried?.cells[rule.id]}
            holds={holding.has(rule.id)}
          />
        );
      })}
      <Room rows={table.rules.length - shown.to} columns={columns.length} />
      {!readOnly && <NewRow row={table.rules.length} columns={columns} />}
    </tbody>
  );
}

/** The height of rows that are not drawn. */
function Room({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr>
      <td colSpan={columns + 1} className="sheet-room" style={{ height: rows * rowHeight }} />
    </tr>
  );
}

function NewRow({ row, columns }: { readonly row: number; readonly columns: readonly string[] }) {
  const t = useTableTexts();
  return (
    <tr className="sheet-new">
      <td className="sheet-number">＋</td>
      {columns.map((column, index) => (
        <td key={column} data-row={row} data-column={index}>
          {index === 0 && <span className="sheet-text any">{t('addRow')}</span>}
        </td>
      ))}
    </tr>
  );
}
