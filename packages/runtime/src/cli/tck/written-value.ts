import {
  compileExpression,
  type FeelContext,
  type FeelValue,
  feelFrom,
  isContext,
  isDecimal,
  isList,
  literalOf,
  numberFrom,
} from '@mortise/shared/expression';
import type { WrittenValue } from './test-case.ts';

/** The value that is written; undefined where the text is none of its type. Text without a type is text. */
export function valueFrom(written: WrittenValue): FeelValue | undefined {
  switch (written.is) {
    case 'nothing':
      return null;
    case 'list': {
      const items = written.items.map(valueFrom);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'context': {
      const entries = written.entries.map(({ name, value }) => ({ name: nameFrom(name), value: valueFrom(value) }));
      const known = entries.flatMap(({ name, value }): [string, FeelValue][] => (value === undefined ? [] : [[name, value]]));
      return known.length === entries.length ? new Map(known) : undefined;
    }
    case 'value':
      return typedFrom(written.type, written.text);
  }
}

/** A name as FEEL sees it. */
export function nameFrom(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim();
}

/**
 * Whether the found value is the expected one. Numbers agree to 15 significant digits; one that is no whole number, which the suite
 * may have rounded, within 1e-8, as the suite's own runners compare.
 */
export function isExpected(found: FeelValue, expected: FeelValue): boolean {
  if (found === null || expected === null) return found === expected;
  if (isDecimal(found) && isDecimal(expected)) {
    if (found.toSignificantDigits(15).equals(expected.toSignificantDigits(15))) return true;
    return !expected.isInteger() && found.minus(expected).abs().lessThan('1e-8');
  }
  if (isList(found) && isList(expected))
    return found.length === expected.length && found.every((item, index) => isExpected(item, expected[index] ?? null));
  if (isContext(found) && isContext(expected)) return hasSameEntries(found, expected);
  return literalOf(found) === literalOf(expected) || isEqual(found, expected);
}

function hasSameEntries(found: FeelContext, expected: FeelContext): boolean {
  return (
    found.size === expected.size && [...expected].every(([name, value]) => found.has(name) && isExpected(found.get(name) ?? null, value))
  );
}

/** The language's own equality: the same instant, the same length of time. */
function isEqual(found: FeelValue, expected: FeelValue): boolean {
  const scope = new Map([
    ['found', found],
    ['expected', expected],
  ]);
  return equality.ok && equality.expression.evaluate(scope, { now: '1970-01-01T00:00:00Z', zone: 'UTC' }) === true;
}

const equality = compileExpression('found = expected', { found: { kind: 'any' }, expected: { kind: 'any' } }, { dialect: 'standard' });

function typedFrom(type: string | undefined, text: string): FeelValue | undefined {
  switch (type) {
    case 'boolean':
      return booleans.get(text.trim());
    case 'decimal':
    case 'integer':
    case 'int':
    case 'long':
    case 'short':
    case 'nonNegativeInteger':
    case 'positiveInteger':
    case 'double':
    case 'float':
      return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? numberFrom(text.trim()) : undefined;
    case 'date':
    case 'time':
    case 'dateTime':
      return temporalFrom(type, text.trim());
    case 'duration':
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return temporalFrom('duration', text.trim());
    default:
      return text;
  }
}

function temporalFrom(kind: 'date' | 'time' | 'dateTime' | 'duration', text: string): FeelValue | undefined {
  try {
    return feelFrom(text, { kind });
  } catch {
    return undefined;
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);
