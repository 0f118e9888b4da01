import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeelContext, type FeelType, type FeelValue, feelFrom, type Json } from '../expression/index.ts';
import { compileParts, indexed } from './compile-table.ts';
import { decide } from './decide.ts';
import { Aggregation, ColumnType, DecisionTable, HitPolicy } from './decision-table.ts';
import { scan } from './scan.ts';
import type { TableParts } from './table-parts.ts';

const names: Record<string, FeelType> = {
  amount: { kind: 'money' },
  age: { kind: 'number' },
  risk: { kind: 'text' },
  insured: { kind: 'boolean' },
  day: { kind: 'date' },
  clock: { kind: 'time' },
  moment: { kind: 'dateTime' },
  wait: { kind: 'duration' },
  extra: { kind: 'any' },
};
const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };

/** Constants a column's cells are made of, and values its variable may have (as stored; `null` is added). */
const kinds: { [name: string]: { readonly constants: readonly string[]; readonly stored: readonly Json[] } } = {
  amount: { constants: ['0', '0.01', '3000', '12000.5', '-1'], stored: [0, 1, 300_000, 1_200_050, 77] },
  age: {
    constants: ['0', '18', '60', '1e20', '100000000000000000001'],
    stored: [0, 18, 35, '100000000000000000001', '100000000000000000000.5', -7.25],
  },
  risk: { constants: ['""', '"low"', '"high"', '"中"'], stored: ['', 'low', 'high', '中', 'l', 'x'.repeat(300)] },
  insured: { constants: ['true', 'false'], stored: [true, false] },
  day: { constants: ['date("2026-01-01")', '@"2026-01-02"', 'date("2025-12-31")'], stored: ['2026-01-01', '2026-01-02', '1999-09-09'] },
  clock: { constants: ['time("09:00:00")', '@"23:59:59"', 'time("09:00:00Z")'], stored: ['09:00:00', '10:00:00', '01:00:00Z'] },
  moment: {
    constants: [
      'date and time("2026-01-01T00:00:00")',
      '@"2026-01-01T08:00:00"',
      'date and time("2026-01-01T00:00:00Z")',
      // half past two is skipped in New York on this day, and is then as late as half past three
      '@"2026-03-08T02:30:00"',
      '@"2026-03-08T03:00:00"',
      'date and time("999999999-12-31T23:59:59")',
    ],
    stored: ['2026-01-01T00:00:00Z', '2026-01-01T08:00:00', '2026-01-01T07:59:59', '2026-03-08T07:15:00Z', '2026-03-08T02:30:00Z'],
  },
  wait: { constants: ['duration("P1D")', '@"PT36H"', 'duration("P1M")'], stored: ['P1D', 'PT1H', 'P1M', 'P1Y'] },
  extra: { constants: ['1', '"a"', '5', 'true', 'date("2026-01-01")', '[1, 2]'], stored: [1, 3, 'a', 'b', true, [1], { k: 1 }] },
};

const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'no zone');

const rarely = fc.nat(7).map((number) => number === 7);

/** A cell: told from its text, or not (it reads variables, calls functions, may fail), or speaking of what is missing. */
function cellOf(name: string): fc.Arbitrary<string> {
  const constant = fc.constantFrom(...(kinds[name]?.constants ?? []));
  const sign = fc.constantFrom(...(name === 'insured' ? ['=', '!='] : ['<', '<=', '>', '>=', '=', '!=']));
  const range = fc
    .tuple(fc.constantFrom('[', '('), constant, constant, fc.constantFrom(']', ')'))
    .map(([a, from, to, b]) => `${a}${from}..${to}${b}`);
  const told = fc.oneof(
    constant,
    fc.tuple(sign, constant).map((parts) => parts.join(' ')),
    range,
  );
  const untold = fc.oneof(
    fc.constantFrom(name, `${name}, null`, `? = ${name}`, 'if insured then ? = ? else false', 'extra', 'count([?]) = 1'),
    constant.map((text) => `? = ${text} or 1 / age > 0`),
    constant.map((text) => `is defined(?) and ? != ${text}`),
  );
  const one = fc.oneof({ weight: 6, arbitrary: told }, { weight: 1, arbitrary: fc.constantFrom('null', '? != null') });
  const several = fc.array(one, { minLength: 1, maxLength: 3 }).map((tests) => tests.join(', '));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('-') },
    { weight: 8, arbitrary: several },
    { weight: 1, arbitrary: several.map((tests) => `not(${tests})`) },
    { weight: 1, arbitrary: rarely.chain((is) => (is ? untold : several)) },
  );
}

const policies = fc.oneof(
  fc.constantFrom(...HitPolicy.options).map((hitPolicy) => ({ hitPolicy })),
  fc.constantFrom(...Aggregation.options).map((aggregation) => ({ hitPolicy: 'COLLECT', aggregation })),
);

