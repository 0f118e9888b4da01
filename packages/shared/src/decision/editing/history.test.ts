import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RuleEdit } from '../analysis/index.ts';
import {
  addColumn,
  addRules,
  duplicateRules,
  editInput,
  fillDown,
  mendTable,
  moveColumn,
  moveRules,
  openTableEditor,
  pasteCells,
  removeCase,
  removeColumn,
  removeRules,
  renameColumn,
  renameTable,
  replaceTable,
  retypeColumn,
  setAllowed,
  setCells,
  setHitPolicy,
  type TableCommand,
  type TableEditor,
  writeCase,
} from './index.ts';
import { sampleTable } from './sample-table.ts';

const place = fc.integer({ min: -1, max: 5 });
const at = fc.record({ row: place, column: place });
const side = fc.constantFrom('inputs' as const, 'outputs' as const);
const column = fc.record({ side, index: place });
const text = fc.constantFrom('', '-', '> 5', '"low"', '1', 'x + 1');
const name = fc.constantFrom('amount', 'risk', 'lane', 'fee', 'a', '新列', '');
const type = fc.constantFrom('text' as const, 'money' as const, 'any' as const);
const range = fc.record({ from: place, count: place });
const allowed = fc.array(text, { maxLength: 2 });
const policy = fc.constantFrom('FIRST' as const, 'COLLECT' as const, 'UNIQUE' as const);
const aggregation = fc.constantFrom('SUM' as const, undefined);
const head = fc.record({ id: name, name, type }).map((drawn) => ({ ...drawn, label: drawn.name, expression: drawn.name }));
const rule = fc.constantFrom('r1', 'r2', 'r3', 'r4');
const ruleEdit: fc.Arbitrary<RuleEdit> = fc.oneof(
  rule.map((of) => ({ edit: 'remove' as const, rule: of })),
  fc.tuple(rule, rule).map(([of, before]) => ({ edit: 'move' as const, rule: of, before })),
  fc.tuple(rule, text).map(([of, written]) => ({ edit: 'cell' as const, rule: of, input: 'risk', text: written })),
);
const oneCase = fc.record({ id: fc.constantFrom('c1', 'c2'), name }).map((drawn) => ({
  ...drawn,
  given: { amountFen: 5, risk: 'low' },
  expect: { is: 'noMatch' as const },
}));

function asked<I>(command: TableCommand<I>, input: fc.Arbitrary<I>): fc.Arbitrary<(editor: TableEditor) => void> {
  return input.map((given) => (editor: TableEditor) => void editor.perform(command, given));
}

/** Any edit an operator could make, sensible or not: most are refused sometimes. */
const edit = fc.oneof(
  asked(
    setCells,
    fc.record({
      cells: fc.array(
        fc.tuple(at, text).map(([where, written]) => ({ ...where, text: written })),
        { maxLength: 3 },
      ),
    }),
  ),
  asked(pasteCells, fc.record({ at, block: fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 4 }) })),
  asked(fillDown, fc.record({ from: at, to: at })),
  asked(addRules, fc.record({ at: place, count: place })),
  asked(duplicateRules, range),
  asked(
    moveRules,
    fc.tuple(range, place).map(([moved, to]) => ({ ...moved, to })),
  ),
  asked(removeRules, range),
  asked(
    addColumn,
    fc
      .tuple(side, place, head)
      .map(([to, where, { id, name: called, label, expression, type: of }]) =>
        to === 'inputs'
          ? { side: to, at: where, head: { id, label, expression, type: of } }
          : { side: to, at: where, head: { name: called, type: of } },
      ),
  ),
  asked(removeColumn, column),
  asked(
    moveColumn,
    fc.tuple(column, place).map(([moved, to]) => ({ ...moved, to })),
  ),
  asked(
    renameColumn,
    fc.tuple(column, name).map(([renamed, called]) => ({ ...renamed, name: called })),
  ),
  asked(editInput, fc.record({ index: place, label: name, expression: text })),
  asked(
    retypeColumn,
    fc.tuple(column, type).map(([retyped, to]) => ({ ...retyped, type: to })),
  ),
  asked(
    setAllowed,
    fc.tuple(column, allowed).map(([limited, values]) => ({ ...limited, allowed: values })),
  ),
  asked(setHitPolicy, fc.record({ hitPolicy: policy, aggregation })),
  asked(
    mendTable,
    fc.array(ruleEdit, { maxLength: 3 }).map((edits) => ({ fix: { title: { zh: '', en: '' }, edits } })),
  ),
  asked(renameTable, fc.record({ name })),
  asked(replaceTable, fc.constant({ table: { ...sampleTable, hitPolicy: 'ANY' as const, rules: sampleTable.rules.slice(1) } })),
  asked(
    writeCase,
    oneCase.map((written) => ({ case: written })),
  ),
  asked(removeCase, fc.record({ id: fc.constantFrom('c1', 'c2') })),
);

test('any sequence of edits of a table undone entirely gives the original bytes, and redone entirely the last ones', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const editor = openTableEditor(sampleTable);
      for (const make of edits) make(editor);
      const last = JSON.stringify(editor.history().document);
      const count = editor.history().past.length;
      while (editor.history().past.length > 0) editor.undo();
      expect(JSON.stringify(editor.history().document)).toBe(JSON.stringify(sampleTable));
      while (editor.history().future.length > 0) editor.redo();
      expect(JSON.stringify(editor.history().document)).toBe(last);
      expect(editor.history().past).toHaveLength(count);
    }),
    { numRuns: 500 },
  );
});

test('every rule has as many cells as there are columns after any sequence of edits', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const editor = openTableEditor(sampleTable);
      for (const make of edits) make(editor);
      const { inputs, outputs, rules } = editor.history().document;
      expect(rules.every((rule) => rule.when.length === inputs.length && rule.then.length === outputs.length)).toBe(true);
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
      expect(new Set([...inputs.map(({ id }) => id), ...outputs.map((output) => output.name)]).size).toBe(inputs.length + outputs.length);
    }),
    { numRuns: 300 },
  );
});
