import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeelValue, literalOf } from '../../../expression/index.ts';
import { contains, type Decision, DecisionTable } from '../../index.ts';
import { compareTables, type Difference, type Region } from '../index.ts';
import { deciderOf, editedTables, everyInputAndStrange, holdersOf } from '../small-table.ts';

type Input = Readonly<Record<string, FeelValue>>;

function isIn(region: Region, input: Input): boolean {
  return Object.entries(region).every(([id, spans]) => contains(spans, input[id] ?? null));
}

/** What is decided, in words, whichever rules did. */
function wordsOf(decision: Decision | undefined): string {
  if (decision?.is === 'output') return [...decision.output].map(([name, value]) => `${name} ${literalOf(value)}`).join();
  return decision?.is === 'typeError' ? 'notAllowed' : (decision?.is ?? '');
}

function wordsToldOf(decided: Difference['before']): string {
  return decided.is === 'output'
    ? Object.entries(decided.values)
        .map(([name, value]) => `${name} ${value}`)
        .join()
    : decided.is;
}

describe('two tables are compared by what they decide', () => {
  test('exactly the inputs they decide differently are told, with what each decides', () => {
    fc.assert(
      fc.property(editedTables({ opaque: false }), ([before, after]) => {
        const { differences, more, incomplete } = compareTables(before, after, { limit: 1_000 });
        const [was, is] = [deciderOf(before), deciderOf(after)];
        const inputs = everyInputAndStrange(before);
        const changed = inputs.filter((input) => wordsOf(was(input)[0]) !== wordsOf(is(input)[0]));
        expect([more, incomplete]).toEqual([0, false]);
        expect(inputs.filter((input) => differences.some(({ region }) => isIn(region, input)))).toEqual(changed);
        for (const difference of differences) {
          for (const input of [...inputs.filter((each) => isIn(difference.region, each)), difference.example ?? {}])
            expect([wordsToldOf(difference.before), wordsToldOf(difference.after)]).toEqual([
              wordsOf(was(input)[0]),
              wordsOf(is(input)[0]),
            ]);
          if (difference.before.is !== 'notAllowed')
            expect(difference.before.rules).toEqual(holdersOf(before)(difference.example ?? {})[0]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('where cells can only be read when the table runs, what is told for sure holds, and nothing that may happen is left out', () => {
    fc.assert(
      fc.property(editedTables({ opaque: true }), ([before, after]) => {
        const { differences } = compareTables(before, after, { limit: 1_000 });
        const [was, is] = [deciderOf(before), deciderOf(after)];
        for (const input of everyInputAndStrange(before)) {
          const told = differences.filter(({ region }) => isIn(region, input));
          const differs = was(input).map((decision, index) => wordsOf(decision) !== wordsOf(is(input)[index]));
          if (told.some(({ possible }) => !possible)) expect(differs).not.toContain(false);
          if (told.length === 0) expect(differs).not.toContain(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a comparison is told in plain words', () => {
  const rates = DecisionTable.parse({
    id: 'rates',
    name: '费率',
    hitPolicy: 'UNIQUE',
    inputs: [
      { id: 'age', label: '年龄', expression: 'age', type: 'number' },
      { id: 'insured', label: '有社保', expression: 'insured', type: 'boolean' },
    ],
    outputs: [{ name: 'rate', type: 'number' }],
    rules: rulesOf([
      ['< 40', '-', '0.1'],
      ['>= 40', 'true', '0.2'],
      ['>= 40', 'false', '0.3'],
    ]),
  });

  function rulesOf(rows: readonly (readonly [string, string, string])[]): object[] {
    return rows.map(([age, insured, rate], index) =>
      Object.fromEntries([
        ['id', `r${index + 1}`],
        ['when', [age, insured]],
        ['then', [rate]],
      ]),
    );
  }

  function after(changes: object): DecisionTable {
    return DecisionTable.parse({ ...rates, ...changes });
  }

  test('for whom it changes, from what to what', () => {
    const raised = after({
      rules: rulesOf([
        ['< 40', '-', '0.1'],
        ['[40..60)', 'true', '0.2'],
        ['>= 40', 'false', '0.3'],
      ]),
    });
    expect(compareTables(rates, raised).differences).toMatchObject([
      {
        message: {
          zh: '年龄 60、有社保：是：原为 0.2，现为没有规则。凡年龄 60 及以上、有社保：是，都是如此。',
          en: '年龄 60, 有社保: yes: was 0.2, is now no rule. The same goes for every input with 年龄 60 or more and 有社保: yes.',
        },
        before: { is: 'output', values: { rate: '0.2' }, rules: ['r2'] },
        after: { is: 'noMatch', rules: [] },
        possible: false,
      },
    ]);
  });

  test('cells written otherwise, rules merged, split or moved and columns that tell nothing apart are no difference', () => {
    const rewritten = after({
      inputs: [...rates.inputs, { id: 'city', label: '城市', expression: 'city', type: 'text' }],
      rules: rulesOf([
        ['not(< 40)', 'not(true)', '3 / 10'],
        ['? < 20', 'true, false', '0.10'],
        ['[20..40)', '-', '0.1'],
        ['>= 40', 'true', '0.2'],
      ]).map((rule) => ({ ...rule, when: [...DecisionTable.shape.rules.element.parse(rule).when, '-'] })),
    });
    expect(compareTables(rates, rewritten)).toEqual({ differences: [], more: 0, incomplete: false, unseen: [] });
  });

  test('sums are compared by what they come to', () => {
    const summed = after({
      hitPolicy: 'COLLECT',
      aggregation: 'SUM',
      rules: rulesOf([
        ['-', '-', '0.1'],
        ['>= 40', '-', '0.2'],
      ]),
    });
    const otherwise = after({
      hitPolicy: 'COLLECT',
      aggregation: 'SUM',
      rules: rulesOf([
        ['< 50', '-', '0.1'],
        ['>= 50', '-', '0.3'],
        ['[40..50)', '-', '0.2'],
      ]),
    });
    expect(compareTables(summed, otherwise).differences).toEqual([]);
    const [difference] = compareTables(summed, after({ ...summed, aggregation: 'MAX' })).differences;
    expect([difference?.before, difference?.after]).toMatchObject([{ values: { rate: '0.3' } }, { values: { rate: '0.2' } }]);
  });

  test('what is computed from variables may come to the same', () => {
    const computed = after({
      rules: rulesOf([
        ['< 40', '-', 'base'],
        ['>= 40', 'true', '0.2'],
        ['>= 40', 'false', '0.3'],
      ]),
    });
    expect(compareTables(rates, computed).differences).toMatchObject([{ possible: true, region: { age: [{}] } }]);
    expect(compareTables(computed, computed).differences).toEqual([]);
  });

  test('tables too tangled to be compared whole say so', () => {
    const inputs = rates.inputs.map((input) => ({ ...input, type: 'number' }));
    const tangled = (shift: number) => {
      const stretch = (rule: number) => `[${rule * shift}..${rule * shift + 100}]`;
      return after({
        hitPolicy: 'COLLECT',
        inputs,
        rules: rulesOf(Array.from({ length: 60 }, (_, rule) => [stretch(rule), stretch(60 - rule), String(rule)])),
      });
    };
    const { incomplete, unseen } = compareTables(tangled(7), tangled(11), { steps: 500 });
    expect([incomplete, unseen.length > 0]).toEqual([true, true]);
  });
});
