import type { CellVerdict, TableRule } from '@mortise/shared/decision';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { useTableTexts } from '../texts.ts';
import type { RowMarks } from './cell-marks.ts';

type Props = {
  readonly rule: TableRule;
  readonly row: number;
  readonly columns: readonly string[];
  readonly inputs: number;
  /** The selected columns of this row, if any. */
  readonly from: number;
  readonly to: number;
  readonly marks: RowMarks | undefined;
  readonly verdicts: readonly CellVerdict[] | undefined;
  readonly holds: boolean;
};

const verdictSigns: Readonly<Record<CellVerdict, string>> = { yes: '✓', no: '✗', open: '?', fault: '!' };

/** One rule. Drawn again only when it, its marks or its part of the selection change: a thousand of them stay fluid. */
export const GridRow = memo(function GridRow({ rule, row, columns, inputs, from, to, marks, verdicts, holds }: Props) {
  const t = useTableTexts();
  const cells = [...rule.when, ...rule.then, rule.note ?? ''];
  const whole = marks?.get('');
  return (
    <tr aria-rowindex={row + 2} data-holds={holds || undefined}>
      <th scope="row" className="sheet-number" data-row={row} title={rule.id}>
        {row + 1}
        {whole && <IconAlertTriangleFilled size={12} className={`sheet-sign ${whole.severity}`} aria-hidden="true" />}
      </th>
      {columns.map((column, index) => {
        const text = cells[index] ?? '';
        const verdict = index < inputs && text !== '-' ? verdicts?.[index] : undefined;
        return (
          <td
            key={column}
            data-row={row}
            data-column={index}
            data-selected={(index >= from && index <= to) || undefined}
            data-mark={marks?.get(column)?.severity}
            data-verdict={verdict}
            data-edge={index === inputs || index === columns.length - 1 || undefined}
          >
            <span className={text === '-' && index < inputs ? 'sheet-text any' : 'sheet-text'}>{text}</span>
            {verdict && (
              <span className="sheet-verdict">
                <span aria-hidden="true">{verdictSigns[verdict]}</span>
                <span className="unseen">{t(`verdict.${verdict}`)}</span>
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
});
