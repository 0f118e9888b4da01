import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFrom } from '../../expression/index.ts';
import { contains, DecisionTable } from '../index.ts';
import { analyseTable, type RecordedCase, weigh } from './index.ts';
import { everyInput, holdersOf, smallTables } from './small-table.ts';

/** Ages and whether there is a social insurance; each rule is `[age, insured, lane]`. */
function table(rows: readonly (readonly [string, string, string])[], hitPolicy = 'UNIQUE'): DecisionTable {
  return DecisionTable.parse({
    id: 'lanes',
    name: '理赔通道',
    hitPolicy,
    inputs: [
      { id: 'age', label: '年龄', expression: 'age', type: 'number' },
      { id: 'insured', label: '有社保', expression: 'insured', type: 'boolean' },
    ],
    outputs: [{ name: 'lane', type: 'text' }],
    rules: rows.map(([age, insured, lane], index) =>
      Object.fromEntries([
        ['id', `r${index + 1}`],
        ['when', [age, insured]],
        ['then', [lane]],
      ]),
    ),
  });
}

function met(age: number | null, insured: boolean | null, amountFen: number, count = 1): RecordedCase {
  return { inputs: { age: age === null ? null : numberFrom(age), insured }, amountFen, count };
}

describe('findings are weighed by what was recorded', () => {
  const gappy = table([
    ['< 18', 'true', '"a"'],
    ['[18..60]', '-', '"b"'],
    ['[60..70]', 'true', '"c"'],
  ]);

  test('the gap most money went through comes first, then the overlap, then what was never met', () => {
    const cases = [met(30, true, 1_000), met(60, true, 500_00, 3), met(10, false, 90_000_00), met(10, false, 10_000_00), met(60, false, 7)];
    const { findings } = weigh(analyseTable(gappy), gappy, cases);
    const weighed = findings.filter(({ severity }) => severity !== 'hint').map(({ code, weight }) => [code, weight]);
    expect(weighed.slice(0, 3)).toEqual([
      ['decision.gap', { count: 2, amountFen: 100_000_00 }],
      ['decision.overlap', { count: 3, amountFen: 500_00 }],
      ['decision.gap', { count: 0, amountFen: 0 }],
    ]);
  });

  test('missing values fall into what is told of them, and into no gap', () => {
    const { findings } = weigh(analyseTable(gappy), gappy, [met(null, true, 5_00, 4)]);
    expect(findings.filter(({ weight }) => weight?.count !== 0).map(({ code, where, weight }) => [code, where, weight])).toEqual([
      ['decision.undecided-null', { part: 'input', input: 'age' }, { count: 4, amountFen: 5_00 }],
    ]);
  });

  test('a case that no gap told yet shows brings its own, as wide as it goes', () => {
    const untold = { ...analyseTable(gappy), findings: [] };
    const { findings } = weigh(untold, gappy, [met(90, true, 8_00), met(95, false, 1_00)]);
    expect(findings).toMatchObject([
      {
        code: 'decision.gap',
        message: { zh: expect.stringContaining('年龄高于 70') },
        weight: { count: 2, amountFen: 9_00 },
        fix: { edits: [{ edit: 'add', when: ['> 70', '-'] }] },
      },
    ]);
  });

  test('exactly the cases that no rule takes fall into gaps, whether those were told before or not', () => {
    fc.assert(
      fc.property(smallTables({ opaque: false }), fc.integer({ min: 0, max: 4 }), (small, limit) => {
        const inputs = everyInput(small);
        const { findings } = weigh(
          analyseTable(small, { limit }),
          small,
          inputs.map((input) => ({ inputs: input })),
          { limit: 1_000 },
        );
        const gaps = findings.filter(({ code }) => code === 'decision.gap');
        const holders = holdersOf(small);
        const inGaps = inputs.filter((input) =>
          gaps.some(({ region = {} }) => Object.entries(region).every(([id, spans]) => contains(spans, input[id] ?? null))),
        );
        expect(inGaps).toEqual(inputs.filter((input) => holders(input)[0]?.length === 0));
        for (const { region = {}, weight } of gaps)
          expect(weight?.count).toBe(
            inputs.filter((input) => Object.entries(region).every(([id, spans]) => contains(spans, input[id] ?? null))).length,
          );
      }),
      { numRuns: 300 },
    );
  });
});
