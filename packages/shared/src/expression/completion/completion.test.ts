import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompletionOptions, completionsAt, type FeelType, functionCatalogue, signatureAt } from '../index.ts';

const names: Record<string, FeelType> = {
  age: { kind: 'number' },
  'total amount': { kind: 'number' },
  total: { kind: 'money' },
  投保人: { kind: 'context', fields: { 姓名: { kind: 'text' }, '出生 日期': { kind: 'date' } } },
  receipts: { kind: 'list', of: { kind: 'context', fields: { kind: { kind: 'text' }, total: { kind: 'money' } } } },
  pay: { kind: 'function', parameters: [{ name: 'amount', type: { kind: 'number' } }], result: { kind: 'number' } },
};

/** What is offered where the `|` stands, and from where it takes the place of what is typed. */
function offered(marked: string, options: CompletionOptions = {}) {
  const offset = marked.indexOf('|');
  return completionsAt(marked.replace('|', ''), offset, names, options);
}

function labels(marked: string): string[] {
  return offered(marked).map(({ label }) => label);
}

describe('after a dot come the fields of the value before it, and nothing else', () => {
  test.each([
    ['投保人.|', ['姓名', '出生 日期']],
    ['投保人.出|', ['出生 日期']],
    ['投保人.出生 日|', ['出生 日期']],
    ['投保人.出生 日期.y|', ['year']],
    ['receipts[kind = "IN"].|', ['kind', 'total']],
    ['for r in receipts return r.|', ['kind', 'total']],
    ['some x in receipts satisfies x.k|', ['kind']],
    ['sum(receipts.|', ['kind', 'total']],
    ['{a: {x: 1}, b: a.|', ['x']],
    ['[1..5].start|', ['start', 'start included']],
    ['date("2020-01-01").we|', ['weekday']],
    ['receipts[1].|total > 5', ['kind', 'total']],
  ])('%s', (marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });
});

describe('where a value begins, names in scope come first, then functions and words', () => {
  test.each([
    ['to|', ['total amount', 'total', 'today']],
    ['total am|', ['total amount']],
    ['age + (to|', ['total amount', 'total', 'today']],
    ['投|', ['投保人']],
    ['receipts[k| = "IN"]', ['kind']],
    ['receipts[it|', ['item']],
    ['{first: 1, b: fi|}', ['first', 'finishes', 'finished by']],
    ['function(value: number) va|', ['value']],
    ['if age > 5 then to|', ['total amount', 'total', 'today']],
    ['not(a|) and true', ['age', 'abs', 'all', 'any', 'append', 'after']],
    ['strin|', ['string', 'string length', 'string join']],
    ['fo|', ['for']],
  ])('%s', (marked, expected) => {
    expect([...labels(marked)].sort()).toEqual([...expected].sort());
  });

  test('the nearest name is offered before those around it, each once', () => {
    expect(labels('for age in [1] return |').filter((label) => label === 'age')).toHaveLength(1);
    expect(offered('for age in ["a"] return a|')[0]).toMatchObject({ label: 'age', type: { kind: 'text' } });
  });
});

describe('behind a value come the words that can follow it', () => {
  test.each([
    ['age > 5 a|', ['and']],
    ['if age > 5 t|', ['then']],
    ['age b|', ['between']],
    ['for r in receipts r|', ['return']],
  ])('%s', (marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  test('and the rest of a name that may have been meant', () => {
    expect(labels('total |').slice(0, 3)).toEqual(['total amount', 'and', 'or']);
  });
});

test('nothing is offered within texts, comments and numbers', () => {
  for (const marked of ['"ab|c"', '"ab|', '// to|', '/* to|', '12|', '1.|']) expect(offered(marked)).toEqual([]);
});

test('an offer tells what it is, in both languages, and what it takes the place of', () => {
  expect(offered('1 + total am|')).toEqual([
    {
      label: 'total amount',
      kind: 'variable',
      type: { kind: 'number' },
      insert: 'total amount',
      from: 4,
      help: { zh: '数字', en: 'a number' },
    },
  ]);
  expect(offered('round half u|')).toEqual([
    {
      label: 'round half up',
      kind: 'function',
      insert: 'round half up(',
      from: 0,
      help: { zh: '四舍五入到指定小数位数。', en: 'Rounds to a number of decimals, halves away from zero.' },
    },
  ]);
});

test('a cell of a table is offered the value it tests', () => {
  expect(offered('|', { input: { kind: 'number' } }).map(({ label }) => label)).toContain('?');
  expect(offered('< ag|', { input: { kind: 'number' } }).map(({ label }) => label)).toEqual(['age']);
  expect(offered('"a", ?.|', { input: { kind: 'date' } }).map(({ label }) => label)).toContain('month');
});

describe('the function the cursor is in is told, with the parameter that is being written', () => {
  test.each([
    ['round half up(1, |', 'round half up', 'scale'],
    ['substring("a,b(", length: |', 'substring', 'length'],
    ['date(2026, |', 'date', 'month'],
    ['date and time(date: |', 'date and time', 'date'],
    ['sum(1, 2, 3|', 'sum', 'item'],
    ['if x then string join([1, 2], |', 'string join', 'delimiter'],
    ['pay(|', 'pay', 'amount'],
    ['abs(max(1, |', 'max', 'item'],
  ])('%s', (marked, name, parameter) => {
    const offset = marked.indexOf('|');
    const hint = signatureAt(marked.replace('|', ''), offset, names);
    expect(hint?.name).toBe(name);
    expect(hint?.signatures[hint.active.signature]?.parameters[hint.active.parameter]?.name).toBe(parameter);
  });

  test.each(['(|', 'abs(1)|', 'unknown(|', '"abs(|', '[abs|'])('none in %s', (marked) => {
    expect(signatureAt(marked.replace('|', ''), marked.indexOf('|'), names)).toBeUndefined();
  });
});

test('the catalogue tells every function once, in both languages, and is plain data', () => {
  expect(new Set(functionCatalogue.map(({ name }) => name)).size).toBe(functionCatalogue.length);
  for (const { help, signatures } of functionCatalogue) {
    expect(help.zh).toMatch(/。$/);
    expect(help.en).toMatch(/\.$/);
    expect(signatures.length).toBeGreaterThan(0);
  }
  expect(JSON.parse(JSON.stringify(functionCatalogue))).toEqual(functionCatalogue);
});

test('at any place of any text there is an answer', () => {
  const word = fc.constantFrom(
    'age',
    'total',
    '投保人',
    '.',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    'for',
    'in',
    'return',
    'if',
    'then',
    '"',
    '+',
    '1',
    '姓名',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')),
      fc.nat(60),
      (source, offset) => {
        const at = Math.min(offset, source.length);
        for (const { from, label } of completionsAt(source, at, names)) expect(from <= at && label !== '').toBe(true);
        signatureAt(source, at, names);
      },
    ),
    { numRuns: 500 },
  );
});
