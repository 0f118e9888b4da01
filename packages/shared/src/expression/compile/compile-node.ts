import type { CompileOptions } from '../dialect.ts';
import type { ExpressionProblem } from '../expression-fault.ts';
import { compileArithmetic } from './arithmetic.ts';
import { compileCall } from './calls.ts';
import type { Code } from './code.ts';
import { compileContext, compileFilter, compileList } from './collections.ts';
import { compileComparison } from './comparison.ts';
import { type Compiler, refuse } from './compiler.ts';
import { compileAtLiteral, compileLiteral } from './literals.ts';
import { compileIf, compileLogic } from './logic.ts';
import { compileFor, compileQuantified } from './loops.ts';
import { compileInput, compileName, compilePath } from './names.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import { compileRange } from './range.ts';
import type { Scope } from './scope.ts';
import { refuseDepth } from './syntax-problems.ts';

/** How deep an expression may be nested; deeper ones are refused before they could exhaust the stack. */
const deepest = 400;

/** A compiler for one source. Slot 0 of the locals is the value a table cell tests (`?`). */
export function compilerFor(source: string, input: Compiler['input'], options: CompileOptions): Compiler {
  const problems: ExpressionProblem[] = [];
  let slots = 1;
  let depth = 0;
  const compiler: Compiler = {
    source,
    options,
    problems,
    reads: new Set(),
    input,
    newSlot: () => slots++,
    slotCount: () => slots,
    compile(node, scope) {
      if (depth >= deepest) return refuseDepth(compiler, node);
      depth++;
      const compiled = compileNode(compiler, node, scope);
      depth--;
      return compiled;
    },
  };
  return compiler;
}

function compileNode(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  switch (node.name) {
    case 'NumericLiteral':
    case 'StringLiteral':
    case 'BooleanLiteral':
    case 'null':
      return compileLiteral(compiler, node);
    case 'VariableName':
      return compileName(compiler, node, scope);
    case '?':
      return compileInput(compiler, node);
    case 'PathExpression':
      return compilePath(compiler, node, scope);
    case 'ArithmeticExpression':
      return compileArithmetic(compiler, node, scope);
    case 'Comparison':
      return compileComparison(compiler, node, scope);
    case 'Conjunction':
    case 'Disjunction':
      return compileLogic(compiler, node, scope);
    case 'IfExpression':
      return compileIf(compiler, node, scope);
    case 'ForExpression':
      return compileFor(compiler, node, scope);
    case 'QuantifiedExpression':
      return compileQuantified(compiler, node, scope);
    case 'List':
      return compileList(compiler, node, scope);
    case 'Context':
      return compileContext(compiler, node, scope);
    case 'FilterExpression':
      return compileFilter(compiler, node, scope);
    case 'SimplePositiveUnaryTest':
      return compileRange(compiler, node, scope);
    case 'FunctionInvocation':
      return compileCall(compiler, node, scope);
    case 'DateTimeLiteral':
      return compileDateTime(compiler, node, scope);
    case 'ParenthesizedExpression':
      return compileInner(compiler, node, scope);
    default:
      return refuse(compiler, node, 'expression.unsupported', {
        zh: '这里不支持这种写法。',
        en: 'This way of writing is not supported here.',
      });
  }
}

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
