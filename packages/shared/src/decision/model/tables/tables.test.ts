import { describe, expect, test } from 'vitest';
import type { Json } from '../../../expression/index.ts';
import { asked, compiledModel, environment, given, modelOfXml } from '../ask-model.ts';
import { boxedDecision, input, needsInput, table } from '../model-xml.ts';

type Columns = Parameters<typeof table>[0];

/** What a table over the inputs `a` and `b` comes to. */
async function decided(about: Columns, values: { readonly [name: string]: Json }, typeRef = ''): Promise<string | undefined> {
  const body = input('a') + input('b') + boxedDecision('d', table(about), { needs: needsInput('a', 'b'), typeRef });
  return (await asked(body, values)).d;
}

const a = { expression: 'a' };
const grades: Columns = {
  inputs: [{ expression: 'a', typeRef: 'number' }, { expression: 'b' }],
  outputs: [{ name: 'grade', values: '"high", "middle", "low"' }],
  rules: [
    ['> 10', '-', '"low"'],
    ['> 20', '"x", "y"', '"high"'],
    ['> 30', 'not("x")', '"middle"'],
  ],
};

describe('hit policies by the letter of the standard', () => {
  const under = (policy: string, values: { readonly [name: string]: Json }) =>
    decided({ ...grades, policy: `hitPolicy="${policy}"` }, values);

  test('UNIQUE has one rule or no value', async () => {
    expect(await under('UNIQUE', { a: 15, b: 'x' })).toBe('"low"');
    expect(await under('UNIQUE', { a: 25, b: 'x' })).toBe('conflict of r1 and r2');
    expect(await under('UNIQUE', { a: 5, b: 'x' })).toBe('no match');
  });

  test('ANY has several that say the same', async () => {
    const same: Columns = { ...grades, policy: 'hitPolicy="ANY"', rules: [['> 1', '-', '"l" + "ow"'], ['> 2', '-', '"low"'], ['> 3', '-', '"high"']] }; // biome-ignore format: rows
    expect(await decided(same, { a: 3 })).toBe('"low"');
    expect(await decided(same, { a: 4 })).toBe('conflict of r1 and r2 and r3');
  });

  test('FIRST, PRIORITY and the orders', async () => {
    expect(await under('FIRST', { a: 35, b: 'y' })).toBe('"low"');
    expect(await under('PRIORITY', { a: 35, b: 'y' })).toBe('"high"');
    expect(await under('PRIORITY', { a: 35, b: 'z' })).toBe('"middle"');
    expect(await under('RULE ORDER', { a: 35, b: 'y' })).toBe('["low", "high", "middle"]');
    expect(await under('OUTPUT ORDER', { a: 35, b: 'y' })).toBe('["high", "middle", "low"]');
    expect(await under('COLLECT', { a: 35, b: 'z' })).toBe('["low", "middle"]');
  });

  test('COLLECT adds up, counts and compares', async () => {
    const rows: Columns = { inputs: [a], outputs: [{}], rules: [['> 0', '0.1'], ['> 1', '0.2'], ['> 2', '5']] }; // biome-ignore format: rows
    const by = (aggregation: string, value: number) => decided({ ...rows, policy: `hitPolicy="COLLECT" aggregation="${aggregation}"` }, { a: value }); // biome-ignore format: one call
    expect(await Promise.all(['SUM', 'COUNT', 'MIN', 'MAX'].map((aggregation) => by(aggregation, 2)))).toEqual(['0.3', '2', '0.1', '0.2']);
    expect(await by('SUM', 0)).toBe('no match');
    const texts: Columns = { ...rows, rules: [['-', '"b"'], ['-', '"a"']], policy: 'hitPolicy="COLLECT" aggregation="MIN"' }; // biome-ignore format: rows
    expect(await decided(texts, {})).toBe('"a"');
  });

  test('several outputs are a context, ranked by the first column, then by the second', async () => {
    const two: Columns = {
      policy: 'hitPolicy="PRIORITY"',
      inputs: [a],
      outputs: [
        { name: 'lane', values: '"quick", "full"' },
        { name: 'why so', values: '2, 1' },
      ],
      rules: [['> 0', '"full"', '2'], ['> 1', '"quick"', '1'], ['> 2', '"quick"', '2']], // biome-ignore format: rows
    };
    expect(await decided(two, { a: 1 })).toBe('{lane: "full", why so: 2}');
    expect(await decided(two, { a: 3 })).toBe('{lane: "quick", why so: 2}');
    expect(await decided({ ...two, policy: 'hitPolicy="OUTPUT ORDER"' }, { a: 3 })).toBe('[{lane: "quick", why so: 2}, {lane: "quick", why so: 1}, {lane: "full", why so: 2}]'); // biome-ignore format: one line
    expect(await decided({ ...two, policy: 'hitPolicy="COLLECT"' }, { a: 2 })).toBe('[{lane: "full", why so: 2}, {lane: "quick", why so: 1}]'); // biome-ignore format: one line
  });

  test('what no rule says is said by the default outputs', async () => {
    const fallen: Columns = { inputs: [a], outputs: [{ name: 'x', fallback: '"none"' }, { name: 'y', fallback: 'a + 1' }], rules: [['5', '"five"', '5']] }; // biome-ignore format: rows
    expect(await decided(fallen, { a: 5 })).toBe('{x: "five", y: 5}');
    expect(await decided(fallen, { a: 6 })).toBe('{x: "none", y: 7}');
  });
});

