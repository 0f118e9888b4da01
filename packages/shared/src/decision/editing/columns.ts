import type { DecisionTable, TableInput, TableOutput } from '../decision-table.ts';

/** One side of the head of a table. */
export type Side = 'inputs' | 'outputs';

/** A column by its side and its place within it, from 0. */
export type ColumnAt = { readonly side: Side; readonly index: number };

/** A column of the grid, from left to right: the inputs, the outputs, then the notes. `index` is its place on its side. */
export type GridColumn =
  | { readonly side: 'inputs'; readonly index: number; readonly head: TableInput }
  | { readonly side: 'outputs'; readonly index: number; readonly head: TableOutput }
  | { readonly side: 'notes' };

/** All columns of the grid. */
export function gridColumnsOf({ inputs, outputs }: Pick<DecisionTable, 'inputs' | 'outputs'>): readonly GridColumn[] {
  return [
    ...inputs.map((head, index) => ({ side: 'inputs', index, head }) as const),
    ...outputs.map((head, index) => ({ side: 'outputs', index, head }) as const),
    { side: 'notes' },
  ];
}

/** The name by which places and cases know a column: an input's id, an output's name. */
export function columnName(table: DecisionTable, { side, index }: ColumnAt): string | undefined {
  return side === 'inputs' ? table.inputs[index]?.id : table.outputs[index]?.name;
}

/** Whether a name is free for a column of this table; the column at `but` may keep its own. */
export function isFreeName(table: DecisionTable, name: string, but?: ColumnAt): boolean {
  const taken = (side: Side) => (_: unknown, index: number) => !(but?.side === side && but.index === index);
  const names = [
    ...table.inputs.filter(taken('inputs')).map(({ id }) => id),
    ...table.outputs.filter(taken('outputs')).map((output) => output.name),
  ];
  return !names.includes(name);
}

/** The list with the item at a place made anew; every other item stays the same value. */
export function replaced<T>(list: readonly T[], index: number, make: (item: T) => T): T[] {
  return list.map((item, at) => (at === index ? make(item) : item));
}

/** The list with some items moved so that the first of them stands at `to`, counted in the list as it is afterwards. */
export function moved<T>(
  list: readonly T[],
  { from, count, to }: { readonly from: number; readonly count: number; readonly to: number },
): T[] {
  const rest = list.toSpliced(from, count);
  return rest.toSpliced(to, 0, ...list.slice(from, from + count));
}
