import { expect, test } from 'vitest';
import { compileExpression, type FeelType, jsonFrom, scopeFrom } from '../index.ts';

const names: Record<string, FeelType> = {
  age: { kind: 'number' },
  paid: { kind: 'boolean' },
  ages: { kind: 'list', of: { kind: 'number' } },
};
const scope = scopeFrom({ age: 30, paid: false, ages: [20, 30] }, names);

function answer(source: string): unknown {
  const compiled = compileExpression(source, names);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message.en).join('; '));
  return jsonFrom(compiled.expression.evaluate(scope, { now: '2026-02-28T00:00:00Z', zone: 'Asia/Shanghai' }));
}

test.each<[string, unknown]>([
  ['age in [18..60] and paid', false],
  ['age in [18..60] and not(paid)', true],
  ['age in (18..30) or age in [30..31)', true],
  ['paid and age in [18..60] or true', true],
  ['true or age in [31..60] and false', true],
  ['age in [18..60] and age in [20..40] and paid or age = 30', true],
  ['age in ages and paid', false],
  ['if age in [18..60] and paid then "a" else "b"', 'b'],
  ['some x in ages satisfies x in [25..35] and x > 40', false],
  ['ages[item in [25..35] and item < 100]', [30]],
  ['{adult: age in [18..60] and paid, n: 1}.adult', false],
  ['age in (18, 30, > 60) and paid', false],
])('“in” binds as tightly as the other comparisons: %s', (source, expected) => {
  expect(answer(source)).toEqual(expected);
});

test('a problem behind “in” is told at its own place', () => {
  const compiled = compileExpression('age in [18..60] and "x" > 5', names);
  expect(compiled.ok ? [] : compiled.faults.map(({ at }) => [at.from, at.to])).toEqual([[20, 27]]);
});
