/// <reference path="./elements/dmn-moddle.d.ts" />
import type { DmnElement, DmnModdle } from 'dmn-moddle';
import type { DecisionTable, TableInput, TableOutput, TableRule } from '../decision-table.ts';
import { writeCases } from './cases-element.ts';
import { columnTypeFrom, typeRefFrom } from './dmn-types.ts';
import { childAt, childrenAt, textAt } from './elements/dmn-element.ts';
import { literalsFrom } from './literals-from.ts';

/**
 * Writes a table into its element: an empty one, or the one it was read from, where ids, annotations, types of the file's own and
 * extensions stay, and only what differs is set.
 */
export function writeTable(moddle: DmnModdle, logic: DmnElement, table: DecisionTable): void {
  writeCases(moddle, logic, table.cases);
  const inputs = paired(childrenAt(logic, 'input'), table.inputs, (old, at) => textAt(old, 'id') ?? `input${at + 1}`);
  const outputs = pairedOutputs(childrenAt(logic, 'output'), table.outputs);
  const rules = paired(childrenAt(logic, 'rule'), table.rules, (old, at) => textAt(old, 'id') ?? `rule${at + 1}`);
  if ((textAt(logic, 'hitPolicy') ?? 'UNIQUE') !== table.hitPolicy) logic.set('hitPolicy', table.hitPolicy);
  if (textAt(logic, 'aggregation') !== table.aggregation) logic.set('aggregation', table.aggregation);
  logic.set(
    'input',
    inputs.map(({ now, old }) => writtenInput(moddle, old, now)),
  );
  logic.set(
    'output',
    outputs.map(({ now, old }) => writtenOutput(moddle, old, now)),
  );
  const [when, then] = [inputs.map(({ from }) => from), outputs.map(({ from }) => from)];
  logic.set(
    'rule',
    rules.map(({ now, old }) => writtenRule(moddle, old, { now, when, results: then })),
  );
}

/** A part of the table with the element it was, and that one's place; -1 where it is new. */
type Pair<T> = { readonly now: T; readonly old: DmnElement | undefined; readonly from: number };

function paired<T extends { readonly id: string }>(
  elements: readonly DmnElement[],
  parts: readonly T[],
  idOf: (old: DmnElement, at: number) => string,
): readonly Pair<T>[] {
  const places = new Map(elements.map((old, at) => [idOf(old, at), at]));
  return parts.map((now) => {
    const from = places.get(now.id) ?? -1;
    return { now, old: elements[from], from };
  });
}

/** Outputs have no ids in the product: they are known by their names, and one that was renamed by its place. */
function pairedOutputs(elements: readonly DmnElement[], parts: readonly TableOutput[]): readonly Pair<TableOutput>[] {
  const names = elements.map((old) => textAt(old, 'name') ?? textAt(old, 'label'));
  return parts.map((now, at) => {
    const named = names.indexOf(now.name);
    const from = named >= 0 || elements.length !== parts.length ? named : at;
    return { now, old: elements[from], from };
  });
}

function writtenInput(moddle: DmnModdle, old: DmnElement | undefined, now: TableInput): DmnElement {
  const input = old ?? moddle.create('dmn:InputClause', { id: now.id });
  const expression = childAt(input, 'inputExpression') ?? moddle.create('dmn:LiteralExpression', {});
  const text = textAt(expression, 'text');
  if ((textAt(input, 'label') ?? text) !== now.label) input.set('label', now.label);
  if (columnTypeFrom(textAt(expression, 'typeRef')) !== now.type) expression.set('typeRef', typeRefFrom(now.type));
  if (text !== now.expression) expression.set('text', now.expression);
  input.set('inputExpression', expression);
  writeAllowed(moddle, input, { property: 'inputValues', allowed: now.allowed });
  return input;
}

function writtenOutput(moddle: DmnModdle, old: DmnElement | undefined, now: TableOutput): DmnElement {
  const output = old ?? moddle.create('dmn:OutputClause', { name: now.name });
  // An only output without a name goes by its decision's; it stays so.
  const named = textAt(output, 'name') ?? textAt(output, 'label');
  if (named !== undefined && named !== now.name) output.set('name', now.name);
  if (columnTypeFrom(textAt(output, 'typeRef')) !== now.type && (old === undefined || textAt(output, 'typeRef') !== undefined))
    output.set('typeRef', typeRefFrom(now.type));
  writeAllowed(moddle, output, { property: 'outputValues', allowed: now.allowed });
  return output;
}

function writeAllowed(
  moddle: DmnModdle,
  column: DmnElement,
  { property, allowed }: { readonly property: string; readonly allowed: readonly string[] | undefined },
): void {
  const values = childAt(column, property);
  const now = (allowed ?? []).join(', ');
  if (literalsFrom(textAt(values, 'text') ?? '').join(', ') === now) return;
  if (allowed === undefined) column.set(property, undefined);
  else if (values === undefined) column.set(property, moddle.create('dmn:UnaryTests', { text: now }));
  else values.set('text', now);
}

type RuleChange = { readonly now: TableRule; readonly when: readonly number[]; readonly results: readonly number[] };

function writtenRule(moddle: DmnModdle, old: DmnElement | undefined, { now, when, results }: RuleChange): DmnElement {
  const rule = old ?? moddle.create('dmn:DecisionRule', { id: now.id });
  if (textAt(rule, 'description') !== now.note) rule.set('description', now.note);
  const [tests, values] = [childrenAt(rule, 'inputEntry'), childrenAt(rule, 'outputEntry')];
  rule.set(
    'inputEntry',
    when.map((from, at) => writtenCell(tests[from] ?? moddle.create('dmn:UnaryTests', {}), now.when[at] ?? '-')),
  );
  rule.set(
    'outputEntry',
    results.map((from, at) => writtenCell(values[from] ?? moddle.create('dmn:LiteralExpression', {}), now.then[at] ?? '')),
  );
  return rule;
}

/** A cell as it is, unless it says something else now: an empty cell says `-`. */
function writtenCell(cell: DmnElement, now: string): DmnElement {
  const text = textAt(cell, 'text')?.trim();
  if (text === undefined || (text !== now && !(text === '' && now === '-'))) cell.set('text', now);
  return cell;
}
