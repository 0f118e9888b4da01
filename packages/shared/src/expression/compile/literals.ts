import { anyType, booleanType, numberType, textType } from '../feel-type.ts';
import { Exact } from '../values/exact.ts';
import { durationFrom } from '../values/feel-duration.ts';
import { dateFrom, dateTimeFrom, timeFrom } from '../values/feel-time.ts';
import { type Code, constantCode } from './code.ts';
import { type Compiler, refuse, sourceOf } from './compiler.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';

/** Compiles a number, text, true, false, null, or `@"2026-02-28"`. */
export function compileLiteral(compiler: Compiler, node: SyntaxNode): Code {
  const source = sourceOf(compiler, node);
  switch (node.name) {
    case 'NumericLiteral':
      return compileNumber(compiler, node, source.replace(/\s+/g, ''));
    case 'StringLiteral':
      return constantCode(node, textType, unquote(source));
    case 'BooleanLiteral':
      return constantCode(node, booleanType, source === 'true');
    default:
      return constantCode(node, anyType, null);
  }
}

/** Compiles `@"…"`: a date, time, date and time or duration, whichever the text is. */
export function compileAtLiteral(compiler: Compiler, node: SyntaxNode): Code {
  const literal = childrenOf(node)[0];
  const text = literal === undefined ? '' : unquote(sourceOf(compiler, literal));
  const value = dateFrom(text) ?? (text.includes('T') ? dateTimeFrom(text) : undefined) ?? timeFrom(text) ?? durationFrom(text);
  if (value === undefined) return refuseLiteral(compiler, node);
  return constantCode(node, { kind: value.kind }, value);
}

/** Notes that the text of a literal is no such value. */
export function refuseLiteral(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.bad-literal', {
    zh: '这段文字不是有效的日期、时间或时长，例如 "2026-02-28"、"09:30:00"、"P1D"。',
    en: 'This text is no date, time or duration such as "2026-02-28", "09:30:00", "P1D".',
  });
}

/** The value of a text literal: quotes taken off, escapes (`\n`, `\"`, `\\`, `\u4e00`) replaced. */
export function unquote(source: string): string {
  return source.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrtb"'\\/]))/g, (whole, short, long, simple) => {
    if (simple !== undefined) return simpleEscapes.get(simple) ?? simple;
    const point = Number.parseInt(short ?? long, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function compileNumber(compiler: Compiler, node: SyntaxNode, digits: string): Code {
  const value = new Exact(digits);
  if (value.isFinite() && !(value.isZero() && /[1-9]/.test(digits.replace(/e.*$/i, '')))) return constantCode(node, numberType, value);
  return refuse(compiler, node, 'expression.bad-literal', { zh: '这个数字太大或太小。', en: 'This number is too large or too small.' });
}

const simpleEscapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
]);
