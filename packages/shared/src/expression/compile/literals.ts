import { anyType, booleanType, type FeelType, numberType, textType } from '../feel-type.ts';
import { type Decimal, Exact } from '../values/exact.ts';
import { durationFrom } from '../values/feel-duration.ts';
import { dateFrom, dateTimeFrom, timeFrom } from '../values/feel-time.ts';
import type { FeelTagged } from '../values/feel-value.ts';
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
      return constantCode(node, nullType, null);
  }
}

/** Compiles `@"…"`: a date, time, date and time or duration, whichever the text is. */
export function compileAtLiteral(compiler: Compiler, node: SyntaxNode): Code {
  const literal = childrenOf(node)[0];
  const text = literal === undefined ? '' : unquote(sourceOf(compiler, literal));
  const value = dateFrom(text) ?? (text.includes('T') ? dateTimeFrom(text) : undefined) ?? timeFrom(text) ?? durationFrom(text);
  return value === undefined ? refuseLiteral(compiler, node) : constantCode(node, typeOfTagged(value), value);
}

/** Notes that the text of a literal is no such value. */
export function refuseLiteral(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.bad-literal', {
    zh: '这段文字不是有效的日期、时间或时长，例如 "2026-02-28"、"09:30:00"、"P1D"。',
    en: 'This text is no date, time or duration such as "2026-02-28", "09:30:00", "P1D".',
  });
}

/** The value of a text literal: quotes taken off, escapes (rule 64: `\n`, `\"`, `\\`, `\u4e00`, `\U01F40E`) replaced; others stay. */
export function unquote(source: string): string {
  const text = source.slice(1, -1);
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt"'\\]))/g, (whole, short, long, simple) => {
    if (simple !== undefined) return simpleEscapes.get(simple) ?? simple;
    const point = Number.parseInt(short ?? long, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function typeOfTagged(value: FeelTagged): FeelType {
  if (value.kind === 'duration') return { kind: 'duration', unit: value.unit };
  return value.kind === 'date' || value.kind === 'time' || value.kind === 'dateTime' ? { kind: value.kind } : anyType;
}

function compileNumber(compiler: Compiler, node: SyntaxNode, digits: string): Code {
  const value = new Exact(digits);
  if (value.isFinite() && !(value.isZero() && /[1-9]/.test(digits.replace(/e.*$/i, ''))))
    return constantCode(node, numberType, rounded(value));
  return refuse(compiler, node, 'expression.bad-literal', { zh: '这个数字太大或太小。', en: 'This number is too large or too small.' });
}

/** To 34 digits, as every number of FEEL has; the library keeps all that are written. */
function rounded(value: Decimal): Decimal {
  return value.toSignificantDigits(34);
}

const nullType: FeelType = { kind: 'null' };
const simpleEscapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
