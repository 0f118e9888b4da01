import { faultDataFrom } from '../fault/index.ts';
import type { Code, Frame } from './compile/code.ts';
import { compilerFor } from './compile/compile-node.ts';
import { type Compiler, checkKind } from './compile/compiler.ts';
import { childrenOf, type Grammar, parseFeel, type SyntaxNode } from './compile/parse-feel.ts';
import { variableScope } from './compile/scope.ts';
import { findSyntaxProblems, tooLarge } from './compile/syntax-problems.ts';
import { anyTestPasses, compileTest } from './compile/unary-test.ts';
import type { CompileOptions } from './dialect.ts';
import type { Environment } from './environment.ts';
import { budgetExceeded, callsTooDeep, type ExpressionProblem } from './expression-fault.ts';
import { booleanType, type FeelType } from './feel-type.ts';
import { functionsByName } from './functions/functions-by-name.ts';
import type { FeelContext, FeelValue } from './values/feel-value.ts';
import { payForAll } from './values/meter.ts';
import { note, openRun, type Run } from './values/run.ts';

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
};

/** What was compiled, or everything that is wrong with it. */
export type Compiled<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly faults: readonly ExpressionProblem[] };

/**
 * Compiles a FEEL expression. `names` are the variables it may use and their types (`any` where unknown); names may contain
 * spaces and Chinese. Every problem is returned, with its place in the source.
 */
export function compileExpression(
  source: string,
  names: Readonly<Record<string, FeelType>>,
  options: CompileOptions = {},
): Compiled<{ expression: Expression }> {
  const compiler = compilerFor(source, undefined, options);
  const root = rootOf(compiler, 'Expression', names);
  const first = root === undefined ? undefined : childrenOf(root)[0];
  const code = first === undefined ? undefined : compiler.compile(first, variableScope(names));
  if (code === undefined || compiler.problems.length > 0) return { ok: false, faults: compiler.problems };
  const slots = compiler.slotCount();
  const evaluateIn = (scope: FeelContext, run: Run): FeelValue => {
    const value = answerOf(() => code.run({ run, scope, locals: new Array<FeelValue>(slots).fill(null) }), run, options);
    payForAll(run, value);
    return value;
  };
  return {
    ok: true,
    expression: {
      source,
      type: code.type,
      reads: [...compiler.reads],
      evaluate: (scope, environment) => evaluateIn(scope, openRun(environment)),
      evaluateIn,
    },
  };
}

/** Compiles the test of a table cell over an input of the given type: `-`, `< 5`, `"a", "b"`, `not([1..5])`, or a condition on `?`. */
export function compileUnaryTest(
  source: string,
  names: Readonly<Record<string, FeelType>>,
  input: FeelType,
  options: CompileOptions = {},
): Compiled<{ test: UnaryTest }> {
  const compiler = compilerFor(source, { slot: 0, type: input }, options);
  const root = rootOf(compiler, 'UnaryTests', names);
  const passes = root === undefined ? undefined : compileTests(compiler, root, names, input);
  if (root === undefined || passes === undefined || compiler.problems.length > 0) return { ok: false, faults: compiler.problems };
  const slots = compiler.slotCount();
  return {
    ok: true,
    test: {
      source,
      judgesNull: judgesNull(root),
      reads: [...compiler.reads],
      test(value, scope, environment) {
        return this.testIn(openFrame(scope, environment, slots), value);
      },
      testIn(frame, value) {
        frame.run.left = frame.run.budget;
        frame.locals[0] = value;
        return passes(frame);
      },
    },
  };
}

/** Compiles a condition: an expression that must give yes or no. */
export function compileCondition(
  source: string,
  names: Readonly<Record<string, FeelType>>,
  options: CompileOptions = {},
): Compiled<{ expression: Expression }> {
  const compiled = compileExpression(source, names, options);
  if (!compiled.ok) return compiled;
  const compiler = compilerFor(source, undefined, options);
  const whole: Code = { type: compiled.expression.type, at: { from: 0, to: source.length }, run: () => null };
  return checkKind(compiler, whole, [booleanType.kind]) ? compiled : { ok: false, faults: compiler.problems };
}

function answerOf(attempt: () => FeelValue, run: Run, { dialect }: CompileOptions): FeelValue {
  try {
    return attempt();
  } catch (error) {
    if (dialect !== 'standard' || budgetExceeded.is(error) || callsTooDeep.is(error)) throw error;
    note(run, faultDataFrom(error));
    return null;
  }
}

function compileTests(
  compiler: Compiler,
  root: SyntaxNode,
  names: Readonly<Record<string, FeelType>>,
  input: FeelType,
): ((frame: Frame) => boolean | null) | undefined {
  const children = childrenOf(root);
  if (children[0]?.name === 'Wildcard') return () => true;
  const scope = variableScope(names);
  const tests = children
    .flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : []))
    .filter((child) => child.name === 'PositiveUnaryTest')
    .map((child) => compileTest(compiler, child, scope, { slot: 0, type: input }));
  if (children[0]?.name !== 'not') return (frame) => anyTestPasses(tests, frame);
  return (frame) => {
    const passed = anyTestPasses(tests, frame);
    return passed === null ? null : !passed;
  };
}

function judgesNull(node: SyntaxNode): boolean {
  return ['null', '?', 'Wildcard'].includes(node.name) || childrenOf(node).some(judgesNull);
}

function rootOf(compiler: Compiler, grammar: Grammar, names: Readonly<Record<string, FeelType>>): SyntaxNode | undefined {
  if (tooLarge(compiler)) return undefined;
  const root = parseFeel(compiler.source, grammar, names, [...functionsByName.keys()]);
  return findSyntaxProblems(compiler, root) ? undefined : root;
}

/** A frame to evaluate in. Every local is written before it is read, so tests may share one; it grows by itself. */
export function openFrame(scope: FeelContext, environment: Environment, slots = 1): Frame {
  return { run: openRun(environment), scope, locals: new Array<FeelValue>(slots).fill(null) };
}
