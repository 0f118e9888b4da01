import { describe, expect, test } from 'vitest';
import { compileTable } from '../compile-table.ts';
import { sampleTable } from '../editing/sample-table.ts';
import { blockFromGrid, gridFromTable, type SheetAnswers, type SheetReading, tableFromGrid } from './index.ts';

const plain = [
  ['核保规则表', '', '', ''],
  ['年龄', '性别', '保费（元）', '输出：结论', '备注'],
  ['18-60岁', '男,女', '≥1,000', '承保', '常规'],
  ['>60', '不限', '', '人工核保', ''],
  ['', '', '', '', ''],
  ['不满18', '女', '500-1000', '拒保', ''],
];

function read(grid: readonly (readonly string[])[], answers: SheetAnswers = {}, names: readonly string[] = []): SheetReading {
  return tableFromGrid(grid, { id: 'rules', name: 'rules', answers, names });
}

function asked(reading: SheetReading): readonly string[] {
  return reading.is === 'asks' ? reading.questions.map(({ id }) => id) : [];
}

function tableOf(reading: SheetReading) {
  if (reading.is !== 'read') expect.fail(JSON.stringify(reading));
  return reading.table;
}

describe('a plain sheet', () => {
  test('asks what it does not say, and nothing else', () => {
    expect(asked(read(plain))).toEqual(['c1.role', 'c2.role', 'c3.role']);
    const roles = { 'c1.role': 'input', 'c2.role': 'input', 'c3.role': 'input' };
    const second = read(plain, roles);
    expect(asked(second)).toEqual(['c3.blanks']);
    expect(second.is === 'asks' && second.questions[0]).toMatchObject({ heading: '保费（元）', suggested: 'any' });
  });

  test('becomes a table that compiles, with every conversion told', () => {
    const answers = { 'c1.role': 'input', 'c2.role': 'input', 'c3.role': 'input', 'c3.blanks': 'any' };
    const reading = read(plain, answers);
    const table = tableOf(reading);
    expect(table).toMatchObject({
      id: 'rules',
      name: '核保规则表',
      hitPolicy: 'UNIQUE',
      inputs: [
        { id: '年龄', label: '年龄', expression: '年龄', type: 'number' },
        { id: '性别', expression: '性别', type: 'text' },
        { id: '保费', label: '保费（元）', expression: '保费', type: 'money' },
      ],
      outputs: [{ name: '结论', type: 'text' }],
    });
    expect(table.rules.map(({ when, then }) => [...when, ...then])).toEqual([
      ['[18..60]', '"男", "女"', '>= 1000', '"承保"'],
      ['>60', '-', '-', '"人工核保"'],
      ['< 18', '"女"', '[500..1000]', '"拒保"'],
    ]);
    expect(table.rules[0]?.note).toBe('常规');
    expect(compileTable(table, { 年龄: { kind: 'number' }, 性别: { kind: 'text' }, 保费: { kind: 'money' } }).ok).toBe(true);
    if (reading.is !== 'read') return;
    expect(reading.conversions).toContainEqual({ row: 2, column: 0, from: '18-60岁', to: '[18..60]', why: ['range', 'unit'] });
    expect(reading.conversions.every(({ from, why }) => why.length > 0 && from !== '>60')).toBe(true);
    expect(reading.remarks.map(({ en }) => en.split(':')[0])).toEqual([
      'No hit policy was given',
      'Types taken from what stands in the cells',
    ]);
  });

  test('may tell roles, types and the hit policy in rows of their own', () => {
    const grid = [
      ['命中策略', '首条'],
      ['', '条件', '', '结果'],
      ['序号', 'age', 'vip', 'lane'],
      ['', '数字', '是/否', '文字'],
      ['1', '≥60', '是', 'quick'],
    ];
    expect(tableOf(read(grid))).toMatchObject({
      hitPolicy: 'FIRST',
      inputs: [
        { expression: 'age', type: 'number' },
        { expression: 'vip', type: 'boolean' },
      ],
      outputs: [{ name: 'lane', type: 'text' }],
      rules: [{ id: 'r1', when: ['>=60', 'true'] }],
    });
  });

  test('is asked about wherever a spelling can mean two things, and only there', () => {
    const headings = ['in: a', 'in: b', 'in: c', 'in: d', 'in: e', 'out: f'];
    const grid = [headings, ['1,200', '18-60', '5/1/2026', '甲/乙', '非医保', 'x'], ['300', '60-80', '6/2/2026', '丙', '医保', 'y']];
    expect(asked(read(grid))).toEqual(['c1.commas', 'c2.ends', 'c3.days', 'c4.slashes', 'c5.negation']);
    const answers = { 'c1.commas': 'list', 'c2.ends': 'upperOpen', 'c3.days': 'monthFirst', 'c4.slashes': 'text', 'c5.negation': 'not' };
    expect(tableOf(read(grid, answers)).rules[0]?.when).toEqual(['1, 200', '[18..60)', 'date("2026-05-01")', '"甲/乙"', 'not("医保")']);
    const clear = [headings, ['1,200.5', '18-59', '13/1/2026', '甲、乙', '医保', 'x'], ['1,300', '60-80', '14/2/2026', '丙', '自费', 'y']];
    expect(asked(read(clear))).toEqual([]);
  });

  test('is asked whether blank cells repeat the row above, mixed units count, and numbers among words are numbers', () => {
    const grid = [
      ['in: kind', 'in: within', 'in: level', 'out: pay'],
      ['住院', '30天', '1', '100'],
      ['', '2个月', 'A', '200'],
    ];
    expect(asked(read(grid))).toEqual(['c1.blanks', 'c2.units', 'c3.type']);
    const table = tableOf(read(grid, { 'c1.blanks': 'above', 'c2.units': 'drop', 'c3.type': 'text' }));
    expect(table.rules.map(({ when }) => when)).toEqual([
      ['"住院"', '30', '"1"'],
      ['"住院"', '2', '"A"'],
    ]);
  });

  test('brings the rules of a known table anew: headings that name its columns are those columns', () => {
    const grid = [
      ['风险', '金额', 'lane', 'fee'],
      ['low', '≤5,000', 'instant', '0'],
    ];
    const reading = tableFromGrid(grid, { id: 'lanes', name: '理赔通道', like: sampleTable });
    const table = tableOf(reading);
    expect([table.inputs, table.outputs, table.hitPolicy]).toEqual([sampleTable.inputs.toReversed(), sampleTable.outputs, 'FIRST']);
    expect(table.rules[0]?.when).toEqual(['"low"', '<= 5000']);
    expect(reading.is === 'read' && reading.remarks.map(({ en }) => en)).toEqual([
      'The hit policy stays as it is.',
      'These columns keep their settings: 风险, 金额, lane, fee.',
    ]);
  });

  test('asks about a word that is also the name of a variable', () => {
    const grid = [
      ['in: a', 'out: b'],
      ['risk', 'x'],
    ];
    expect(asked(read(grid, {}, ['risk']))).toEqual(['c1.names']);
    expect(tableOf(read(grid, { 'c1.names': 'variable' }, ['risk'])).rules[0]?.when).toEqual(['risk']);
  });

  test('without rules, without an output or beyond the limits is refused with what to do', () => {
    expect(read([])).toMatchObject({ is: 'refused', code: 'decision.sheet-empty' });
    expect(read([['in: a', 'out: b']])).toMatchObject({ is: 'refused', code: 'decision.sheet-empty' });
    expect(
      read([
        ['in: a', 'in: b'],
        ['1', '2'],
      ]),
    ).toMatchObject({ is: 'refused', code: 'decision.sheet-no-output' });
    const long = [['in: a', 'out: b'], ...Array.from({ length: 10_001 }, () => ['1', '2'])];
    expect(read(long)).toMatchObject({ is: 'refused', code: 'decision.sheet-too-large' });
  });
});

