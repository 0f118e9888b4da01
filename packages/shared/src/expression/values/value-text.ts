import { digitsOf } from './exact.ts';
import { durationText } from './feel-duration.ts';
import { dateText, timeText } from './feel-time.ts';
import { type FeelRange, type FeelValue, isContext, isDecimal, isList } from './feel-value.ts';

/** The value as FEEL's `string()` shows it: texts as they are, within lists and contexts in quotes; dates and durations as ISO text. */
export function textOfValue(value: FeelValue): string {
  return typeof value === 'string' ? value : literalOf(value);
}

/** The value as it would be written in FEEL. */
export function literalOf(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return String(value);
  if (isDecimal(value)) return digitsOf(value);
  if (isList(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (isContext(value)) return `{${[...value].map(([key, entry]) => `${keyText(key)}: ${literalOf(entry)}`).join(', ')}}`;
  switch (value.kind) {
    case 'date':
      return dateText(value);
    case 'time':
      return timeText(value);
    case 'dateTime':
      return `${dateText(value)}T${timeText(value)}`;
    case 'duration':
      return durationText(value);
    case 'range':
      return rangeText(value);
    case 'function':
      return `function(${value.parameters.map((parameter) => parameter.name).join(', ')})`;
  }
}

/** The text between quotes, as FEEL reads it back. */
export function quoted(text: string): string {
  return toEscape.test(text) ? `"${escaped(text)}"` : `"${text}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\\n\r\t]/g, (character) => escapes.get(character) ?? character);
}

const toEscape = /["\\\n\r\t]/;

const escapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function rangeText(range: FeelRange): string {
  const [open, close] = [range.fromIncluded ? '[' : '(', range.toIncluded ? ']' : ')'];
  if (range.from === null) return `(${range.toIncluded ? '<=' : '<'} ${literalOf(range.to)})`;
  if (range.to === null) return `(${range.fromIncluded ? '>=' : '>'} ${literalOf(range.from)})`;
  return `${open}${literalOf(range.from)}..${literalOf(range.to)}${close}`;
}

function keyText(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : quoted(key);
}
