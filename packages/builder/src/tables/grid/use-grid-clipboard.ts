import { blockFromGrid, type Conversion, type Grid, type SheetAnswers, type SheetQuestion, unguarded } from '@mortise/shared/decision';
import { type ClipboardEvent, useState } from 'react';
import { useNotice } from '../../app/notice.ts';
import { useFileTexts } from '../files/texts.ts';
import { useTable, useTableBoard } from '../table-board.ts';
import { useTablePlace } from '../table-view.tsx';
import { cellsForm, copied, ownCells } from './clipboard.ts';
import { fitted, rangeOf } from './selection.ts';
import { useBounds, useGridEdits } from './use-grid-edits.ts';

/** What was pasted and cannot be read before somebody answers. */
type Pending = { readonly grid: Grid; readonly questions: readonly SheetQuestion[] };

/** Copy and paste of the grid, with spreadsheets and with other tables of ours. */
export function useGridClipboard() {
  const table = useTable();
  const { readOnly, uses } = useTableBoard();
  const { selection } = useTablePlace();
  const { fill, paste } = useGridEdits();
  const bounds = useBounds();
  const notice = useNotice();
  const t = useFileTexts();
  const [pending, setPending] = useState<Pending>();

  const read = (grid: Grid, answers: SheetAnswers) => {
    const { from } = rangeOf(selection);
    const reading = blockFromGrid(grid, { table, column: from.column, names: Object.keys(uses.names ?? {}), answers });
    if (reading.is === 'asks') return setPending({ grid, questions: reading.questions });
    setPending(undefined);
    if (paste(reading.block)) tell(reading.conversions);
  };
  const tell = (conversions: readonly Conversion[]) => {
    const kept = conversions.filter(({ why }) => why.includes('kept')).length;
    const said = [t('pasteConverted', { count: conversions.length - kept }), ...(kept > 0 ? [t('pasteKept', { count: kept })] : [])];
    if (conversions.length > 0) notice(said.join(' '), kept > 0 ? 'orange' : 'teal');
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    if (readOnly) return;
    const own = ownCells(event.clipboardData.getData(cellsForm));
    const text = event.clipboardData.getData('text/plain');
    if (own) paste(own);
    else void import('../files/tabbed-text.ts').then(({ gridFromTabbed }) => read(unguarded(gridFromTabbed(text)), {}));
  };

  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    const { text, cells } = copied(table, rangeOf(fitted(selection, { ...bounds, rows: table.rules.length })));
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData(cellsForm, cells);
    if (event.type === 'cut' && !readOnly) fill('');
  };

  return {
    onCopy,
    onPaste,
    pending,
    answer: (answers: SheetAnswers) => pending && read(pending.grid, answers),
    forget: () => setPending(undefined),
  };
}
