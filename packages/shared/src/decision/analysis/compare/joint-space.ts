import type { DecisionTable, TableInput, TableRule } from '../../decision-table.ts';
import { type Outcome, outcomeOfRule } from '../space/outcome.ts';
import { turnsOf } from '../space/precedence.ts';
import type { Row } from '../space/row.ts';
import { type Readings, type Space, spaceOf } from '../space/space.ts';

/** A rule of one of the tables: its row in the joint space, what it gives, its number there, and its turn if that is known. */
export type SideRow = {
  readonly row: Row;
  readonly id: string;
  readonly number: number;
  readonly outcome: Outcome;
  readonly turn: number | undefined;
};

/** One of two tables in a space with the other. `allowed` is the place of a row that takes what its columns allow. */
export type Side = { readonly table: DecisionTable; readonly rows: readonly SideRow[]; readonly allowed: number };

/** All inputs of two tables together: a column for each different expression, and the rules of both as rows. */
export type JointSpace = { readonly space: Space; readonly before: Side; readonly after: Side };

/** Puts two tables into one space. A column that only one of them has is asked by no rule of the other. */
export function jointSpaceOf(before: DecisionTable, after: DecisionTable, readings: Readings): JointSpace {
  const inputs = jointInputs(before, after);
  const rows = [before, after].flatMap((table) =>
    [...shapedRules(table).map(({ rule }) => rule.when), allowedCells(table)].map((cells) => over(inputs, table, cells)),
  );
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  const rules = rows.map((when, index): TableRule => ({ id: String(index), when, then: [] }));
  const space = spaceOf({ ...after, inputs, outputs: [], rules }, readings);
  const first = shapedRules(before).length;
  return {
    space,
    before: sideOf(before, space.rows.slice(0, first), readings, first),
    after: sideOf(after, space.rows.slice(first + 1, -1), readings, rows.length - 1),
  };
}

/** The rules that have a cell for each column, by number; the others hold for nothing. */
export function shapedRules({ rules, inputs, outputs }: DecisionTable): { readonly rule: TableRule; readonly number: number }[] {
  const numbered = rules.map((rule, index) => ({ rule, number: index + 1 }));
  return numbered.filter(({ rule }) => rule.when.length === inputs.length && rule.then.length === outputs.length);
}

function sideOf(table: DecisionTable, taken: readonly Row[], readings: Readings, allowed: number): Side {
  const shaped = shapedRules(table).map((each) => ({ ...each, outcome: outcomeOfRule(table, each.rule, readings.outcomes) }));
  const turns = turnsOf(
    table,
    shaped.map(({ outcome }) => outcome),
    readings.outcomes,
  );
  const rows = taken.flatMap((row, index): SideRow[] => {
    const own = shaped[index];
    return own === undefined ? [] : [{ row, id: own.rule.id, number: own.number, outcome: own.outcome, turn: turns[index] }];
  });
  return { table, rows, allowed };
}

/** The columns of the later table, then those that only the earlier one has. */
function jointInputs(before: DecisionTable, after: DecisionTable): TableInput[] {
  const known = new Set(after.inputs.map((_, index) => keyOf(after.inputs, index)));
  const ids = new Set(after.inputs.map(({ id }) => id));
  const gone = before.inputs.filter((_, index) => !known.has(keyOf(before.inputs, index)));
  const all = [...after.inputs, ...gone.map((input) => (ids.has(input.id) ? { ...input, id: `${input.id} (before)` } : input))];
  return all.map(({ allowed: _, ...input }) => input);
}

/** Columns are the same when they ask the same; of several in one table that do, the first goes with the first. */
function keyOf(inputs: readonly TableInput[], index: number): string {
  const expression = inputs[index]?.expression.trim() ?? '';
  return `${inputs.slice(0, index).filter((input) => input.expression.trim() === expression).length} ${expression}`;
}

/** A table's cells as cells over the joint columns. */
function over(inputs: readonly TableInput[], table: DecisionTable, cells: readonly string[]): string[] {
  const byKey = new Map(table.inputs.map((_, index) => [keyOf(table.inputs, index), cells[index] ?? '-']));
  return inputs.map((_, index) => byKey.get(keyOf(inputs, index)) ?? '-');
}

function allowedCells({ inputs }: DecisionTable): string[] {
  return inputs.map(({ allowed = [] }) => (allowed.length === 0 ? '-' : allowed.join(', ')));
}
