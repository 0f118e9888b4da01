import { type FeelContext, type FeelType, type FeelValue, isList, listOf } from '../../expression/index.ts';
import { type CompiledTable, compileTable } from '../compile-table.ts';
import { ColumnType, type DecisionTable } from '../decision-table.ts';
import type { Decision } from '../verdict.ts';
import type { BoxedTable } from './boxed.ts';
import type { ModelVerdict } from './model-verdict.ts';
import { type Evaluation, type Names, type Outcome, type Piece, valueOfPiece } from './piece.ts';
import { tableOfBoxed } from './table-of-boxed.ts';
import { heldValue, textPiece, unreadable, type Workshop } from './workshop.ts';

/** Compiles a table as the product's own tables are: what does not decide is told apart, never `null`. */
export function compileStrictTable(boxed: BoxedTable, names: Names, workshop: Workshop): Piece {
  const columnType = (typeRef: string | undefined) => columnTypeOf(workshop.declared(typeRef).type);
  const around = { id: boxed.id ?? workshop.element, name: workshop.element, output: { name: 'output' }, columnType };
  const compiled = compileTable(tableOfBoxed(boxed, around), names);
  if (!compiled.ok) {
    for (const { code, at, message } of compiled.problems) workshop.report({ code, ...(at === undefined ? {} : { at }), message });
    return unreadable(workshop);
  }
  const fallbacks = fallbacksOf(boxed, names, workshop);
  return {
    type: valueType(compiled.table),
    run: (scope, evaluation) => {
      const decision = decided(compiled.table, scope, evaluation);
      if (decision.is === 'noMatch' && fallbacks.length > 0) return fallenBack(compiled.table.table, fallbacks, { scope, evaluation });
      if (decision.is !== 'output') return { value: null, verdict: verdictOf(decision, compiled.table.table) };
      const value = single(compiled.table.table, heldOutput(boxed, decision.output, { workshop, evaluation }));
      return { value, verdict: { is: 'output', value, rules: decision.rules } };
    },
  };
}

/** The table's cells share what the evaluation has left; a table that is asked over and over pays for all its cells each time. */
function decided(table: CompiledTable, scope: FeelContext, { run, tables }: Evaluation): Decision {
  run.left -= 1 + table.table.rules.length * table.table.inputs.length;
  const decision = table.evaluate(scope, { ...run.environment, budget: Math.max(0, run.left) });
  const matched = decision.is === 'output' || decision.is === 'conflict' ? decision.rules : [];
  if (tables.length < mostTraces) tables.push({ ...decision.trace, table: table.table.id, matched });
  return decision;
}

/** An input that is missing goes by what its column says it is. */
function verdictOf(decision: Exclude<Decision, { is: 'output' }>, { inputs }: DecisionTable): ModelVerdict {
  switch (decision.is) {
    case 'noMatch':
      return { is: 'noMatch' };
    case 'conflict':
      return { is: 'conflict', rules: decision.rules };
    case 'missingInput':
      return { is: 'missingInput', input: inputs.find(({ id }) => id === decision.input)?.label ?? decision.input };
    case 'typeError':
      return { is: 'typeError', fault: decision.fault };
  }
}

type Fallback = { readonly name: string; readonly part: Piece };

function fallbacksOf({ outputs }: BoxedTable, names: Names, workshop: Workshop): readonly Fallback[] {
  if (outputs.every(({ fallback }) => fallback === undefined)) return [];
  return outputs.map(({ name, fallback }, index) => ({
    name: name ?? `output${index + 1}`,
    part: textPiece(fallback ?? '', names, workshop),
  }));
}

function fallenBack(
  { outputs }: DecisionTable,
  fallbacks: readonly Fallback[],
  { scope, evaluation }: { readonly scope: FeelContext; readonly evaluation: Evaluation },
): Outcome {
  const values = fallbacks.map(({ part }) => valueOfPiece(part, scope, evaluation));
  const value: FeelValue =
    outputs.length === 1 ? (values[0] ?? null) : new Map(outputs.map(({ name }, index) => [name, values[index] ?? null]));
  return { value, verdict: { is: 'output', value, rules: [] } };
}

/** Outputs held to the types the file declares for them, a list item by item. */
function heldOutput(
  { outputs }: BoxedTable,
  output: FeelContext,
  { workshop, evaluation }: { readonly workshop: Workshop; readonly evaluation: Evaluation },
): FeelContext {
  const entries = [...output].map(([name, value], index): [string, FeelValue] => {
    const declared = workshop.declared(outputs[index]?.typeRef);
    const about = { element: workshop.element, evaluation };
    if (!isList(value) || declared.type.kind === 'list') return [name, heldValue(value, declared, about)];
    return [name, value.map((item) => heldValue(item, declared, about))];
  });
  return new Map(entries);
}

/** A table with one output is worth that output alone. */
function single({ outputs }: DecisionTable, output: FeelContext): FeelValue {
  const [only] = outputs;
  return outputs.length === 1 && only !== undefined ? (output.get(only.name) ?? null) : output;
}

function valueType({ table, outputType }: CompiledTable): FeelType {
  const [only] = table.outputs;
  if (outputType.kind !== 'context' || table.outputs.length !== 1 || only === undefined) return outputType;
  return outputType.fields[only.name] ?? listOf();
}

function columnTypeOf({ kind }: FeelType): ColumnType {
  return ColumnType.safeParse(kind).data ?? 'any';
}

const mostTraces = 1_000;
