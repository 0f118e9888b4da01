import { anyType, type FeelType, listOf } from '../../../expression/index.ts';
import { compileTable } from '../../compile-table.ts';
import { ColumnType } from '../../decision-table.ts';
import type { BoxedTable } from '../boxed.ts';
import type { Names, Piece } from '../boxes/piece.ts';
import { commonOf, unreadable, type Workshop } from '../boxes/workshop.ts';
import { askTable, type TableParts } from './ask-table.ts';
import { compileOutputs, type OutputColumns } from './hits.ts';
import { tableOfBoxed } from './table-of-boxed.ts';
import { compileInputs, compileRows, type Row } from './table-rows.ts';

/**
 * Compiles a decision table. In the strict dialect it must be one the product would publish by itself, and what does not decide is
 * told apart as there; in the standard one (DMN 1.5, clause 8) a cell without an answer does not hold.
 */
export function compileTablePiece(table: BoxedTable, names: Names, workshop: Workshop): Piece {
  if (workshop.options.dialect === 'strict' && !canPublish(table, names, workshop)) return unreadable(workshop);
  const inputs = compileInputs(table, names, workshop);
  const rows = compileRows(table, inputs, { names, workshop });
  const columns = compileOutputs(table, names, workshop);
  const parts: TableParts = { id: table.id ?? workshop.element, inputs, rows, columns };
  return { type: typeOf(table, columns, rows), run: (scope, evaluation) => askTable(parts, scope, evaluation) };
}

/** Whether the product's own tables may look so; what stands in the way is reported. */
function canPublish(boxed: BoxedTable, names: Names, { element, declared, report }: Workshop): boolean {
  const columnType = (typeRef: string | undefined) => ColumnType.safeParse(declared(typeRef).type.kind).data ?? 'any';
  const table = tableOfBoxed(boxed, { id: boxed.id ?? element, name: element, output: { name: 'output' }, columnType });
  const compiled = compileTable(table, names);
  if (compiled.ok) return true;
  for (const { code, at, message } of compiled.problems) report({ code, ...(at === undefined ? {} : { at }), message });
  return false;
}

function typeOf({ outputs, hitPolicy, aggregation }: BoxedTable, columns: OutputColumns, rows: readonly Row[]): FeelType {
  const lists = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(hitPolicy);
  if (aggregation !== undefined && lists) return anyType;
  const types = outputs.map((_, index) => commonOf(rows.flatMap(({ results }) => results[index]?.type ?? [])));
  const fields = columns.outputs.map(({ name }, index): [string, FeelType] => [name, types[index] ?? anyType]);
  const one: FeelType = outputs.length === 1 ? (types[0] ?? anyType) : { kind: 'context', fields: Object.fromEntries(fields) };
  return lists ? listOf(one) : one;
}
