import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTable } from '../compile-table.ts';
import type { DecisionTable } from '../decision-table.ts';
import { addRules, openTableEditor, removeRules, retypeColumn, setCells } from '../editing/index.ts';
import { largeTable, sampleTable } from '../editing/sample-table.ts';
import type { TableProblem } from '../table-problem.ts';
import { openTableChecker, type TableChecker } from './index.ts';

const names = { payable: { kind: 'money' }, risk: { kind: 'text' } } as const;

function checked(checker: TableChecker, table: DecisionTable): { readonly problems: readonly TableProblem[]; readonly pauses: number } {
  const run = checker.check(table);
  for (let pauses = 0; ; pauses += 1) {
    const step = run.next();
    if (step.done === true) return { problems: step.value, pauses };
  }
}

function inOrder(problems: readonly TableProblem[]): readonly string[] {
  return problems.map((problem) => JSON.stringify(problem)).sort();
}

test('whatever was edited, a checker finds what compiling the whole table finds', () => {
  const text = fc.constantFrom('-', '> 5', '"low"', 'nobody', '', '"slow"', '1');
  const place = fc.integer({ min: 0, max: 4 });
  const edit = fc.oneof(
    fc.tuple(place, place, text).map(([row, column, written]) => ({ is: 'cell' as const, row, column, text: written })),
    fc.constant({ is: 'add' as const }),
    fc.constant({ is: 'remove' as const }),
    fc.constantFrom('text' as const, 'money' as const).map((type) => ({ is: 'type' as const, type })),
    fc.constant({ is: 'twice' as const }),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const editor = openTableEditor(sampleTable);
      const checker = openTableChecker(names);
      let doubled = false;
      for (const each of edits) {
        if (each.is === 'cell') editor.perform(setCells, { cells: [each] });
        if (each.is === 'add') editor.perform(addRules, { at: 0, count: 1 });
        if (each.is === 'remove') editor.perform(removeRules, { from: 0, count: 1 });
        if (each.is === 'type') editor.perform(retypeColumn, { side: 'inputs', index: 1, type: each.type });
        if (each.is === 'twice') doubled = !doubled;
        const { document } = editor.history();
        const table = doubled ? { ...document, rules: document.rules.map((rule) => ({ ...rule, id: 'same' })) } : document;
        const whole = compileTable(table, names);
        expect(inOrder(checked(checker, table).problems)).toEqual(inOrder(whole.ok ? [] : whole.problems));
      }
    }),
    { numRuns: 150 },
  );
});

test('a large table is looked at batch by batch the first time, and after an edit in one go', () => {
  const table = largeTable({ rules: 120, columns: 4 });
  const checker = openTableChecker(Object.fromEntries(table.inputs.map(({ id }) => [id, { kind: 'number' }])));
  expect(checked(checker, table)).toEqual({ problems: [], pauses: 4 });
  const edited = setCells.apply(table, { cells: [{ row: 60, column: 0, text: 'nobody' }] }, undefined);
  expect(checked(checker, edited)).toMatchObject({ problems: [{ code: 'expression.unknown-name', where: { rule: 'r61' } }], pauses: 0 });
});
