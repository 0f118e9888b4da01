import {
  anyType,
  budgetExceeded,
  callsTooDeep,
  compileUnaryTest,
  type FeelContext,
  type FeelType,
  type FeelValue,
  listOf,
  type UnaryTest,
} from '../../expression/index.ts';
import { faultDataFrom } from '../../fault/index.ts';
import type { CellVerdict } from '../verdict.ts';
import type { BoxedTable } from './boxed.ts';
import { valueNotAllowed } from './model-fault.ts';
import type { TableTrace } from './model-verdict.ts';
import { type Evaluation, type Names, note, type Outcome, type Piece, valueOfPiece } from './piece.ts';
import { answerHits, compileOutputs, type OutputColumns, type StandardHit } from './standard-hits.ts';
import { commonOf, held, reportAll, textPiece, type Workshop } from './workshop.ts';

type InputColumn = { readonly id: string; readonly part: Piece; readonly allowed: UnaryTest | undefined };

/** A row: what stands in each input cell, `undefined` where it takes anything, `unreadable` where nothing can be made of it. */
type Row = {
  readonly id: string;
  readonly cells: readonly (UnaryTest | 'unreadable' | undefined)[];
  readonly results: readonly Piece[];
};

/**
 * Compiles a table by the letter of the standard (DMN 1.5, clause 8): no rule gives the default output or `null`, several rules
 * where one is allowed give `null` and a fault, and a cell without an answer does not hold.
 */
export function compileStandardTable(table: BoxedTable, names: Names, workshop: Workshop): Piece {
  const inputs = table.inputs.map((input, index): InputColumn => {
    const part = held(textPiece(input.expression, names, workshop), input.typeRef, workshop);
    const allowed = input.values === undefined || input.values.trim() === '' ? undefined : testOf(input.values, names, part.type, workshop);
    return { id: input.id ?? `input${index + 1}`, part, allowed: allowed === 'unreadable' ? undefined : allowed };
  });
  const rows = table.rules.map((rule, index): Row => {
    const cells = inputs.map(({ part }, column) => testOf(rule.when[column] ?? '-', names, part.type, workshop));
    const results = table.outputs.map((output, column) => {
      const result = textPiece(rule.results[column] ?? '', names, workshop);
      // Tools write the type of the whole list at the column of a table that collects: that is no type of one output.
      return workshop.declared(output.typeRef).type.kind === 'list' ? result : held(result, output.typeRef, workshop);
    });
    return { id: rule.id ?? `rule${index + 1}`, cells, results };
  });
  const columns = compileOutputs(table, names, workshop);
  return {
    type: typeOf(table, columns, rows),
    run: (scope, evaluation) => asked({ id: table.id ?? workshop.element, inputs, rows, columns }, scope, evaluation),
  };
}

type Parts = {
  readonly id: string;
  readonly inputs: readonly InputColumn[];
  readonly rows: readonly Row[];
  readonly columns: OutputColumns;
};

function asked({ id, inputs, rows, columns }: Parts, scope: FeelContext, evaluation: Evaluation): Outcome {
  const values = inputs.map(({ part }) => valueOfPiece(part, scope, evaluation));
  const traced: { id: string; cells: CellVerdict[] }[] = [];
  const hits: StandardHit[] = [];
  const refused = inputs.find(({ allowed }, index) => !isAllowed(allowed, values[index] ?? null, { scope, evaluation }));
  if (refused !== undefined) {
    const fault = faultDataFrom(valueNotAllowed({ element: refused.id }));
    note(evaluation, fault);
    return { value: null, verdict: { is: 'typeError', fault } };
  }
  for (const row of rows) {
    const cells = row.cells.map((test, index) => verdictOf(test, values[index] ?? null, { scope, evaluation }));
    traced.push({ id: row.id, cells });
    if (cells.some((cell) => cell !== 'yes')) continue;
    hits.push({ rule: row.id, values: row.results.map((result) => valueOfPiece(result, scope, evaluation)) });
    if (columns.hitPolicy === 'FIRST') break;
  }
  const trace: TableTrace = {
    table: id,
    inputs: inputs.map((input, index) => ({ id: input.id, value: values[index] ?? null })),
    rules: traced,
    matched: hits.map(({ rule }) => rule),
  };
  if (evaluation.tables.length < mostTraces) evaluation.tables.push(trace);
  return answerHits(columns, hits, { scope, evaluation });
}

type Around = { readonly scope: FeelContext; readonly evaluation: Evaluation };

function isAllowed(test: UnaryTest | undefined, value: FeelValue, around: Around): boolean {
  return test === undefined || value === null || verdictOf(test, value, around) === 'yes';
}

function verdictOf(test: UnaryTest | 'unreadable' | undefined, value: FeelValue, { scope, evaluation }: Around): CellVerdict {
  if (test === undefined) return 'yes';
  if (test === 'unreadable') return 'fault';
  try {
    const passed = test.testWithin(scope, value, evaluation.run);
    return passed === null ? 'open' : passed ? 'yes' : 'no';
  } catch (error) {
    if (budgetExceeded.is(error) || callsTooDeep.is(error)) throw error;
    note(evaluation, faultDataFrom(error));
    return 'fault';
  }
}

function testOf(source: string, names: Names, type: FeelType, workshop: Workshop): UnaryTest | 'unreadable' | undefined {
  const text = source.trim();
  if (text === '' || text === '-') return undefined;
  const compiled = compileUnaryTest(text, names, type, workshop.options);
  if (compiled.ok) return compiled.test;
  reportAll(compiled.faults, workshop);
  return 'unreadable';
}

function typeOf({ outputs, hitPolicy, aggregation }: BoxedTable, columns: OutputColumns, rows: readonly Row[]): FeelType {
  const lists = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(hitPolicy);
  if (aggregation !== undefined && lists) return anyType;
  const types = outputs.map((_, index) => commonOf(rows.flatMap(({ results }) => results[index]?.type ?? [])));
  const fields = columns.outputs.map(({ name }, index): [string, FeelType] => [name, types[index] ?? anyType]);
  const one: FeelType = outputs.length === 1 ? (types[0] ?? anyType) : { kind: 'context', fields: Object.fromEntries(fields) };
  return lists ? listOf(one) : one;
}

const mostTraces = 1_000;
