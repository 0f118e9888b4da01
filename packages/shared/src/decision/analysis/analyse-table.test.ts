import { describe, expect, test } from 'vitest';
import { DecisionTable } from '../index.ts';
import { analyseTable, applyFix, type Finding, type FindingCode, openReadings } from './index.ts';

const lanes = {
  id: 'lanes',
  name: '理赔通道',
  inputs: [
    { id: 'age', label: '年龄', expression: 'age', type: 'number' },
    { id: 'amount', label: '金额', expression: 'amount', type: 'money' },
    { id: 'insured', label: '有社保', expression: 'insured', type: 'boolean' },
    { id: 'kind', label: '险种', expression: 'kind', type: 'text', allowed: ['"医疗", "意外"'] },
  ],
  outputs: [{ name: 'lane', type: 'text', allowed: ['"full"', '"quick"'] }],
};

/** A table of lanes; a row is its four cells and the lane. */
function table(hitPolicy: string, rows: readonly (readonly string[])[], more: object = {}): DecisionTable {
  const rules = rows.map((row, index) =>
    Object.fromEntries([
      ['id', `r${index + 1}`],
      ['when', row.slice(0, -1)],
      ['then', row.slice(-1)],
    ]),
  );
  return DecisionTable.parse({ ...lanes, hitPolicy, rules, ...more });
}

function found(source: DecisionTable, code: FindingCode): Finding[] {
  return analyseTable(source).findings.filter((finding) => finding.code === code);
}

describe('an operator reads in plain words', () => {
  const rows = [
    ['[18..60)', '<= 3000', 'true', '-', '"quick"'],
    ['[18..60)', '> 3000', 'true', '"医疗"', '"full"'],
    ['< 18, >= 60', '-', '-', '-', '"full"'],
  ];

  test('which inputs have no rule, each with an example, in few large regions', () => {
    const gaps = found(table('UNIQUE', rows), 'decision.gap');
    expect(gaps.map(({ message }) => message)).toEqual([
      {
        zh: '年龄 40、金额 2,000 元、有社保：否、险种“医疗”：没有规则。凡年龄 18 至 60（不含）、有社保：否，都是如此。',
        en: '年龄 40, 金额 2,000 yuan, 有社保: no, 险种 “医疗”: no rule. The same goes for every input with 年龄 18 to below 60 and 有社保: no.',
      },
      {
        zh: '年龄 40、金额 4,000 元、有社保：是、险种“意外”：没有规则。凡年龄 18 至 60（不含）、金额高于 3,000 元、险种“意外”，都是如此。',
        en: '年龄 40, 金额 4,000 yuan, 有社保: yes, 险种 “意外”: no rule. The same goes for every input with 年龄 18 to below 60, 金额 more than 3,000 yuan and 险种 “意外”.',
      },
    ]);
    expect(gaps.map(({ severity, fix }) => [severity, fix?.edits])).toEqual([
      ['warning', [{ edit: 'add', when: ['[18..60)', '-', 'false', '-'] }]],
      ['warning', [{ edit: 'add', when: ['[18..60)', '> 3000', '-', '"意外"'] }]],
    ]);
  });

  test('that between whole years, below zero, or at a cell only known later a gap is only a hint', () => {
    const whole = table('UNIQUE', [
      ['[0..17]', '-', '-', '-', '"full"'],
      ['[18..60]', '-', '-', '-', '"full"'],
      ['> 60', '> limit', '-', '-', '"full"'],
    ]);
    expect(found(whole, 'decision.gap').map(({ severity, message, possible }) => [severity, message.zh, possible?.zh])).toEqual([
      [
        'hint',
        '年龄 70、金额 1 元、有社保：是、险种“医疗”：可能没有规则。凡年龄高于 60，都是如此。',
        '要运行时才能知道：规则 3 的“金额”（> limit）用到变量。',
      ],
      ['hint', '年龄 17.5、金额 1 元、有社保：是、险种“医疗”：没有规则。凡年龄低于 0 或 17（不含）至 18（不含），都是如此。', undefined],
    ]);
  });

  test('that a text no cell names stands for any other', () => {
    const open = table('UNIQUE', [['-', '-', '-', '"医疗"', '"full"']], {
      inputs: lanes.inputs.map(({ allowed: _, ...input }) => input),
    });
    expect(found(open, 'decision.gap')[0]?.message).toEqual({
      zh: '年龄 1、金额 1 元、有社保：是、险种其他值：没有规则。凡险种不是“医疗”，都是如此。',
      en: '年龄 1, 金额 1 yuan, 有社保: yes, 险种 any other value: no rule. The same goes for every input with 险种 other than “医疗”.',
    });
  });

  test('which rules take the same input, and which cell to change', () => {
    const touching = table('UNIQUE', [
      ['[18..60]', '-', '-', '-', '"quick"'],
      ['[60..80]', '-', '-', '-', '"full"'],
    ]);
    const [overlap] = found(touching, 'decision.overlap');
    expect(overlap?.message.en).toBe(
      'Rule 1 holds for the same inputs as rule 2, for example: 年龄 60, 金额 1 yuan, 有社保: yes, 险种 “医疗”. Only one rule of this table may hold: there is no result then.',
    );
    expect(overlap?.fix?.title.zh).toBe('把规则 2 的“年龄”改为 (60..80]');
    expect(found(overlap?.fix === undefined ? touching : applyFix(touching, overlap.fix), 'decision.overlap')).toEqual([]);
  });
});

