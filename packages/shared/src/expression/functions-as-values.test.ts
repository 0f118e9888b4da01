import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  callFunction,
  compileExpression,
  conformTo,
  type FeelFunction,
  type FeelType,
  type FeelValue,
  literalOf,
  numberFrom,
  openRun,
} from './index.ts';

const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };
const numberType: FeelType = { kind: 'number' };
const names: Record<string, FeelType> = {
  twice: { kind: 'function', parameters: [{ name: 'n', type: numberType }], result: numberType },
};
const twice: FeelFunction = {
  kind: 'function',
  parameters: [{ name: 'n', type: numberType }],
  call([n = null], run) {
    const body = compileExpression('n * 2', { n: numberType });
    return body.ok ? body.expression.evaluateIn(new Map([['n', n]]), run) : null;
  },
};
const scope = new Map([['twice', twice]]);

function told(source: string): string {
  const compiled = compileExpression(`string(${source})`, names, { dialect: 'standard' });
  return compiled.ok ? String(compiled.expression.evaluate(scope, environment)) : 'refused';
}

test('a function the host made is called by place and by the names of its parameters', () => {
  expect([told('twice(21)'), told('twice(n: 21)'), told('twice([21])')]).toEqual(['42', '42', '42']);
});

test('in the standard dialect a call that does not fit is null, and the run tells why', () => {
  const compiled = compileExpression('twice(x: 1)', names, { dialect: 'standard' });
  const run = openRun(environment);
  expect(compiled.ok && compiled.expression.evaluateIn(scope, run)).toBeNull();
  expect(run.faults).toMatchObject([{ code: 'expression.wrong-arguments' }]);
});

test('all calls of a run spend the same steps, and do not go deeper than anybody can follow', () => {
  const run = openRun({ ...environment, budget: 1_000 });
  callFunction(twice, [numberFrom(1)], run);
  expect(run.left).toBeLessThan(1_000);
  const endless: FeelFunction = { kind: 'function', parameters: [], call: (_, inner) => callFunction(endless, [], inner) };
  expect(() => callFunction(endless, [], run)).toThrowError(expect.objectContaining({ code: 'expression.calls-too-deep' }));
  expect(run.depth).toBe(0);
});

test('a value takes the form its type asks for, or is null', () => {
  const list: FeelType = { kind: 'list', of: numberType };
  const one = numberFrom(1);
  expect(conformTo([one], numberType)).toEqual(one);
  expect(conformTo(one, list)).toEqual([one]);
  expect(conformTo([[one]], numberType)).toBeNull();
  expect(conformTo('1', numberType)).toBeNull();
  expect(conformTo({ kind: 'date', days: 1 }, { kind: 'dateTime' })).toEqual({ kind: 'dateTime', days: 1, nanos: 0, zone: 'Z' });
  const person: FeelType = { kind: 'context', fields: { name: { kind: 'text' }, age: numberType } };
  expect(conformTo(new Map([['name', 'a']]), person)).toBeNull();
  expect(conformTo(new Map([['name', null], ['age', null], ['more', null]]), person)).not.toBeNull(); // biome-ignore format: one row
});

const anyType = fc.letrec<{ type: FeelType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<FeelType>({ kind: 'any' }, { kind: 'text' }, { kind: 'boolean' }, numberType, { kind: 'date' }, { kind: 'dateTime' }),
    tie('type').map((of): FeelType => ({ kind: 'list', of })),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('type')).map((fields): FeelType => ({ kind: 'context', fields })),
  ),
})).type;
const anyValue = fc.letrec<{ value: FeelValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<FeelValue>(null, 't', true, numberFrom(1), { kind: 'date', days: 1 }),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value')).map((fields): FeelValue => new Map(Object.entries(fields))),
  ),
})).value;

test('what a conversion gives conforms: converting it again changes nothing', () => {
  fc.assert(
    fc.property(anyValue, anyType, (value, type) => {
      const once = conformTo(value, type);
      expect(literalOf(conformTo(once, type))).toBe(literalOf(once));
    }),
  );
});
