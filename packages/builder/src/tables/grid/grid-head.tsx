import { type ColumnAt, columnName, type DecisionTable, type GridColumn, gridColumnsOf, typeTitles } from '@mortise/shared/decision';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { useTextIn } from '../../app/language.ts';
import { useTableTexts } from '../texts.ts';
import type { Mark } from './cell-marks.ts';

type Props = {
  readonly table: DecisionTable;
  readonly chosen: ColumnAt | undefined;
  readonly marks: ReadonlyMap<string, Mark>;
  onChoose(column: ColumnAt, index: number): void;
};

/** The heads of the columns: what they are called, their type, what they allow. Each leads to its settings. */
export const GridHead = memo(function GridHead({ table, chosen, marks, onChoose }: Props) {
  const t = useTableTexts();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="sheet-number">
          {t('row')}
        </th>
        {gridColumnsOf(table).map((column, index) => {
          const edge = index === table.inputs.length || column.side === 'notes';
          if (column.side === 'notes') return <NoteHead key=" notes" />;
          const name = columnName(table, column) ?? '';
          const isChosen = chosen?.side === column.side && chosen.index === column.index;
          return (
            <th key={name} scope="col" data-edge={edge || undefined} data-side={column.side} data-chosen={isChosen || undefined}>
              <ColumnHead column={column} mark={marks.get(name)} onChoose={() => onChoose(column, index)} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
});

function NoteHead() {
  const t = useTableTexts();
  return (
    <th scope="col" data-edge>
      <span className="sheet-label">{t('note')}</span>
    </th>
  );
}

type HeadProps = { readonly column: Exclude<GridColumn, { side: 'notes' }>; readonly mark: Mark | undefined; onChoose(): void };

function ColumnHead({ column: { side, head }, mark, onChoose }: HeadProps) {
  const t = useTableTexts();
  const textIn = useTextIn();
  const label = 'label' in head ? head.label || head.id : head.name;
  const sideName = t(side === 'inputs' ? 'when' : 'gives');
  const allowed = (head.allowed ?? []).join(', ');
  const told = [...(mark?.messages ?? []).map(textIn), allowed].filter((line) => line !== '').join('\n');
  return (
    <button type="button" className="sheet-heading" title={told} onClick={onChoose}>
      <span className="unseen">{t('headOf', { side: sideName })}</span>
      <span className="sheet-label">
        {mark && <IconAlertTriangleFilled size={13} className={`sheet-sign ${mark.severity}`} aria-hidden="true" />}
        {label}
      </span>
      <span className="sheet-type">
        {textIn(typeTitles[head.type])}
        {allowed !== '' && ` · ${allowed}`}
      </span>
    </button>
  );
}
