import type { JsonRecord } from '../../../../json/index.ts';
import type { TableCase } from '../../../cases/table-case.ts';
import { type ColumnAt, columnName, isFreeName, replaced, type Side } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Gives an input another id or an output another name; test cases follow. The expression of an input and its label stay. */
export const renameColumn = defineTableCommand<ColumnAt & { readonly name: string }>({
  title: { zh: '列改名', en: 'Rename the column' },
  refuse(table, { name, ...column }) {
    if (columnName(table, column) === undefined) return tableRefusals.noSuchColumn;
    if (name.trim() === '') return tableRefusals.nameEmpty;
    return isFreeName(table, name, column) ? undefined : tableRefusals.nameTaken;
  },
  apply(table, { side, index, name }) {
    const old = columnName(table, { side, index });
    if (old === undefined || old === name) return table;
    const cases = table.cases === undefined ? {} : { cases: table.cases.map((one) => renamedIn(one, { side, old, name })) };
    if (side === 'inputs') return { ...table, inputs: replaced(table.inputs, index, (input) => ({ ...input, id: name })), ...cases };
    return { ...table, outputs: replaced(table.outputs, index, (output) => ({ ...output, name })), ...cases };
  },
});

type Renaming = { readonly side: Side; readonly old: string; readonly name: string };

function renamedIn(one: TableCase, { side, old, name }: Renaming): TableCase {
  if (side === 'inputs') return { ...one, given: renamedKey(one.given, { old, name }) };
  if (one.expect.is !== 'output') return one;
  return { ...one, expect: { ...one.expect, output: renamedKey(one.expect.output, { old, name }) } };
}

/** An amount is kept under the column's name with `Fen`. */
function renamedKey(record: JsonRecord, { old, name }: { readonly old: string; readonly name: string }) {
  const keys: Readonly<Record<string, string>> = { [old]: name, [`${old}Fen`]: `${name}Fen` };
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [keys[key] ?? key, value]));
}
