import { anyType, booleanType } from '../../feel-type.ts';
import { isOf } from '../../values/conform-to.ts';
import { type Code, code, constantCode } from '../code.ts';
import { type Compiler, refuse } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import type { Scope } from '../scope.ts';
import { refuseType, typeFrom } from '../type-expression.ts';

/**
 * Compiles `value instance of type`. `null` is an instance of `Null` alone (DMN 1.5, table 61); what names no type is refused, in
 * the standard dialect `null`.
 */
export function compileInstanceOf(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const children = childrenOf(node);
  const [valueNode] = children;
  const typeNode = children.find((child) => child.name === 'Type');
  if (valueNode === undefined || typeNode === undefined) {
    return refuse(compiler, node, 'expression.syntax', {
      zh: '“instance of”后面需要类型。',
      en: 'A type is missing behind “instance of”.',
    });
  }
  const value = compiler.compile(valueNode, scope);
  const type = typeFrom(compiler, typeNode);
  if (type === undefined) return compiler.lenient ? refuseType(compiler, typeNode) : constantCode(node, anyType, null);
  return code(node, booleanType, (frame) => {
    const found = value.run(frame);
    return found === null ? type.kind === 'null' : isOf(found, type, frame.run);
  });
}
