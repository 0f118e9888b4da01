import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../fault/index.ts';
import { compileExpression, compileTemplate, compileUnaryTest, type FeelType, scopeFrom } from './index.ts';

const names: Record<string, FeelType> = { a: { kind: 'any' }, 'b c': { kind: 'number' }, list: { kind: 'list', of: { kind: 'any' } } };
const scope = scopeFrom({ a: { x: 1 }, 'b c': 2, list: [1, 'two', null, { x: 3 }] }, names);
const environment = { now: '2026-02-28T00:00:00Z', zone: 'Asia/Shanghai', budget: 2_000 };

const word = fc.constantFrom(
  'a',
  'b c',
  'list',
  'x',
  '1',
  '0.5',
  '"t"',
  '"日"',
  'null',
  'true',
  '+',
  '-',
  '*',
  '/',
  '**',
  '.',
  ',',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  'if',
  'then',
  'else',
  'for',
  'in',
  'return',
  'some',
  'satisfies',
  'and',
  'or',
  '<',
  '>=',
  '=',
  '..',
  'not(',
  'sum(',
  'date(',
  'matches(',
  '?',
  'item',
  ':',
  '@',
  'between',
  'string join(',
  'now()',
  '1..999999',
);
const source = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')),
);

test('any text is compiled or refused with a place, and what compiles gives a value or a declared fault within its budget', () => {
  fc.assert(
    fc.property(source, (text) => {
      for (const compiled of [
        compileExpression(text, names),
        compileUnaryTest(text, names, { kind: 'any' }),
        compileTemplate(`{${text}}`, names),
      ]) {
        if (!compiled.ok) {
          for (const { at, message } of compiled.faults) expect(at.from <= at.to && message.zh !== '' && message.en !== '').toBe(true);
          expect(compiled.faults.length).toBeGreaterThan(0);
        } else expect(outcome(compiled)).toBe('as declared');
      }
    }),
    { numRuns: 3_000 },
  );
});

function outcome(compiled: object): string {
  try {
    if ('expression' in compiled) run(compiled.expression);
    return 'as declared';
  } catch (error) {
    return error instanceof Fault ? 'as declared' : String(error);
  }
}

function run(expression: unknown): void {
  const evaluable = typeof expression === 'object' && expression !== null && 'evaluate' in expression ? expression.evaluate : undefined;
  if (typeof evaluable === 'function') evaluable(scope, environment);
}
