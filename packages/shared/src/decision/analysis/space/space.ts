import type { CellSet } from '../../cells/index.ts';
import type { DecisionTable, TableRule } from '../../decision-table.ts';
import type { Shares } from '../diagram/shares.ts';
import { type CellReadings, readCell } from './cell-reading.ts';
import { type Column, columnFrom } from './column.ts';
import { type OutcomeReadings, outcomeOfRule } from './outcome.ts';
import { type Row, rowFrom } from './row.ts';

/** What was read of a table's texts before, for when it is read again; made by `openReadings`, kept by the caller. */
export type Readings = { readonly cells: CellReadings; readonly outcomes: OutcomeReadings };

/** All inputs a table can meet, missing values apart, and what its rules take of them. */
export type Space = {
  readonly table: DecisionTable;
  readonly columns: readonly Column[];
  readonly sizes: readonly number[];
  readonly shares: Shares;
  readonly rows: readonly Row[];
  /** The numbers of rules that have not a cell for each column: nothing can be said of them. */
  readonly misshapen: readonly number[];
};

/** Empty readings. */
export function openReadings(): Readings {
  return { cells: new Map(), outcomes: new Map() };
}

/** The space of a table. Never throws: what cannot be read is opaque. */
export function spaceOf(table: DecisionTable, readings: Readings): Space {
  const shaped = table.rules.flatMap((rule, index) => (isShaped(table, rule) ? [{ rule, number: index + 1 }] : []));
  const sets = shaped.map(({ rule }) => table.inputs.map((input, index) => readCell(readings.cells, rule.when[index] ?? '', input.type)));
  const columns = table.inputs.map((input, index) => {
    const allowed = (input.allowed ?? []).length === 0 ? undefined : readCell(readings.cells, (input.allowed ?? []).join(', '), input.type);
    return columnFrom(
      input,
      sets.flatMap((each): CellSet[] => (each[index] === undefined ? [] : [each[index]])),
      allowed,
    );
  });
  return {
    table,
    columns,
    sizes: columns.map(({ atoms }) => atoms.length),
    shares: columns.map(({ share }) => share),
    rows: shaped.map(({ rule, number }, place) =>
      rowFrom(columns, sets[place] ?? [], { rule, place, number, outcome: outcomeOfRule(table, rule, readings.outcomes) }),
    ),
    misshapen: table.rules.flatMap((rule, index) => (isShaped(table, rule) ? [] : [index + 1])),
  };
}

function isShaped(table: DecisionTable, rule: TableRule): boolean {
  return rule.when.length === table.inputs.length && rule.then.length === table.outputs.length;
}