/** A table over some of the variables. Its outputs are constants, or computed, or cannot be computed. */
const tables = fc.shuffledSubarray(Object.keys(kinds), { minLength: 1, maxLength: 4 }).chain((columns) =>
  fc
    .record({
      policy: policies,
      allowed: fc.array(fc.option(fc.nat(), { nil: undefined, freq: 2 }), { minLength: columns.length, maxLength: columns.length }),
      asAny: fc.array(rarely, { minLength: columns.length, maxLength: columns.length }),
      rules: fc.array(fc.tuple(fc.tuple(...columns.map(cellOf)), fc.constantFrom('1', '1', '2', '2', '5', 'age', '10 / age', 'null')), {
        maxLength: 70,
      }),
    })
    .map(({ policy, allowed, asAny, rules }) =>
      DecisionTable.parse({
        ...policy,
        id: 'random',
        name: 'random',
        inputs: columns.map((name, column) => ({
          id: name,
          label: name,
          expression: name,
          type: asAny[column] ? 'any' : typeOf(name),
          ...(allowed[column] === undefined ? {} : { allowed: (kinds[name]?.constants ?? []).slice(0, 1 + (allowed[column] % 3)) }),
        })),
        outputs: [{ name: 'points', type: 'number', allowed: ['5', '2', '1', 'null'] }],
        rules: rules.map(([when, output], index) =>
          Object.fromEntries([
            ['id', `r${index}`],
            ['when', when],
            ['then', [output]],
          ]),
        ),
      }),
    ),
);

function typeOf(name: string): ColumnType {
  return ColumnType.parse(names[name]?.kind);
}

const scopes: fc.Arbitrary<FeelContext> = fc
  .tuple(
    ...Object.entries(kinds).map(([name, { stored }]) => fc.tuple(fc.constant(name), fc.option(fc.constantFrom(...stored), { freq: 6 }))),
  )
  .map((entries) => new Map(entries.map(([name, value]): [string, FeelValue] => [name, feelFrom(value, names[name])])));

/** A table of one column that lists the rules that hold. */
function oneColumn(name: string, cells: readonly string[]): DecisionTable {
  return DecisionTable.parse({
    id: name,
    name,
    hitPolicy: 'COLLECT',
    inputs: [{ id: name, label: name, expression: name, type: typeOf(name) }],
    outputs: [{ name: 'points', type: 'number' }],
    rules: cells.map((cell, index) =>
      Object.fromEntries([
        ['id', `r${index}`],
        ['when', [cell]],
        ['then', ['1']],
      ]),
    ),
  });
}

/** The table's parts, leaving out the rows that cannot be compiled. */
function partsOf(table: DecisionTable): TableParts {
  const compiled = compileParts(table, names);
  if (compiled.ok) return compiled.parts;
  const wrong = new Set(compiled.problems.map(({ where }) => (where.part === 'cell' ? where.rule : where.part)));
  const rules = table.rules.filter(({ id }) => !wrong.has(id));
  if (rules.length === table.rules.length) throw new Error(JSON.stringify(compiled.problems));
  return partsOf({ ...table, rules });
}

describe('the index only saves time', () => {
  test('it decides as asking every cell in turn does, for any table and any values', () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(
        tables,
        fc.array(scopes, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(undefined, 64),
        zones,
        (table, given, bytes, zone) => {
          const parts = partsOf(table);
          const small = { ...parts, inputs: indexed(parts.inputs, parts.rules, bytes) };
          for (const scope of given) {
            const expected = scan(parts, scope, { ...environment, zone });
            seen[expected.is] = (seen[expected.is] ?? 0) + 1;
            expect(decide(small, scope, { ...environment, zone })).toEqual(expected);
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(Object.keys(seen).sort()).toEqual(['conflict', 'missingInput', 'noMatch', 'output', 'typeError']);
  });

  test('also by moments, in an hour that summer time skips', () => {
    const parts = partsOf(oneColumn('moment', ['< @"2026-03-08T03:00:00", >= @"2026-03-08T02:30:00"', '> @"2026-03-08T02:45:00"', '-']));
    const moments = [
      '2026-03-08T06:59:00Z',
      '2026-03-08T07:00:00Z',
      '2026-03-08T07:15:00Z',
      '2026-03-08T07:45:00Z',
      '2026-03-08T08:00:00Z',
    ];
    for (const moment of moments) {
      const scope = new Map([['moment', feelFrom(moment, { kind: 'dateTime' })]]);
      for (const zone of ['America/New_York', 'Asia/Shanghai'])
        expect(decide(parts, scope, { ...environment, zone })).toEqual(scan(parts, scope, { ...environment, zone }));
    }
  });

  test('also where a cell would run out of steps: a long text among many', () => {
    const words = Array.from({ length: 150 }, (_, index) => `"word ${index}"`).join(', ');
    const parts = partsOf(oneColumn('risk', [words]));
    const scope = new Map([['risk', 'x'.repeat(200_000)]]);
    expect(decide(parts, scope, environment)).toMatchObject({ is: 'typeError', fault: { code: 'expression.budget-exceeded' } });
    for (const budget of [1, 30, 400, 100_000]) {
      const short = { scope: new Map([['risk', 'word 149']]), environment: { ...environment, budget } };
      expect(decide(parts, short.scope, short.environment)).toEqual(scan(parts, short.scope, short.environment));
    }
  });
});
