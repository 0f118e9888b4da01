import type { ColumnType, DecisionTable } from '../../decision-table.ts';
import { literalsFrom } from '../../dmn/literals-from.ts';
import type { BoxedTable } from '../boxed.ts';

/** What a table of a file takes from around it: its id and name, how an output without a name is called, and what types are. */
export type TableAround = {
  readonly id: string;
  readonly name: string;
  readonly output: { readonly name: string; readonly typeRef?: string | undefined };
  columnType(typeRef: string | undefined): ColumnType;
};

/**
 * The table as the product keeps tables. Empty input cells become `-`, missing ids are counted, an only output without a name
 * or type takes those of what the table is for.
 */
export function tableOfBoxed(table: BoxedTable, { id, name, output: single, columnType }: TableAround): DecisionTable {
  const only = table.outputs.length === 1 ? single : undefined;
  return {
    id,
    name,
    hitPolicy: table.hitPolicy,
    ...(table.aggregation === undefined ? {} : { aggregation: table.aggregation }),
    inputs: table.inputs.map((input, index) => ({
      id: input.id ?? `input${index + 1}`,
      label: input.label ?? input.expression,
      expression: input.expression,
      type: columnType(input.typeRef),
      ...allowedOf(input.values),
    })),
    outputs: table.outputs.map((output, index) => ({
      name: output.name ?? output.label ?? only?.name ?? `output${index + 1}`,
      type: columnType(output.typeRef ?? only?.typeRef),
      ...allowedOf(output.values),
    })),
    rules: table.rules.map((rule, index) => ({
      id: rule.id ?? `rule${index + 1}`,
      when: rule.when.map((cell) => (cell.trim() === '' ? '-' : cell.trim())),
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      then: rule.results.map((cell) => cell.trim()),
      ...(rule.note === undefined ? {} : { note: rule.note }),
    })),
  };
}

function allowedOf(values: string | undefined): { allowed?: string[] } {
  const allowed = literalsFrom(values ?? '');
  return allowed.length === 0 ? {} : { allowed };
}
