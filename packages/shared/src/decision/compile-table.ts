import { type Environment, type FeelContext, type FeelType, listOf, numberType } from '../expression/index.ts';
import { cellCompilerOf } from './cell-compiler.ts';
import { compileInput, compileOutput, compileRule } from './compile-parts.ts';
import { decide } from './decide.ts';
import type { DecisionTable } from './decision-table.ts';
import { columnIndexesOf } from './rules/rule-index.ts';
import type { CompiledInput, CompiledRule, IndexedInput, TableParts } from './table-parts.ts';
import type { TableProblem } from './table-problem.ts';
import type { Decision } from './verdict.ts';

/** A table ready to decide: immutable. `reads` are the variables it names; `outputType` is the type of `output`, for `jsonFrom`. */
export type CompiledTable = {
  readonly table: DecisionTable;
  readonly reads: readonly string[];
  readonly outputType: FeelType;
  evaluate(scope: FeelContext, environment: Environment): Decision;
};

/** What was compiled, or every problem of every cell together. */
type Compilation<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problems: readonly TableProblem[] };

/** Compiles a table over the given variables, every cell once; returns every problem of every cell together. */
export function compileTable(
  table: DecisionTable,
  names: Readonly<Record<string, FeelType>>,
): Compilation<{ readonly table: CompiledTable }> {
  const compiled = compileParts(table, names);
  if (!compiled.ok) return compiled;
  const { parts } = compiled;
  const reads = [...parts.inputs.flatMap((input) => input.expression?.reads ?? []), ...parts.rules.flatMap((rule) => rule.reads)];
  return {
    ok: true,
    table: {
      table,
      reads: [...new Set(reads)],
      outputType: outputTypeOf(table),
      evaluate: (scope, environment) => decide(parts, scope, environment),
    },
  };
}

/** The parts of a table, compiled and indexed. */
export function compileParts(table: DecisionTable, names: Readonly<Record<string, FeelType>>): Compilation<{ readonly parts: TableParts }> {
  const problems = problemsOfShape(table);
  const cells = cellCompilerOf(names);
  const inputs = table.inputs.map((input) => compileInput(input, cells, problems));
  const outputs = table.outputs.map((output) => compileOutput(output, cells, problems));
  const rules = table.rules.map((rule) => compileRule({ rule, table, outputs, cells }, problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, parts: { table, inputs: indexed(inputs, rules), outputs, rules } };
}

/** The input columns with the indexes of their cells, in so many bytes if it is told. */
export function indexed(inputs: readonly CompiledInput[], rules: readonly CompiledRule[], mostBytes?: number): IndexedInput[] {
  const columns = inputs.map(({ input, allowed }, column) => ({
    type: input.type,
    allowed,
    tests: rules.map(({ tests }) => tests[column]),
  }));
  const indexes = columnIndexesOf(columns, rules.length, mostBytes);
  return inputs.flatMap((input, column) => {
    const index = indexes[column];
    return index === undefined ? [] : [{ ...input, index }];
  });
}

function outputTypeOf(table: DecisionTable): FeelType {
  const collects = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy) && table.aggregation === undefined;
  const fields = table.outputs.map((output): [string, FeelType] => {
    const type: FeelType = table.aggregation === 'COUNT' ? numberType : { kind: output.type };
    return [output.name, collects ? listOf(type) : type];
  });
  return { kind: 'context', fields: Object.fromEntries(fields) };
}

function problemsOfShape(table: DecisionTable): TableProblem[] {
  const problems: TableProblem[] = [];
  for (const twice of repeated(table.rules.map((rule) => rule.id))) problems.push(givenTwice(twice));
  for (const twice of repeated([...table.inputs.map((input) => input.id), ...table.outputs.map((output) => output.name)]))
    problems.push(givenTwice(twice));
  const ranked = table.hitPolicy === 'PRIORITY' || table.hitPolicy === 'OUTPUT ORDER';
  if (ranked && table.outputs.every((output) => (output.allowed ?? []).length === 0)) {
    const message = {
      zh: '按优先级命中时，输出列要列出允许的值，重要的在前。',
      en: 'To decide by priority, list the allowed values of an output, the most important first.',
    };
    problems.push({ code: 'decision.no-priorities', where: { part: 'table' }, message });
  }
  const summed = table.aggregation !== undefined && table.aggregation !== 'COUNT';
  const sums = table.outputs.length === 1 && ['number', 'money', 'any'].includes(table.outputs[0]?.type ?? '');
  if (table.aggregation !== undefined && (table.hitPolicy !== 'COLLECT' || (summed && !sums))) {
    const message = {
      zh: '只有“汇总”策略下的一列数字或金额才能求和、取最大或最小。',
      en: 'Only one column of numbers or money under COLLECT can be aggregated.',
    };
    problems.push({ code: 'decision.not-aggregable', where: { part: 'table' }, message });
  }
  return problems;
}

function givenTwice(name: string): TableProblem {
  return {
    code: 'decision.given-twice',
    where: { part: 'table' },
    message: { zh: `“${name}”出现了两次。`, en: `“${name}” is given twice.` },
  };
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
