import { compileUnaryTest, type Expression, type FeelType, type FeelValue, literalOf, nameOfKind, typesFit } from '../expression/index.ts';
import { valueOfColumn } from './ask-input.ts';
import type { CellCompiler } from './cell-compiler.ts';
import type { DecisionTable, TableInput, TableOutput, TableRule } from './decision-table.ts';
import type { CompiledInput, CompiledOutput, CompiledResult, CompiledRule } from './table-parts.ts';
import { problemsAt, type TablePlace, type TableProblem } from './table-problem.ts';

export function compileInput(input: TableInput, cells: CellCompiler, problems: TableProblem[]): CompiledInput {
  const where = { part: 'input', input: input.id } as const;
  const compiled = cells.expression(input.expression);
  if (!compiled.ok) problems.push(...problemsAt(where, compiled.faults));
  else checkType(compiled.expression.type, { kind: input.type }, where, problems);
  const allowed =
    (input.allowed ?? []).length === 0 ? undefined : compileUnaryTest((input.allowed ?? []).join(', '), {}, { kind: input.type });
  if (allowed?.ok === false) problems.push(...problemsAt(where, allowed.faults));
  return { input, expression: compiled.ok ? compiled.expression : undefined, allowed: allowed?.ok === true ? allowed.test : undefined };
}

export function compileOutput(output: TableOutput, cells: CellCompiler, problems: TableProblem[]): CompiledOutput {
  const where = { part: 'output', output: output.name } as const;
  if (output.name.endsWith('Fen')) {
    const base = output.name.slice(0, -3);
    const message = { zh: `金额以元为单位，请把“${output.name}”改为“${base}”。`, en: `Money is in yuan: call it “${base}”.` };
    problems.push({ code: 'expression.fen-name', where, message });
  }
  const allowed = (output.allowed ?? []).flatMap((source) => {
    const compiled = cells.expression(source);
    if (!compiled.ok) problems.push(...problemsAt(where, compiled.faults));
    else if (checkType(compiled.expression.type, { kind: output.type }, where, problems)) return constantText(compiled.expression, cells);
    return [];
  });
  return { output, allowed };
}

type RuleParts = {
  readonly rule: TableRule;
  readonly table: DecisionTable;
  readonly outputs: readonly CompiledOutput[];
  readonly cells: CellCompiler;
};

export function compileRule({ rule, table, outputs, cells }: RuleParts, problems: TableProblem[]): CompiledRule {
  if (rule.when.length !== table.inputs.length || rule.then.length !== table.outputs.length) {
    const message = { zh: '这一行的单元格数与列数不符。', en: 'This row has not as many cells as there are columns.' };
    problems.push({ code: 'decision.row-length', where: { part: 'rule', rule: rule.id }, message });
    return { id: rule.id, tests: [], results: [], constant: undefined, reads: [] };
  }
  const tests = table.inputs.map((input, index) => {
    const source = rule.when[index] ?? '';
    if (source.trim() === '-') return undefined;
    const compiled = cells.test(source, input.type);
    if (!compiled.ok) problems.push(...problemsAt({ part: 'cell', rule: rule.id, column: input.id }, compiled.faults));
    return compiled.ok ? compiled.test : undefined;
  });
  const results = outputs.flatMap((output, index) => {
    const where = { part: 'cell', rule: rule.id, column: output.output.name } as const;
    const compiled = cells.expression(rule.then[index] ?? '');
    if (!compiled.ok) {
      problems.push(...problemsAt(where, compiled.faults));
      return [];
    }
    if (checkType(compiled.expression.type, { kind: output.output.type }, where, problems))
      checkAllowed(constantText(compiled.expression, cells), output, where, problems);
    return [resultOf(compiled.expression, output, cells)];
  });
  const reads = [...tests.flatMap((test) => test?.reads ?? []), ...results.flatMap(({ expression }) => expression.reads)];
  const constants = results.flatMap(({ constant }) => (constant === undefined ? [] : [constant]));
  const constant = constants.length === outputs.length ? { rule: rule.id, values: constants } : undefined;
  return { id: rule.id, tests, results, constant, reads };
}

/** An output cell; a constant is made one of its column once and for all. */
function resultOf(expression: Expression, { output }: CompiledOutput, cells: CellCompiler): CompiledResult {
  const constant = cells.constant(expression.source);
  if (constant === undefined || !typesFit(expression.type, { kind: output.type })) return { expression };
  return { expression, constant: valueOfColumn(constant, output) };
}

function checkType(found: FeelType, wanted: FeelType, where: TablePlace, problems: TableProblem[]): boolean {
  if (typesFit(found, wanted)) return true;
  const [is, should] = [nameOfKind(found.kind), nameOfKind(wanted.kind)];
  problems.push({
    code: 'expression.type-mismatch',
    where,
    message: { zh: `这里需要${should.zh}，却是${is.zh}。`, en: `This needs ${should.en}, not ${is.en}.` },
  });
  return false;
}

function checkAllowed([text]: readonly string[], { output, allowed }: CompiledOutput, where: TablePlace, problems: TableProblem[]): void {
  if (allowed.length === 0 || text === undefined || allowed.includes(text)) return;
  const list = (output.allowed ?? []).join(', ');
  problems.push({
    code: 'decision.output-not-allowed',
    where,
    message: { zh: `这一列只允许：${list}。`, en: `This column allows only: ${list}.` },
  });
}

/** The value of an expression that reads nothing, as a literal; none when it depends on the moment or cannot be computed. */
function constantText(expression: Expression, cells: CellCompiler): string[] {
  const constant = cells.constant(expression.source);
  if (constant !== undefined) return [literalOf(constant)];
  if (expression.reads.length > 0 || /\b(now|today)\b/.test(expression.source)) return [];
  try {
    const value: FeelValue = expression.evaluate(new Map(), { now: '1970-01-01T00:00:00Z', zone: 'UTC' });
    return [literalOf(value)];
  } catch {
    return [];
  }
}
