import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../../fault/index.ts';
import { compileExpression, type FeelType, type FeelValue, isDecimal, isList, scopeFrom } from '../index.ts';
import { interpret, type Known, NoAnswer } from './interpret.ts';
import { rationalFrom } from './rational.ts';
import { type Specimen, specimens, written } from './specimen.ts';

const number: FeelType = { kind: 'number' };
const names: Record<string, FeelType> = {
  a: number,
  b: number,
  s: { kind: 'text' },
  l: { kind: 'list', of: number },
  nothing: { kind: 'any' },
};
const variables = { a: 7, b: '-12.75', s: '理赔x', l: [3, 1, '4.5', 1], nothing: null };
const known = new Map<string, Known>([
  ['a', rationalFrom('7')],
  ['b', rationalFrom('-12.75')],
  ['s', '理赔x'],
  ['l', ['3', '1', '4.5', '1'].map(rationalFrom)],
]);
const scope = scopeFrom(variables, names);
const environment = { now: '2026-02-28T00:00:00Z', zone: 'Asia/Shanghai' };

test('what is compiled gives what the reference gives, to the last of 34 digits, and a fault where the reference has no answer', () => {
  fc.assert(
    fc.property(specimens({ loose: false }), (specimen) => {
      expect(compiled(specimen, 'strict')).toEqual(referred(specimen, 'strict'));
    }),
    { numRuns: 4_000 },
  );
});

test('in the dialect of the standard, what has no answer is null wherever the reference says so', () => {
  fc.assert(
    fc.property(specimens({ loose: true }), (specimen) => {
      expect(compiled(specimen, 'standard')).toEqual(referred(specimen, 'standard'));
    }),
    { numRuns: 4_000 },
  );
});

function compiled(specimen: Specimen, dialect: 'strict' | 'standard'): unknown {
  const source = written(specimen);
  const compilation = compileExpression(source, names, { dialect });
  // Of a few deeply nested sources the grammar loses track, and says so: those are no matter of meaning.
  if (!compilation.ok) fc.pre(compilation.faults.some(({ code }) => code !== 'expression.syntax'));
  if (!compilation.ok) throw new Error(`${source}: ${compilation.faults.map(({ message }) => message.en).join('; ')}`);
  try {
    return { source, gives: plain(compilation.expression.evaluate(scope, environment)) };
  } catch (error) {
    if (error instanceof Fault) return { source, gives: 'a fault' };
    throw error;
  }
}

function referred(specimen: Specimen, reading: 'strict' | 'standard'): unknown {
  const source = written(specimen);
  try {
    return { source, gives: interpret(specimen, { reading, names: known }) };
  } catch (error) {
    if (error instanceof NoAnswer) return { source, gives: 'a fault' };
    throw error;
  }
}

/** A value of the compiler as the reference writes it. */
function plain(value: FeelValue): Known {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isDecimal(value)) return rationalFrom(value.toFixed());
  if (isList(value)) return value.map(plain);
  throw new Error('the specimens give no such value');
}
