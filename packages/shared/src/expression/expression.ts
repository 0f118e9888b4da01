import type { Code, Frame } from './compile/code.ts';
import { compilerFor } from './compile/compile-node.ts';
import { type Compiler, checkKind, siteOf } from './compile/compiler.ts';
import { anyTestPasses, compileTest } from './compile/operators/unary-test.ts';
import { childrenOf, type Grammar, readFeel, type SyntaxNode } from './compile/parse-feel.ts';
import { withPrecedence } from './compile/precedence.ts';
import { variableScope, withLocal } from './compile/scope.ts';
import { isBlank, isTooDeep, refuseMisread, tooLarge } from './compile/syntax-problems.ts';
import type { CompileOptions } from './dialect.ts';
import type { Environment } from './environment.ts';
import type { ExpressionProblem } from './expression-fault.ts';
import { booleanType, type FeelType } from './feel-type.ts';
import { builtInNames } from './functions/built-ins.ts';
import { payForAll } from './run/meter.ts';
import { descend, openRun, type Run } from './run/run.ts';
import type { FeelContext, FeelValue } from './values/feel-value.ts';

/**
 * A compiled FEEL expression: immutable, may be kept and evaluated any number of times. `type` is what it gives, as far as
 * known; `reads` are the variables it names. `evaluate` throws the run-time faults of `expression-fault.ts`; in the standard
 * dialect only those about steps and depth, all others are `null` and noted in the `faults` of the run.
 */
export type Expression = {
  readonly source: string;
  readonly type: FeelType;
  readonly reads: readonly string[];
  evaluate(scope: FeelContext, environment: Environment): FeelValue;
  /** The same as a part of something larger, whose steps it spends. */
  evaluateIn(scope: FeelContext, run: Run): FeelValue;
};

/**
 * A compiled test of a table cell. `test` gives true or false, or `null` when a missing value leaves it open. `judgesNull`: the
 * cell speaks of `null` or `?` itself, or takes anything (`-`), so that it means something for a missing input too.
 */
export type UnaryTest = {
  readonly source: string;
  readonly judgesNull: boolean;
  readonly reads: readonly string[];
  test(input: FeelValue, scope: FeelContext, environment: Environment): boolean | null;
  /** The same in a frame that many tests share, with the whole budget for each: a table asks hundreds of cells. */
  testIn(frame: Frame, input: FeelValue): boolean | null;
  /** The same as a part of something larger, whose steps it spends. */
  testWithin(scope: FeelContext, input: FeelValue, run: Run): boolean | null;
};

/** What was compiled, or everything that is wrong with it. */
export type Compiled<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly faults: readonly ExpressionProblem[] };

type Names = Readonly<Record<string, FeelType>>;

/**
 * Compiles a FEEL expression. `names` are the variables it may use and their types (`any` where unknown); names may contain
 * spaces and Chinese. Every problem is returned, with its place in the source.
 */
export function compileExpression(source: string, names: Names, options: CompileOptions = {}): Compiled<{ expression: Expression }> {
  const compiler = compilerFor(source, options);
  const root = rootOf(compiler, 'Expression', names);
  const first = root === undefined ? undefined : childrenOf(root)[0];
  if (first === undefined) return { ok: false, faults: compiler.problems };
  const { code, levels } = compiler.measure(() => compiler.compile(first, variableScope(names)));
  return compiler.problems.length > 0
    ? { ok: false, faults: compiler.problems }
    : { ok: true, expression: expressionOf(compiler, code, levels) };
}

