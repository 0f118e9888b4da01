import type { DecisionTable, TableRule } from '../decision-table.ts';
import { freshRuleIds } from './rule-ids.ts';

/** A cell of the grid by its row and column from 0; columns as `gridColumnsOf` counts them. */
export type CellAt = { readonly row: number; readonly column: number };

/** A rectangle of cells, both corners included; `from` is the upper left one. */
export type CellRange = { readonly from: CellAt; readonly to: CellAt };

/** The text of a cell; `undefined` outside of the grid. A cell that a rule lacks, and a rule without a note, is empty. */
export function cellText({ inputs, outputs, rules }: DecisionTable, { row, column }: CellAt): string | undefined {
  const rule = rules[row];
  const notes = inputs.length + outputs.length;
  if (rule === undefined || column < 0 || column > notes) return undefined;
  if (column === notes) return rule.note ?? '';
  return (column < inputs.length ? rule.when[column] : rule.then[column - inputs.length]) ?? '';
}

/** The texts of a rectangle, row by row; what lies outside of the grid is left out. */
export function blockOf(table: DecisionTable, { from, to }: CellRange): string[][] {
  const lastColumn = Math.min(to.column, table.inputs.length + table.outputs.length);
  const lastRow = Math.min(to.row, table.rules.length - 1);
  return Array.from({ length: Math.max(0, lastRow - from.row + 1) }, (_, down) =>
    Array.from({ length: Math.max(0, lastColumn - from.column + 1) }, (_, right) => {
      return cellText(table, { row: from.row + down, column: from.column + right }) ?? '';
    }),
  );
}

/** A text for a cell. */
export type CellChange = CellAt & { readonly text: string };

/**
 * The table with these texts. Rules and the table itself stay the same value where nothing changes. An input cell that is emptied
 * takes any value (`-`), as an empty entry of a DMN file does; an emptied note is no note.
 */
export function withCells(table: DecisionTable, changes: readonly CellChange[]): DecisionTable {
  const byRow = new Map<number, CellChange[]>();
  for (const change of changes) {
    const row = byRow.get(change.row);
    if (row === undefined) byRow.set(change.row, [change]);
    else row.push(change);
  }
  let rules: TableRule[] | undefined;
  for (const [row, texts] of byRow) {
    const before = table.rules[row];
    const after = before && texts.reduce((rule, { column, text }) => withCell(rule, table, { column, text }), before);
    if (after === undefined || after === before) continue;
    rules ??= [...table.rules];
    rules[row] = after;
  }
  return rules === undefined ? table : { ...table, rules };
}

/** New rules that take anything and give nothing yet, under ids of their own. */
export function blankRules(table: DecisionTable, count: number): TableRule[] {
  return freshRuleIds(table, count).map((id) => ({
    id,
    when: table.inputs.map(() => '-'),
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    then: table.outputs.map(() => ''),
  }));
}

function withCell(rule: TableRule, { inputs, outputs }: DecisionTable, { column, text }: { column: number; text: string }): TableRule {
  if (column < inputs.length) {
    const test = text.trim() === '' ? '-' : text;
    return rule.when[column] === test ? rule : { ...rule, when: withText(rule.when, { at: column, text: test, length: inputs.length }) };
  }
  const output = column - inputs.length;
  if (output < outputs.length) {
    if (rule.then[output] === text) return rule;
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    return { ...rule, then: withText(rule.then, { at: output, text, length: outputs.length }) };
  }
  if ((rule.note ?? '') === text) return rule;
  const { note: _, ...bare } = rule;
  return text === '' ? bare : { ...rule, note: text };
}

/** A rule that has fewer cells than there are columns gets the ones up to the written one. */
function withText(texts: readonly string[], { at, text, length }: { at: number; text: string; length: number }): string[] {
  const full = Array.from({ length: Math.min(length, Math.max(texts.length, at + 1)) }, (_, index) => texts[index] ?? '');
  const rest = texts.slice(full.length);
  return [...full.with(at, text), ...rest];
}