describe('cells', () => {
  const cell = (source: string, values: { readonly [name: string]: Json }) =>
    decided({ inputs: [a], outputs: [{}], rules: [[source, '"yes"']] }, values);

  test('may be empty, name other variables, ask about the input itself, or be conditions over lists', async () => {
    expect(await cell('', { a: 1 })).toBe('"yes"');
    expect(await cell('b', { a: 1, b: 1 })).toBe('"yes"');
    expect(await cell('> b', { a: 1, b: 2 })).toBe('no match');
    expect(await cell('b', { a: 1, b: [0, 1] })).toBe('"yes"');
    expect(await cell('? > b and ? < 10', { a: 5, b: 2 })).toBe('"yes"');
    expect(await cell('contains(?, "ab")', { a: 'cab' })).toBe('"yes"');
    expect(await cell('list contains(?, 2)', { a: [1, 2] })).toBe('"yes"');
    expect(await cell('[1..5), 7', { a: 7 })).toBe('"yes"');
    expect(await cell('null', { a: null })).toBe('"yes"');
    expect(await cell('not(1, 2)', { a: 3 })).toBe('"yes"');
  });

  test('that cannot be answered or read do not hold', async () => {
    expect(await cell('> 5', { a: 'text' })).toBe('no match');
    expect(await cell('> > 5', { a: 6 })).toBe('no match');
  });
});

describe('columns', () => {
  test('refuse values they do not allow, but not that there is none', async () => {
    const guarded: Columns = { inputs: [{ expression: 'a', values: '"m", "f"' }], outputs: [{}], rules: [['-', '1']] };
    expect(await decided(guarded, { a: 'm' })).toBe('1');
    expect(await decided(guarded, { a: 'z' })).toBe('decision.value-not-allowed');
    expect(await decided(guarded, {})).toBe('1');
  });

  test('hold inputs and outputs to their types, but a column that tells the type of the whole list is no type of one output', async () => {
    const typed = (typeRef: string, cell: string, policy = '') =>
      decided({ policy, inputs: [a], outputs: [{ typeRef }], rules: [['-', cell]] }, {});
    expect(await typed('number', '"x"')).toBe('decision.value-of-other-type');
    expect(await typed('number', '[5]')).toBe('5');
    const lists = input('a') + boxedDecision('d', table({ policy: 'hitPolicy="COLLECT"', inputs: [a], outputs: [{ typeRef: 'tNumbers' }], rules: [['-', '1'], ['-', '2']] }), { needs: needsInput('a'), typeRef: 'tNumbers' }); // biome-ignore format: rows
    const types = '<itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>';
    expect((await asked(types + lists)).d).toBe('[1, 2]');
  });

  test('may be expressions, and a table may have none', async () => {
    expect(await decided({ inputs: [{ expression: 'a + b' }], outputs: [{}], rules: [['3', 'a * 10']] }, { a: 1, b: 2 })).toBe('10');
    expect(await decided({ inputs: [], outputs: [{}], rules: [['"always"']] }, {})).toBe('"always"');
  });
});

test('every input, every cell and the rules that hold are told', async () => {
  const body =
    input('a') + input('b') + boxedDecision('d', table({ ...grades, policy: 'hitPolicy="RULE ORDER"' }), { needs: needsInput('a', 'b') });
  const [result] = compiledModel(await modelOfXml(body)).decide({ given: given({ a: 25, b: null }), environment });
  expect(result?.tables).toMatchObject([
    {
      inputs: [{ id: 'input1' }, { id: 'input2', value: null }],
      rules: [
        { id: 'r1', cells: ['yes', 'yes'] },
        { id: 'r2', cells: ['yes', 'no'] },
        { id: 'r3', cells: ['no', 'yes'] },
      ],
      matched: ['r1'],
    },
  ]);
});