describe('what an overlap is worth depends on the hit policy', () => {
  const rows = [
    ['>= 18', '-', '-', '-', '"quick"'],
    ['-', '> 3000', '-', '-', '"full"'],
    ['-', '-', 'true', '-', '"full"'],
  ];

  test.each([
    ['UNIQUE', ['r1 r2 r3 error', 'r2 r3 error']],
    ['ANY', ['r1 r2 r3 error']],
    ['FIRST', ['r1 r2 r3 hint', 'r2 r3 hint']],
    ['PRIORITY', ['r1 r2 r3 hint', 'r2 r3 hint']],
    ['COLLECT', ['r1 r2 r3 hint', 'r2 r3 hint']],
    ['RULE ORDER', ['r1 r2 r3 hint', 'r2 r3 hint']],
  ])('%s', (policy, overlaps) => {
    expect(found(table(policy, rows), 'decision.overlap').map(({ rules, severity }) => [...rules, severity].join(' '))).toEqual(overlaps);
  });
});

describe('rules that never have their turn, or are not needed, are named with those that stand before them', () => {
  test('one alone', () => {
    const [hidden] = found(
      table('FIRST', [
        ['>= 18', '-', '-', '-', '"quick"'],
        ['[30..40]', '> 3000', '-', '-', '"full"'],
      ]),
      'decision.unreachable',
    );
    expect([hidden?.message.zh, hidden?.fix?.edits]).toEqual([
      '规则 2 永远轮不到：它的全部输入都先由规则 1 决定了。',
      [{ edit: 'move', rule: 'r2', before: 'r1' }],
    ]);
  });

  test('several together, and only those it takes', () => {
    const rows = [
      ['-', '> 100000', '-', '-', '"quick"'],
      ['< 40', '-', '-', '-', '"quick"'],
      ['>= 40', '-', 'true', '-', '"full"'],
      ['>= 40', '-', 'false', '-', '"full"'],
      ['[30..50]', '-', '-', '-', '"quick"'],
    ];
    expect(found(table('FIRST', rows), 'decision.unreachable').map(({ message }) => message.en)).toEqual([
      'Rule 5 is never reached: rules 2, 3 and 4 together decide all its inputs before.',
    ]);
  });

  test('by priority, whichever comes first in the table', () => {
    const rows = [
      ['[30..40]', '-', '-', '-', '"quick"'],
      ['-', '-', '-', '-', '"full"'],
    ];
    expect(found(table('PRIORITY', rows), 'decision.unreachable').map(({ rules }) => rules)).toEqual([['r1', 'r2']]);
    expect(found(table('FIRST', rows), 'decision.unreachable')).toEqual([]);
  });

  test('a rule before a wider one that says the same could go, unless one in between says otherwise', () => {
    const rows = [
      ['[30..40]', '-', '-', '-', '"full"'],
      ['-', '-', '-', '-', '"full"'],
    ];
    expect(found(table('FIRST', rows), 'decision.subsumed').map(({ rules }) => rules)).toEqual([['r1', 'r2']]);
    expect(found(table('FIRST', rows.toSpliced(1, 0, ['-', '> 5', '-', '-', '"quick"'])), 'decision.subsumed')).toEqual([]);
  });

  test('a cell that reads a variable hides no other rule, but one with the same cell', () => {
    const rows = [
      ['-', '> limit', '-', '-', '"quick"'],
      ['>= 60', '-', '-', '-', '"full"'],
      ['[30..40]', '> limit', '-', '-', '"full"'],
    ];
    expect(found(table('FIRST', rows), 'decision.unreachable').map(({ rules }) => rules)).toEqual([['r3', 'r1']]);
  });
});