describe('one of our own sheets', () => {
  test('may be worked on in plain spelling, and gets rules and columns added', () => {
    const grid = gridFromTable(sampleTable, 'en').map((row) => [...row]);
    grid.push(['', '1,000-2,000', 'high', 'review', '5', 'new']);
    for (const [row, text] of [
      [2, 'Input'],
      [4, 'Age'],
      [8, 'Age'],
      [12, '≥60'],
    ] as const)
      grid[row]?.splice(6, 1, text);
    const table = tableOf(read(grid));
    expect(table.inputs.at(-1)).toEqual({ id: 'Age', label: 'Age', expression: 'Age', type: 'number' });
    expect(table.rules.at(-1)).toMatchObject({ id: 'r4', when: ['[1000..2000]', '"high"', '>=60'], note: 'new' });
    expect(table.rules[0]?.when).toEqual(['<= 3000', '"low"', '-']);
  });
});

describe('a pasted block', () => {
  test('is read by the columns it goes into', () => {
    const grid = [
      ['1,000以上', 'low', '审核，加急', '1.5万', ' as is '],
      ['', 'high'],
    ];
    expect(blockFromGrid(grid, { table: sampleTable, column: 0 })).toMatchObject({
      is: 'read',
      block: [
        ['>= 1000', '"low"', '"审核，加急"', '15000', ' as is '],
        ['-', '"high"'],
      ],
    });
  });
  test('asks before it guesses', () => {
    const reading = blockFromGrid([['1,200']], { table: sampleTable, column: 0 });
    expect(reading).toMatchObject({ is: 'asks', questions: [{ id: 'c1.commas', heading: '金额', examples: ['1,200'] }] });
    expect(blockFromGrid([['1,200']], { table: sampleTable, column: 0, answers: { 'c1.commas': 'thousands' } })).toMatchObject({
      block: [['1200']],
    });
  });
});
