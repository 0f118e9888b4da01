import { type Differing, reversed, type Splice, spliced, splicesOf } from '../../editing/index.ts';
import type { TableCase } from '../cases/table-case.ts';
import type { DecisionTable, TableInput, TableOutput, TableRule } from '../decision-table.ts';

type Head = Omit<DecisionTable, 'inputs' | 'outputs' | 'rules' | 'cases'>;

/** A table without cases and one with an empty list of them are not the same bytes. */
type Cases = TableCase[] | undefined;

/** All that one edit of a table changed. */
export type TableEdit = {
  readonly head: { readonly before: Head; readonly after: Head };
  readonly cases: { readonly before: Cases; readonly after: Cases };
  readonly inputs: readonly Splice<TableInput>[];
  readonly outputs: readonly Splice<TableOutput>[];
  readonly rules: readonly Splice<TableRule>[];
};

/** How decision tables differ from edit to edit. */
export const tableDiffering: Differing<DecisionTable, TableEdit> = {
  differenceOf: (before, after) => ({
    head: { before: headOf(before), after: headOf(after) },
    cases: { before: before.cases, after: after.cases },
    inputs: splicesOf(before.inputs, after.inputs),
    outputs: splicesOf(before.outputs, after.outputs),
    rules: splicesOf(before.rules, after.rules),
  }),
  redone,
  undone: (table, { head, cases, inputs, outputs, rules }) =>
    redone(table, {
      head: { before: head.after, after: head.before },
      cases: { before: cases.after, after: cases.before },
      inputs: reversed(inputs),
      outputs: reversed(outputs),
      rules: reversed(rules),
    }),
};

function redone(table: DecisionTable, edit: TableEdit): DecisionTable {
  return {
    ...edit.head.after,
    inputs: spliced(table.inputs, edit.inputs),
    outputs: spliced(table.outputs, edit.outputs),
    rules: spliced(table.rules, edit.rules),
    ...(edit.cases.after === undefined ? {} : { cases: edit.cases.after }),
  };
}

function headOf({ inputs: _, outputs: __, rules: ___, cases: ____, ...head }: DecisionTable): Head {
  return head;
}
