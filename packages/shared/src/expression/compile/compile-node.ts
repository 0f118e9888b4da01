import type { CompileOptions } from '../dialect.ts';
import type { ExpressionProblem } from '../expression-fault.ts';
import { compileCall } from './calls/calls.ts';
import { compileFunctionDefinition } from './calls/function-definition.ts';
import type { Code } from './code.ts';
import { compileFilter } from './collections/filter.ts';
import { compileContext, compileList } from './collections/lists-and-contexts.ts';
import { compileFor, compileQuantified } from './collections/loops.ts';
import { type Compiler, refuse } from './compiler.ts';
import { compileAtLiteral, compileLiteral } from './literals.ts';
import { compileInput, compileName, compilePath } from './names.ts';
import { compileArithmetic } from './operators/arithmetic.ts';
import { compileComparison } from './operators/comparison.ts';
import { compileInstanceOf } from './operators/instance-of.ts';
import { compileIf, compileLogic } from './operators/logic.ts';
import { compileRange } from './operators/range.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import type { Scope } from './scope.ts';
import { refuseDepth } from './syntax-problems.ts';

/** How deep an expression may be nested; deeper ones are refused before they could exhaust the stack. */
const deepest = 400;

/** A compiler for one source. Slot 0 of the locals is the value a table cell tests (`?`). */
export function compilerFor(source: string, options: CompileOptions, seeName?: Compiler['seeName']): Compiler {
  const problems: ExpressionProblem[] = [];
  let slots = 1;
  let depth = 0;
  let reached = 0;
  const compiler: Compiler = {
    source,
    options,
    lenient: options.dialect === 'standard',
    problems,
    reads: new Set(),
    seeName,
    newSlot: () => slots++,
    slotCount: () => slots,
    compile(node, scope) {
      if (depth >= deepest) return refuseDepth(compiler, node);
      depth++;
      reached = Math.max(reached, depth);
      const compiled = compileNode(compiler, node, scope);
      depth--;
      return compiled;
    },
    measure(compile) {
      const before = reached;
      reached = depth;
      const code = compile();
      const levels = reached - depth;
      reached = Math.max(before, reached);
      return { code, levels };
    },
  };
  return compiler;
}

function compileNode(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  return compilers.get(node.name)?.(compiler, node, scope) ?? refuseUnsupported(compiler, node);
}

type NodeCompiler = (compiler: Compiler, node: SyntaxNode, scope: Scope) => Code;

const compilers: ReadonlyMap<string, NodeCompiler> = new Map<string, NodeCompiler>([
  ['NumericLiteral', compileLiteral],
  ['StringLiteral', compileLiteral],
  ['BooleanLiteral', compileLiteral],
  ['null', compileLiteral],
  ['VariableName', compileName],
  ['?', compileInput],
  ['PathExpression', compilePath],
  ['ArithmeticExpression', compileArithmetic],
  ['Comparison', compileComparison],
  ['Conjunction', compileLogic],
  ['Disjunction', compileLogic],
  ['IfExpression', compileIf],
  ['ForExpression', compileFor],
  ['QuantifiedExpression', compileQuantified],
  ['List', compileList],
  ['Context', compileContext],
  ['FilterExpression', compileFilter],
  ['SimplePositiveUnaryTest', compileRange],
  ['FunctionInvocation', compileCall],
  ['FunctionDefinition', compileFunctionDefinition],
  ['InstanceOfExpression', compileInstanceOf],
  ['DateTimeLiteral', compileDateTime],
  ['ParenthesizedExpression', compileInner],
]);

function compileDateTime(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [first] = childrenOf(node);
  return first?.name === 'AtLiteral' ? compileAtLiteral(compiler, first) : compileCall(compiler, node, scope);
}

function compileInner(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const inner = childrenOf(node)[1];
  return inner === undefined
    ? refuse(compiler, node, 'expression.syntax', { zh: '括号是空的。', en: 'These brackets are empty.' })
    : compiler.compile(inner, scope);
}

function refuseUnsupported(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.unsupported', {
    zh: '这里不支持这种写法。',
    en: 'This way of writing is not supported here.',
  });
}
