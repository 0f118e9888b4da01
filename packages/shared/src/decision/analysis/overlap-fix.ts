import { holdsAll, othersThan, sharedBy } from './diagram/atoms.ts';
import { spansOf } from './space/region.ts';
import type { Row } from './space/row.ts';
import type { Space } from './space/space.ts';
import type { TableFix } from './table-fix.ts';
import { cellTextOf } from './words/cell-text.ts';
import { nameOfInput } from './words/region-words.ts';

/**
 * How to part two rules by changing one cell: where one reaches beyond the other in a single column, it can keep to what is beyond.
 * None where no single cell will do, or the cell says something of missing values, which the change would lose.
 */
export function fixForOverlap(space: Space, left: Row, right: Row): TableFix | undefined {
  // The later rule is more likely the one to mend.
  const [earlier, later] = left.number < right.number ? [left, right] : [right, left];
  return parting(space, later, earlier) ?? parting(space, earlier, later);
}

function parting({ columns, sizes }: Space, row: Row, other: Row): TableFix | undefined {
  const beyond = columns.flatMap((_, index) => (holdsAll(other.box[index] ?? [], row.box[index] ?? []) ? [] : [index]));
  const [only] = beyond;
  const column = only === undefined ? undefined : columns[only];
  if (beyond.length !== 1 || only === undefined || column === undefined || row.onNull[only] !== 'open') return undefined;
  const kept = sharedBy(row.box[only] ?? [], othersThan(other.box[only] ?? [], sizes[only] ?? 0));
  const text = cellTextOf(spansOf(column, kept));
  const name = nameOfInput(column.input);
  return {
    title: {
      zh: `把规则 ${row.number} 的“${name}”改为 ${text}`,
      en: `Change “${name}” of rule ${row.number} to ${text}`,
    },
    edits: [{ edit: 'cell', rule: row.rule.id, input: column.input.id, text }],
  };
}