/** Compiles the test of a table cell over an input of the given type: `-`, `< 5`, `"a", "b"`, `not([1..5])`, or a condition on `?`. */
export function compileUnaryTest(
  source: string,
  names: Names,
  input: FeelType,
  options: CompileOptions = {},
): Compiled<{ test: UnaryTest }> {
  const compiler = compilerFor(source, options);
  const root = rootOf(compiler, 'UnaryTests', names);
  const passes = root === undefined ? undefined : compileTests(compiler, root, names, input);
  if (root === undefined || passes === undefined || compiler.problems.length > 0) return { ok: false, faults: compiler.problems };
  const slots = compiler.slotCount();
  const testWithin: UnaryTest['testWithin'] = (scope, input, run) => {
    const locals = localsOf(slots);
    locals[0] = input;
    return passes({ run, scope, locals });
  };
  return {
    ok: true,
    test: {
      source,
      judgesNull: judgesNull(root),
      reads: [...compiler.reads],
      test: (value, scope, environment) => testWithin(scope, value, openRun(environment)),
      testIn(frame, value) {
        frame.run.left = frame.run.budget;
        frame.locals[0] = value;
        return passes(frame);
      },
      testWithin,
    },
  };
}

/** Compiles a condition: an expression that must give yes or no. */
export function compileCondition(source: string, names: Names, options: CompileOptions = {}): Compiled<{ expression: Expression }> {
  const compiled = compileExpression(source, names, options);
  if (!compiled.ok) return compiled;
  const compiler = compilerFor(source, options);
  const whole: Code = { type: compiled.expression.type, at: { from: 0, to: source.length }, run: () => null };
  return checkKind(compiler, whole, [booleanType.kind]) ? compiled : { ok: false, faults: compiler.problems };
}

/** A frame to evaluate in. Every local is written before it is read, so tests may share one; it grows by itself. */
export function openFrame(scope: FeelContext, environment: Environment): Frame {
  return { run: openRun(environment), scope, locals: localsOf(1) };
}

function expressionOf(compiler: Compiler, code: Code, levels: number): Expression {
  const slots = compiler.slotCount();
  const evaluateIn: Expression['evaluateIn'] = (scope, run) => {
    descend(run, levels);
    try {
      const value = code.run({ run, scope, locals: localsOf(slots) });
      payForAll(run, value);
      return value;
    } finally {
      run.depth -= levels;
    }
  };
  return {
    source: compiler.source,
    type: code.type,
    reads: [...compiler.reads],
    evaluate: (scope, environment) => evaluateIn(scope, openRun(environment)),
    evaluateIn,
  };
}

function compileTests(compiler: Compiler, root: SyntaxNode, names: Names, type: FeelType): ((frame: Frame) => boolean | null) | undefined {
  const children = childrenOf(root);
  if (children[0]?.name === 'Wildcard') return () => true;
  const input = { slot: 0, type };
  const scope = withLocal(variableScope(names), '?', input);
  const tests = children
    .flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : []))
    .filter((child) => child.name === 'PositiveUnaryTest')
    .map((child) => compileTest(compiler, child, scope, input));
  const site = siteOf(compiler, root, 'test');
  if (children[0]?.name !== 'not') return (frame) => anyTestPasses(tests, frame, site);
  return (frame) => {
    const passed = anyTestPasses(tests, frame, site);
    return passed === null ? null : !passed;
  };
}

function judgesNull(node: SyntaxNode): boolean {
  return ['null', '?', 'Wildcard'].includes(node.name) || childrenOf(node).some(judgesNull);
}

function rootOf(compiler: Compiler, grammar: Grammar, names: Names): SyntaxNode | undefined {
  if (tooLarge(compiler) || isBlank(compiler)) return undefined;
  const types = Object.keys(compiler.options.types ?? {});
  const functions = types.length === 0 ? builtInNames : [...builtInNames, ...types];
  const read = readFeel(compiler.source, { grammar, names, functions });
  if ('root' in read) return isTooDeep(compiler, read.root) ? undefined : withPrecedence(read.root);
  refuseMisread(compiler, read.misread);
  return undefined;
}

/** Room for the locals; most expressions have none of their own. */
function localsOf(slots: number): FeelValue[] {
  const locals: FeelValue[] = [];
  for (let slot = 0; slot < slots; slot++) locals.push(null);
  return locals;
}
