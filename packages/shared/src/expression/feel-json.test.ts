import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression, feelFrom, isDecimal, jsonFrom, scopeFrom } from './index.ts';

const environment = { now: '2026-02-28T00:00:00Z', zone: 'Asia/Shanghai' };

function evaluated(source: string, variables: Parameters<typeof scopeFrom>[0]) {
  const names = Object.fromEntries(Object.keys(variables).map((name) => [name.replace(/Fen$/, ''), { kind: 'any' } as const]));
  const compiled = compileExpression(source, names);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.expression.evaluate(scopeFrom(variables, names), environment);
}

describe('money', () => {
  test('is integer fen in JSON and exact yuan in FEEL, at any depth, and comes back as it was', () => {
    const stored = { claim: { totalFen: 12_345, items: [{ amountFen: 1, name: 'a' }], noneFen: null } };
    const claim = evaluated('claim', stored);
    expect(jsonFrom(evaluated('[claim.total, claim.items.amount]', stored))).toEqual([123.45, [0.01]]);
    expect(jsonFrom(claim)).toEqual({ ...stored.claim, noneFen: undefined, none: null });
  });

  test('that is no whole number of fen must be rounded first', () => {
    const third = evaluated('total / 3', { totalFen: 100 });
    expect(() => jsonFrom(third, { kind: 'money' })).toThrowError(expect.objectContaining({ code: 'money.not-exact' }));
    expect(jsonFrom(evaluated('round half up(total / 3, 2)', { totalFen: 100 }), { kind: 'money' })).toBe(33);
  });

  test('given with and without its unit is refused', () => {
    expect(() => feelFrom({ total: 1, totalFen: 1 })).toThrowError(expect.objectContaining({ code: 'money.named-twice' }));
  });

  test('survives the way through FEEL for every amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(jsonFrom(feelFrom({ totalFen: fen }))).toEqual({ totalFen: fen + 0 });
        expect(jsonFrom(feelFrom(fen, { kind: 'money' }), { kind: 'money' })).toBe(fen + 0);
      }),
    );
  });
});

describe('numbers', () => {
  test('with up to 15 digits are JSON numbers, longer ones text, and both are read', () => {
    expect(jsonFrom(evaluated('1 / 3', {}))).toBe('0.3333333333333333333333333333333333');
    expect(jsonFrom(feelFrom('0.3333333333333333333333333333333333', { kind: 'number' }))).toBe('0.3333333333333333333333333333333333');
    expect(jsonFrom(evaluated('123456789012345', {}))).toBe(123456789012345);
  });

  test('add, multiply and compare exactly like fractions of whole numbers', () => {
    const part = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const sum = evaluated('a / 1000 + b / 1000 = c / 1000', { a, b, c: a + b });
        const product = evaluated('(a / 1000) * (b / 1000) = c / 1000000', { a, b, c: String(BigInt(a) * BigInt(b)) === '0' ? 0 : a * b });
        expect(sum).toBe(true);
        if (Number.isSafeInteger(a * b)) expect(product).toBe(true);
        expect(evaluated('a < b', { a, b })).toBe(a < b);
      }),
    );
  });
});

test('JSON without money or long numbers comes back from FEEL as it was', () => {
  const leaf = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.integer());
  const key = fc.string().filter((name) => !name.endsWith('Fen') && name !== '__proto__');
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('node')), fc.dictionary(key, tie('node'))),
  }));
  fc.assert(
    fc.property(tree.node, (value) => {
      const json = JSON.parse(JSON.stringify(value));
      expect(jsonFrom(feelFrom(json))).toEqual(json);
    }),
  );
});

test('dates and times are read where the type says so, and instants are stored in UTC', () => {
  const type = { kind: 'context', fields: { day: { kind: 'date' }, at: { kind: 'dateTime' }, span: { kind: 'duration' } } } as const;
  const stored = { day: '2026-02-28', at: '2026-02-28T16:30:00+08:00', span: 'P1Y2M' };
  expect(jsonFrom(feelFrom(stored, type))).toEqual({ ...stored, at: '2026-02-28T08:30:00Z' });
  expect(() => feelFrom({ day: '28.2.2026' }, type)).toThrowError(expect.objectContaining({ code: 'expression.not-of-type' }));
  expect(isDecimal(feelFrom(1))).toBe(true);
});
