import { anyType, type FeelType, isUnknown, moneyType, numberType } from '../../feel-type.ts';
import { calculate, negated, type Operator } from '../../values/calculate.ts';
import { type Code, code } from '../code.ts';
import { type Compiler, refuse, refuseKinds, siteOf, sourceOf } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import type { Scope } from '../scope.ts';

/** Compiles `a + b`, `-a` and the like: exact decimals, texts joined by `+`, dates and durations. `null` and other kinds have no answer. */
export function compileArithmetic(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [first, second, third] = childrenOf(node);
  if (first?.name === 'ArithOp' && second !== undefined) return compileNegation(compiler, node, scope);
  const operator = operatorFrom(second === undefined ? '' : sourceOf(compiler, second));
  if (first === undefined || third === undefined || operator === undefined) {
    return refuse(compiler, node, 'expression.syntax', { zh: '这里的算式不完整。', en: 'This calculation is incomplete.' });
  }
  const [left, right] = [compiler.compile(first, scope), compiler.compile(third, scope)];
  const type = resultType(operator, left.type, right.type) ?? (compiler.lenient ? anyType : undefined);
  if (type === undefined) return refuseKinds(compiler, node, left.type, right.type);
  const site = siteOf(compiler, node, operator);
  return code(node, type, (frame) => calculate(operator, { left: left.run(frame), right: right.run(frame) }, frame.run, site));
}

function compileNegation(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [sign, operandNode] = childrenOf(node);
  if (operandNode === undefined || sign === undefined || sourceOf(compiler, sign) !== '-') {
    return refuse(compiler, node, 'expression.syntax', { zh: '这里的算式不完整。', en: 'This calculation is incomplete.' });
  }
  const operand = compiler.compile(operandNode, scope);
  const known = ['any', 'null', 'number', 'money', 'duration'].includes(operand.type.kind);
  if (!known && !compiler.lenient) return refuseKinds(compiler, node, numberType, operand.type);
  const site = siteOf(compiler, node, '-');
  return code(node, operand.type, (frame) => negated(operand.run(frame), frame.run, site));
}

/** The operator a sign stands for; `^` is none of the standard. */
function operatorFrom(sign: string): Operator | undefined {
  return operators.find((known) => known === sign);
}

/** The type of the result, `any` where it depends on the values, undefined where the kinds do not go together. */
function resultType(operator: Operator, left: FeelType, right: FeelType): FeelType | undefined {
  if (isUnknown(left) || isUnknown(right)) {
    const known = isUnknown(left) ? right : left;
    const fitting = ['any', 'null', 'number', 'money', 'duration', 'date', 'time', 'dateTime'].includes(known.kind);
    return fitting ? anyType : known.kind === 'text' && operator === '+' ? known : undefined;
  }
  const [a, b] = [left.kind, right.kind];
  if (isNumeric(left) && isNumeric(right)) return numericType(operator, a === 'money', b === 'money');
  if (a === 'text' && b === 'text') return operator === '+' ? left : undefined;
  if (a === 'duration' && b === 'duration') return operator === '/' ? numberType : operator === '+' || operator === '-' ? left : undefined;
  if (a === 'duration' && isNumeric(right)) return operator === '*' || operator === '/' ? left : undefined;
  if (isNumeric(left) && b === 'duration') return operator === '*' ? right : undefined;
  if (isDated(left) && b === 'duration') return operator === '+' || operator === '-' ? left : undefined;
  if (a === 'duration' && isDated(right)) return operator === '+' ? right : undefined;
  const between = a === b ? isDated(left) : isDay(left) && isDay(right);
  return operator === '-' && between ? { kind: 'duration', unit: 'seconds' } : undefined;
}

function numericType(operator: Operator, left: boolean, right: boolean): FeelType {
  if (operator === '+' || operator === '-') return left || right ? moneyType : numberType;
  if (operator === '*') return left !== right ? moneyType : numberType;
  return operator === '/' && left && !right ? moneyType : numberType;
}

function isNumeric(type: FeelType): boolean {
  return type.kind === 'number' || type.kind === 'money';
}

function isDated(type: FeelType): boolean {
  return type.kind === 'time' || isDay(type);
}

function isDay(type: FeelType): boolean {
  return type.kind === 'date' || type.kind === 'dateTime';
}

const operators = ['+', '-', '*', '/', '**'] as const;
