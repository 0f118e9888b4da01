import type { Expression, FeelValue, UnaryTest } from '../expression/index.ts';
import type { DecisionTable, TableInput, TableOutput } from './decision-table.ts';
import type { ColumnIndex } from './rules/column-index.ts';

/** An input column: what to evaluate, and what it must pass. */
export type CompiledInput = {
  readonly input: TableInput;
  readonly expression: Expression | undefined;
  readonly allowed: UnaryTest | undefined;
};

/** An input column with the index of its cells. */
export type IndexedInput = CompiledInput & { readonly index: ColumnIndex };

/** An output column with the literals it allows, the most important first. */
export type CompiledOutput = { readonly output: TableOutput; readonly allowed: readonly string[] };

/** An output cell; with its value where that is a constant, as its column's type has it. */
export type CompiledResult = { readonly expression: Expression; readonly constant?: FeelValue };

/** A row; a cell that takes anything is undefined, so that it costs nothing. */
export type CompiledRule = {
  readonly id: string;
  readonly tests: readonly (UnaryTest | undefined)[];
  readonly results: readonly CompiledResult[];
  /** What the rule gives when all its outputs are constants. */
  readonly constant: Hit | undefined;
  readonly reads: readonly string[];
};

/** The parts of a compiled table. */
export type TableParts = {
  readonly table: DecisionTable;
  readonly inputs: readonly IndexedInput[];
  readonly outputs: readonly CompiledOutput[];
  readonly rules: readonly CompiledRule[];
};

/** A rule that holds, with the values of its outputs. */
export type Hit = { readonly rule: string; readonly values: readonly FeelValue[] };
