import { cellText, type GridColumn } from '@mortise/shared/decision';
import type { KeyboardEvent, Ref } from 'react';
import { useTextIn } from '../../app/language.ts';
import { useTable, useTableBoard } from '../table-board.ts';
import { useTablePlace, useTableView } from '../table-view.tsx';
import { useTableTexts } from '../texts.ts';
import type { Marks } from './cell-marks.ts';
import { CellWriter } from './cell-writer.tsx';
import { keyOnCell, keyWhileWriting } from './grid-keys.ts';
import { rowHeight } from './row-window.ts';
import { useGridActions } from './use-grid-actions.ts';
import type { useGridClipboard } from './use-grid-clipboard.ts';
import { useKeep } from './use-grid-edits.ts';
import { headHeight, leftOf, numberWidth } from './use-sheet-scroll.ts';

type Props = {
  readonly columns: readonly GridColumn[];
  readonly names: readonly string[];
  readonly widths: readonly number[];
  readonly marks: Marks;
  readonly clipboard: Pick<ReturnType<typeof useGridClipboard>, 'onCopy' | 'onPaste'>;
  readonly handle: Ref<{ focus(): void }>;
};

const keysHelp = 'sheet-keys';

/** The field over the selected cell, and what screen readers are told of it. */
export function GridField({ columns, names, widths, marks, clipboard, handle }: Props) {
  const t = useTableTexts();
  const textIn = useTextIn();
  const table = useTable();
  const { readOnly } = useTableBoard();
  const { change } = useTableView();
  const keep = useKeep();
  const { writing, selection } = useTablePlace();
  const { row, column } = selection.focus;
  const heading = headingOf(columns[column], t('note'));
  const label = row < table.rules.length ? t('cellOf', { row: row + 1, column: heading }) : t('newRow', { column: heading });
  const text = cellText(table, selection.focus) ?? '';
  const mark = marks.rows.get(table.rules[row]?.id ?? '')?.get(names[column] ?? '');
  const told = (mark?.messages ?? []).map(textIn);
  const [left, top] = [numberWidth + leftOf(widths, column), headHeight + row * rowHeight];
  const onKey = useKeys(columns.length);
  return (
    <>
      <CellWriter
        text={text}
        writing={writing}
        label={label}
        describedBy={keysHelp}
        readOnly={readOnly}
        cell={`${row} ${column}`}
        handle={handle}
        place={{ left, top, width: widths[column] ?? 0, height: rowHeight }}
        onWrite={(written) => change({ writing: written })}
        onKey={onKey}
        onCopy={clipboard.onCopy}
        onPaste={clipboard.onPaste}
        onLeave={keep}
      />
      <p id={keysHelp} className="unseen">
        {t('keysHelp')}
      </p>
      <p role="status" className="unseen">
        {writing === undefined && [label, text, ...told].join(' ')}
      </p>
      {mark && (
        <p className="sheet-told" data-severity={mark.severity} style={{ left, top: top + rowHeight + 4 }}>
          {told.join(' ')}
        </p>
      )}
    </>
  );
}

/** What the keys do, by whether the cell is written into. */
function useKeys(columns: number): (event: KeyboardEvent) => void {
  const act = useGridActions();
  const { writing, selection } = useTablePlace();
  const { column } = selection.focus;
  return (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const pressed = { key, ctrlKey, metaKey, shiftKey, altKey, isComposing: event.nativeEvent.isComposing };
    const edge = { first: column === 0, last: column === columns - 1 };
    const action = writing === undefined ? keyOnCell(pressed, edge) : keyWhileWriting(pressed);
    if (!action) return;
    event.preventDefault();
    act(action);
  };
}

function headingOf(column: GridColumn | undefined, notes: string): string {
  if (column === undefined || column.side === 'notes') return notes;
  return 'label' in column.head ? column.head.label || column.head.id : column.head.name;
}