describe('cells and rules that can be mended or merged', () => {
  test('cells that never hold, and values their column does not allow', () => {
    const rows = [
      ['[60..18]', '-', '-', '"医疗"', '"full"'],
      ['-', '-', '-', '"车险"', '"full"'],
      ['-', '-', '-', '"意外", "车险"', '"full"'],
      ['null', '-', '-', '-', '"full"'],
    ];
    const { findings } = analyseTable(table('UNIQUE', rows));
    const cells = findings.filter(({ where }) => where.part === 'cell');
    expect(cells.map(({ code, where, fix }) => [code, where, fix?.edits])).toEqual([
      ['decision.empty-cell', { part: 'cell', rule: 'r1', column: 'age' }, [{ edit: 'remove', rule: 'r1' }]],
      ['decision.empty-cell', { part: 'cell', rule: 'r2', column: 'kind' }, [{ edit: 'remove', rule: 'r2' }]],
      [
        'decision.value-not-allowed',
        { part: 'cell', rule: 'r3', column: 'kind' },
        [{ edit: 'cell', rule: 'r3', input: 'kind', text: '"意外"' }],
      ],
    ]);
  });

  test('rules that differ in one column only, with what it would say', () => {
    const rows = [
      ['[18..40)', '-', 'true', '-', '"quick"'],
      ['[40..60]', '-', 'true', '-', '"quick"'],
      ['[70..80]', '-', 'true', '-', '"quick"'],
      ['[18..40)', '-', 'false', '-', '"full"'],
    ];
    const [merge, ...others] = found(table('UNIQUE', rows), 'decision.mergeable');
    expect(others).toEqual([]);
    expect([merge?.message.zh, merge?.fix?.edits]).toEqual([
      '规则 1、2 可以合并为一条：“年龄”写作 [18..60]。',
      [
        { edit: 'cell', rule: 'r1', input: 'age', text: '[18..60]' },
        { edit: 'remove', rule: 'r2' },
      ],
    ]);
  });

  test('rules with the same conditions, however they are written', () => {
    const rows = [
      ['[18..40)', '-', '-', '-', '"quick"'],
      ['>= 18, < 18', '-', '-', '-', '"full"'],
      ['? >= 18 and ? < 40', '-', 'true, false', '"意外", "医疗"', '"quick"'],
    ];
    const strict = table(
      'UNIQUE',
      rows.map((row) => row.with(2, 'true').with(3, '"医疗"')),
    );
    expect(found(strict, 'decision.duplicate-rule').map(({ rules, severity, message }) => [rules, severity, message.en])).toEqual([
      [['r3', 'r1'], 'error', 'Rules 1 and 3 have the same conditions and give the same.'],
    ]);
  });

  test('columns that no rule judges when their value is missing, once for each', () => {
    const rows = [
      ['null', '> 5', 'true', '-', '"quick"'],
      ['> 18', '<= 5', 'false', '-', '"full"'],
    ];
    expect(found(table('UNIQUE', rows), 'decision.undecided-null').map(({ where }) => where)).toEqual([
      { part: 'input', input: 'amount' },
      { part: 'input', input: 'insured' },
    ]);
  });
});

describe('the work is bounded and honest', () => {
  /** Many rules over many columns, no two cells alike. */
  const tangled = DecisionTable.parse({
    ...lanes,
    hitPolicy: 'FIRST',
    inputs: Array.from({ length: 8 }, (_, column) => ({ id: `x${column}`, label: '', expression: `x${column}`, type: 'number' })),
    rules: Array.from({ length: 120 }, (_, rule) =>
      Object.fromEntries([
        ['id', `r${rule}`],
        [
          'when',
          Array.from(
            { length: 8 },
            (_, column) => `[${(rule * 37 + column * 11) % 101}..${((rule * 37 + column * 11) % 101) + 200 - rule}.${rule}]`,
          ),
        ],
        ['then', ['"full"']],
      ]),
    ),
  });

  test('a table too tangled to look at whole says what was not looked at', () => {
    const { incomplete, unseen } = analyseTable(tangled, { steps: 20_000 });
    expect(incomplete).toBe(true);
    expect(unseen.length).toBeGreaterThan(0);
  });

  test('a rule without a cell for each column is named as not looked at', () => {
    const short = table('UNIQUE', [
      ['-', '-', '-', '-', '"full"'],
      ['-', '"full"'],
    ]);
    expect(analyseTable(short).unseen).toEqual([
      { zh: '规则 2 的单元格数与列数不符，未作分析。', en: 'Rule 2 has not as many cells as there are columns and was not looked at.' },
    ]);
  });

  test('no more findings of a kind than wanted, and the others are counted', () => {
    const rows = ['18', '20', '22', '24'].map((age) => [age, '-', '-', '-', '"quick"']);
    const { findings, more } = analyseTable(table('FIRST', [['-', '-', '-', '-', '"full"'], ...rows]), { limit: 3 });
    expect(findings.filter(({ code }) => code === 'decision.unreachable')).toHaveLength(3);
    expect(more['decision.unreachable']).toBe(1);
  });

  test('cells that were read once are not read again', () => {
    const readings = openReadings();
    const source = table('UNIQUE', [['[18..60)', '<= 3000', 'true', '"医疗"', '"quick"']]);
    const first = analyseTable(source, { readings });
    const known = new Map(readings.cells);
    expect(analyseTable(source, { readings })).toEqual(first);
    expect([...readings.cells].every(([text, set]) => known.get(text) === set)).toBe(true);
    analyseTable(table('UNIQUE', [['[18..65)', '<= 3000', 'true', '"医疗"', '"quick"']]), { readings });
    expect(readings.cells.size).toBe(known.size + 1);
  });
});
